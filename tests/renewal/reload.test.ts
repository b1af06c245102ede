import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '../../src/app.ts';
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

const golden = (place: number, words: readonly string[]) => ({
  question: askArea(PLACES[place]!),
  expected: { kind: 'cites', articleId: `a${place}`, words },
});
const writeGolden = (...lines: readonly object[]) =>
  writeFileSync(join(world.corpusDir, 'questions.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
const setArea = (place: number, area: number) =>
  writeArticles(world.corpusDir, { [`a${place}`]: describePlace(PLACES[place]!, area) });

/** The figure that the program gives for a place now. */
async function areaOf(app: RunningApp, place = 0): Promise<string | undefined> {
  const answer = await app.answer(askArea(PLACES[place]!));
  return answer.kind === 'answered' ? /\d+亩/.exec(answer.citations[0]!.quote)?.[0] : answer.kind;
}

describe('/reload', () => {
  it('holds back what breaks a golden answer, shows the difference, and lets it in when an admin says so', async () => {
    const { app } = await world.start();
    const { say, press, telegram } = await openChat(app);
    writeGolden(golden(0, ['100亩']), golden(1, ['101亩']));
    setArea(0, 777);
    const message = await say('/reload', /还没有换上/);
    const lines = telegram.current(message)!.text!.split('\n');
    expect(lines).toContain('试问 2 题，1 题答得符合要求');
    expect(lines.slice(lines.indexOf('变差 1 题：'), lines.indexOf('变差 1 题：') + 4)).toEqual([
      '变差 1 题：',
      `• ${askArea(PLACES[0])}`,
      expect.stringMatching(/原：“.*占地100亩/),
      expect.stringMatching(/新：“.*占地777亩/),
    ]);
    expect(await areaOf(app)).toBe('100亩');
    expect(app.status().pinned).toEqual({ why: 'held', differs: true });

    await press(message, '仍然换上', /^文章库已更新/);
    expect(await areaOf(app)).toBe('777亩');
    expect(app.status().pinned).toBeNull();
    expect(telegram.current(message)!.reply_markup).toBeUndefined();
    expect(telegram.refusals).toEqual([]);
  });

  it('keeps the old ones when an admin says so, after a restart as well, until a reload finds nothing worse', async () => {
    const first = await world.start();
    const chat = await openChat(first.app);
    writeGolden(golden(0, ['100亩']));
    setArea(0, 777);
    await chat.press(await chat.say('/reload', /还没有换上/), '保留旧的', /仍用原来的/);
    await first.close();

    const { app } = await world.start();
    expect(await areaOf(app)).toBe('100亩');
    expect(app.status().pinned).toEqual({ why: 'held', differs: true });
    setArea(0, 100);
    setArea(1, 888);
    expect(await app.reload({ judge: true })).toMatchObject({ outcome: 'swapped', golden: { met: 1, changes: [] } });
    expect([await areaOf(app, 0), await areaOf(app, 1)]).toEqual(['100亩', '888亩']);
    expect(app.status().pinned).toBeNull();
  });

  it('swaps by itself when golden answers only change their words, or get better', async () => {
    const { app } = await world.start();
    writeGolden(golden(0, ['777亩']), golden(1, []), { question: askArea(PLACES[2]), expected: { kind: 'not-found' } });
    setArea(0, 777);
    setArea(1, 888);
    const { say, telegram } = await openChat(app);
    const { text } = telegram.current(await say('/reload', /^文章库已更新/))!;
    expect(text).toMatch(/试问 3 题，2 题答得符合要求\n变好 1 题：\n[^]*换了说法 1 题：\n/);
    expect(await areaOf(app)).toBe('777亩');
  });

  it('with force swaps whatever becomes of the golden answers, and shows it', async () => {
    const { app } = await world.start();
    writeGolden(golden(0, ['100亩']));
    setArea(0, 777);
    const { say, telegram } = await openChat(app);
    const message = telegram.current(await say('/reload force', /^文章库已更新/))!;
    expect(message.text).toContain('变差 1 题：');
    expect(message.reply_markup).toBeUndefined();
    expect(await areaOf(app)).toBe('777亩');
  });

  it('offers what it held back only as long as that is the newest build', async () => {
    const { app } = await world.start();
    writeGolden(golden(0, ['100亩']));
    setArea(0, 777);
    const { say, press } = await openChat(app);
    const message = await say('/reload', /还没有换上/);
    setArea(0, 100);
    setArea(1, 888);
    await app.reload();
    await press(message, '仍然换上', /已经不是最新的了/);
    expect([await areaOf(app, 0), await areaOf(app, 1)]).toEqual(['100亩', '888亩']);
  });

  it('says in one line that what it held back has been damaged, and changes nothing', async () => {
    const { app } = await world.start();
    writeGolden(golden(0, ['100亩']));
    setArea(0, 777);
    const { say, press } = await openChat(app);
    const message = await say('/reload', /还没有换上/);
    const { candidate } = await app.reload({ judge: true });
    world.damage(candidate!);
    const { text } = await press(message, '仍然换上', /已损坏/);
    expect(text).toMatch(/^这个版本已损坏，没有换上：[^\n]*vectors\.f32[^\n]*$/);
    expect(await areaOf(app)).toBe('100亩');
  });

  it('shows no word of an article or of a file’s name as something to click', async () => {
    const { app } = await world.start();
    writeGolden(golden(0, ['100亩']));
    writeArticles(world.corpusDir, { a0: `${PLACES[0]}占地777亩，由 www.example.com 的 @somebody 建成。` });
    writeFileSync(join(world.corpusDir, 'evil.example.com.md'), '');
    const { say, telegram } = await openChat(app);
    const { text, entities } = telegram.current(await say('/reload', /还没有换上/))!;
    const code = entities!.map(({ type, offset, length }) => [type, text!.slice(offset, offset + length)]);
    expect(code).toEqual(
      expect.arrayContaining([
        ['code', 'www.example.com'],
        ['code', '@somebody'],
        ['code', expect.stringContaining('evil.example.com')],
      ]),
    );
  });
});
