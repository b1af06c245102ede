import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RunningApp } from '../../src/app.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { askArea, buildPlaces, describePlace, openChat, PLACES, type World } from './places.ts';

let makeWorld: () => World;
let world: World;
beforeAll(async () => {
  makeWorld = await buildPlaces();
});
beforeEach(() => {
  world = makeWorld();
});

async function areaNow(app: RunningApp): Promise<string | undefined> {
  const answer = await app.answer(askArea(PLACES[0]));
  return answer.kind === 'answered' ? /\d+亩/.exec(answer.citations[0]!.quote)?.[0] : answer.kind;
}
/** Lets another area of the first place serve; returns the id of its snapshot. */
async function renew(app: RunningApp, area: number, more: Readonly<Record<string, string>> = {}): Promise<string> {
  writeArticles(world.corpusDir, { a0: describePlace(PLACES[0], area), ...more });
  return (await app.reload()).snapshot;
}

/** The program without an embedding model, or with the usual one. */
const start = async (embedder: null | undefined) => {
  const app = await openSmallApp(world, embedder === null ? { embedder } : {});
  onTestFinished(() => app.close());
  return app;
};

describe('/rollback', () => {
  it('says that there is nothing to go back to', async () => {
    const { app } = await world.start();
    const { say } = await openChat(app);
    await expect(say('/rollback', /^没有可以退回的版本。$/)).resolves.toBeDefined();
  });

  it('shows the last two with what differs, and goes back; it stays after a restart, until a reload', async () => {
    const first = await world.start();
    const chat = await openChat(first.app);
    const { id } = first.app.snapshot;
    await renew(first.app, 200);
    await renew(first.app, 300, { 新的一篇: '新的一篇里写了别的事情，与公园没有关系。' });
    const message = await chat.say('/rollback', /^可以退回的版本/);
    const { text, reply_markup } = chat.telegram.current(message)!;
    expect(text!.split('\n')).toEqual([
      '可以退回的版本：',
      expect.stringMatching(/^1\. 建于 .*（北京时间），6 篇文章，6 个段落$/),
      '　退回后：多 0 篇，改 1 篇，少 1 篇',
      '　改：a0',
      '　少：新的一篇',
      expect.stringMatching(/^2\. 建于 .*（北京时间），6 篇文章，6 个段落$/),
      '　退回后：多 0 篇，改 1 篇，少 1 篇',
      '　改：a0',
      '　少：新的一篇',
    ]);
    const buttons = reply_markup!.inline_keyboard.flat().map((button) => button.text);
    expect(buttons).toHaveLength(2);
    await chat.press(message, buttons[1]!, /^已退回到版本/);
    expect(await areaNow(first.app)).toBe('100亩');
    await chat.say('/status', /固定在退回的版本，与现在的文章目录不同/);
    expect(chat.telegram.current(message)!.reply_markup).toBeUndefined();
    await first.close();

    const { app } = await world.start();
    expect([app.snapshot.id, await areaNow(app)]).toEqual([id, '100亩']);
    expect(app.status().pinned).toEqual({ why: 'rollback', differs: true });
    expect(await app.reload()).toMatchObject({ outcome: 'swapped', added: ['新的一篇'], changed: ['a0'], embedded: 0 });
    expect(await areaNow(app)).toBe('300亩');
    expect(app.status().pinned).toBeNull();
  });

  it('of a damaged snapshot says so in one line and changes nothing', async () => {
    const { app } = await world.start();
    const { id } = app.snapshot;
    const { say, press, telegram } = await openChat(app);
    const now = await renew(app, 200);
    const message = await say('/rollback', /^可以退回的版本/);
    world.damage(id);
    const button = telegram.current(message)!.reply_markup!.inline_keyboard[0]![0]!.text;
    const { text } = await press(message, button, /已损坏/);
    expect(text).toMatch(/^这个版本已损坏，没有换上：[^\n]*vectors\.f32[^\n]*$/);
    expect([app.snapshot.id, await areaNow(app), app.status().pinned]).toEqual([now, '200亩', null]);
  });

  it('of a snapshot that is cleared away by then says so and changes nothing', async () => {
    const { app } = await world.start();
    const { id } = app.snapshot;
    await renew(app, 200);
    await renew(app, 300);
    expect(await app.rollBack('aaaaaaaaaaaa')).toEqual({ kind: 'gone' });
    expect(await app.rollBack(app.snapshot.id)).toEqual({ kind: 'gone' });
    await renew(app, 400);
    expect((await app.listEarlier()).map((earlier) => earlier.id)).not.toContain(id);
    expect(await app.rollBack(id)).toEqual({ kind: 'gone' });
    expect(await areaNow(app)).toBe('400亩');
  });

  it('gives way to the articles as they are when what it went back to is damaged at a start', async () => {
    const first = await world.start();
    const { id } = first.app.snapshot;
    await renew(first.app, 200);
    await first.app.rollBack(id);
    await first.close();
    world.damage(id);
    const { app } = await world.start();
    expect(await areaNow(app)).toBe('200亩');
    expect(app.status().pinned).toBeNull();
    expect(app.warnings).toEqual([expect.stringMatching(/^the pinned snapshot .* cannot be opened.*serve instead$/)]);
  });

  it('holds for whoever starts with the embedding model of what it went back to', async () => {
    const plain = await start(null);
    const { id } = plain.snapshot;
    await renew(plain, 200);
    await plain.rollBack(id);
    await plain.close();
    const other = await start(undefined);
    expect([await areaNow(other), other.status().pinned]).toEqual(['200亩', null]);
    expect(other.warnings).toEqual([expect.stringContaining('another embedding model')]);
    await other.close();
    const again = await start(null);
    expect([again.snapshot.id, again.status().pinned]).toEqual([id, { why: 'rollback', differs: true }]);
  });
});
