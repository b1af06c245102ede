import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';

import type { Update } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';

import { openDouble, refusalOf } from './open-double.ts';
import { realClock } from './telegram-double/clock.ts';
import type { TelegramDoubleOptions } from './telegram-double/telegram-double.ts';

interface Hit {
  readonly update: Update;
  readonly path: string;
  readonly secret: string | string[] | undefined;
}

/** A server of a bot: keeps what comes, and answers when and how it is told. */
async function openHook(respond: (hit: Hit, hits: number) => Promise<number | string> | number | string = () => 200) {
  const hits: Hit[] = [];
  let open = 0;
  let mostOpen = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const hit = await readHit(request);
    hits.push(hit);
    const said = await respond(hit, hits.length);
    open -= 1;
    if (said === 'cut') request.socket.destroy();
    else if (typeof said === 'string') response.writeHead(200).end(said);
    else response.writeHead(said, said === 429 ? { 'retry-after': '7' } : {}).end();
  };
  const server: Server = createServer((request, response) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { hits, mostOpen: () => mostOpen, origin: `http://127.0.0.1:${port}` };
}

async function readHit(request: IncomingMessage): Promise<Hit> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const update = JSON.parse(Buffer.concat(parts).toString('utf8')) as Update;
  return { update, path: request.url ?? '', secret: request.headers['x-telegram-bot-api-secret-token'] };
}

const HOOK = 'https://bot.example.org/hook?a=b';
const SECRET = { secret_token: 'an-open_SECRET-1' };
const quick = (proxy: string, rest: TelegramDoubleOptions = {}): TelegramDoubleOptions => ({
  clock: realClock,
  webhook: { proxy, pauses: { firstMs: 5, longestMs: 20 } },
  ...rest,
});
const textsOf = (hits: readonly Hit[]) => hits.map(({ update }) => update.message?.text ?? '');
const byText = (texts: readonly string[]) => texts.toSorted((a, b) => a.localeCompare(b, 'zh'));
/** Until a webhook has taken so many updates. */
const taken = (double: Awaited<ReturnType<typeof openDouble>>['double']) => double.waitUntilConfirmed();

describe('a webhook', () => {
  it('gets what is there and what comes, with its secret, at the path of its address', async () => {
    const hook = await openHook();
    const { double, api, user } = await openDouble(quick(hook.origin));
    user.send(user.chat, '早先');
    await api.setWebhook(HOOK, { ...SECRET, max_connections: 10 });
    user.send(user.chat, '后来');
    await taken(double);
    expect(textsOf(hook.hits)).toEqual(['早先', '后来']);
    expect(hook.hits.every(({ path, secret }) => path === '/hook?a=b' && secret === SECRET.secret_token)).toBe(true);
    expect(await api.getWebhookInfo()).toMatchObject({ url: HOOK, pending_update_count: 0, max_connections: 10 });
    expect(double.violations).toEqual([]);
  });

  it('gets one update of a chat after the other, and those of many chats beside each other, up to its connections', async () => {
    const waiting: (() => void)[] = [];
    const hook = await openHook(() => new Promise<number>((resolve) => waiting.push(() => resolve(200))));
    const { double, api } = await openDouble(quick(hook.origin));
    await api.setWebhook(HOOK, { ...SECRET, max_connections: 3 });
    const users = Array.from({ length: 5 }, () => double.addUser());
    for (const text of ['一', '二']) for (const user of users) user.send(user.chat, text);
    while (double.pendingUpdates.length > 0) {
      // As many are under way as may be, until there is only one chat left.
      if (waiting.length >= Math.min(3, double.pendingUpdates.length)) waiting.shift()?.();
      await setImmediate();
    }
    expect(hook.mostOpen()).toBe(3);
    for (const user of users)
      expect(textsOf(hook.hits.filter(({ update }) => update.message?.from.id === user.id))).toEqual(['一', '二']);
  });

  it('gets an update again after anything but a 2xx, and the next of the chat only then', async () => {
    const answers: readonly (number | string)[] = [500, 'cut', 404, 302, 200, 200];
    const hook = await openHook((_hit, count) => answers[count - 1]!);
    const { double, api, user } = await openDouble(quick(hook.origin));
    await api.setWebhook(HOOK, SECRET);
    user.send(user.chat, '一');
    user.send(user.chat, '二');
    await taken(double);
    expect(textsOf(hook.hits)).toEqual(['一', '一', '一', '一', '一', '二']);
    expect(double.webhookPosts.map(({ status }) => status)).toEqual([500, null, 404, 302, 200, 200]);
    expect(await api.getWebhookInfo()).toMatchObject({ last_error_message: 'Wrong response from the webhook: 302' });
  });

  it('is tried again at once, then after 2, 4, 8 … seconds, or as long as it asks, and for a day at most', async () => {
    let status = 500;
    const hook = await openHook(() => status);
    const { clock, double, api, user } = await openDouble({ webhook: { proxy: hook.origin } });
    await api.setWebhook(HOOK, SECRET);
    user.send(user.chat, '一');
    const posted = (count: number) =>
      double.waitUntil(`${count} calls`, () => double.webhookPosts.length >= count || undefined);
    await posted(2);
    for (const [index, pause] of [2000, 4000, 8000].entries()) {
      clock.advance(pause - 1);
      expect(hook.hits).toHaveLength(index + 2);
      if (pause === 8000) status = 429;
      clock.advance(1);
      await posted(index + 3);
    }
    clock.advance(6999);
    expect(hook.hits).toHaveLength(5);
    clock.advance(1);
    await posted(6);
    clock.advance(24 * 60 * 60 * 1000);
    await posted(7);
    clock.advance(7000);
    expect(double.pendingUpdates).toEqual([]);
    expect(hook.hits).toHaveLength(7);
  });

  it('comes to a bot that was away when it is back', async () => {
    const { double, api, user } = await openDouble(quick('http://127.0.0.1:1'));
    await api.setWebhook(HOOK, SECRET);
    user.send(user.chat, '有人吗');
    await double.waitUntil('three calls', () => double.webhookPosts.length > 2 || undefined);
    expect(double.webhookPosts.every(({ status }) => status === null)).toBe(true);
    expect(double.pendingUpdates).toHaveLength(1);
    await api.deleteWebhook();
    expect(await api.getUpdates()).toHaveLength(1);
  });

  it('ends a long poll, and keeps others from polling until it is deleted', async () => {
    const { double, api, poll } = await openDouble();
    const held = refusalOf(poll({ timeout: 30 }));
    await double.waitForPolling();
    await api.setWebhook(HOOK, SECRET);
    expect(await held).toBe('Conflict: terminated by setWebhook request');
    expect(await refusalOf(poll())).toContain("can't use getUpdates method while webhook is active");
    expect(double.webhookUrl).toBe(HOOK);
    await api.setWebhook('');
    expect(await poll()).toEqual([]);
  });

  it('has an https address, a port that Telegram calls, and a secret of its letters', async () => {
    const { api, rules } = await openDouble();
    for (const url of ['http://127.0.0.1:8080/', 'ftp://example.org', 'https://example.org:8080/'])
      expect(await refusalOf(api.setWebhook(url, SECRET))).toContain('bad webhook');
    for (const secret of ['no spaces', 'ü', 'a'.repeat(257)])
      expect(await refusalOf(api.setWebhook(HOOK, { secret_token: secret }))).toContain('secret token');
    await api.setWebhook(HOOK);
    await api.setWebhook(HOOK, { ...SECRET, max_connections: 101 });
    expect(rules()).toEqual(['webhook-secret', 'max-connections']);
  });

  it('may be on this machine without https when a test says so', async () => {
    const hook = await openHook();
    const { double, api, user, rules } = await openDouble({ clock: realClock, webhook: { http: true } });
    expect(await refusalOf(api.setWebhook('http://example.org/', SECRET))).toContain('bad webhook');
    await api.setWebhook(`${hook.origin}/x`, SECRET);
    user.send(user.chat, '一');
    await taken(double);
    expect(textsOf(hook.hits)).toEqual(['一']);
    expect(rules()).toEqual([]);
  });

  it('is told when it answers with a call of a method, of which it would never learn the outcome', async () => {
    const hook = await openHook(() => JSON.stringify({ method: 'sendMessage', chat_id: 1, text: 'x' }));
    const { double, api, user, rules } = await openDouble(quick(hook.origin));
    await api.setWebhook(HOOK, SECRET);
    user.send(user.chat, '一');
    await taken(double);
    expect(rules()).toEqual(['webhook-answer']);
  });
});

describe('a server that hands out every update three times', () => {
  it('sends each three times to a webhook', async () => {
    const hook = await openHook();
    const { double, api, user } = await openDouble(quick(hook.origin, { deliveries: 3 }));
    await api.setWebhook(HOOK, SECRET);
    for (const text of ['一', '二']) user.send(user.chat, text);
    await taken(double);
    expect(byText(textsOf(hook.hits))).toEqual(byText(['一', '一', '一', '二', '二', '二']));
  });

  it('hands each out three times to who polls, although it was confirmed', async () => {
    const { double, api, user, rules } = await openDouble({ deliveries: 3 });
    for (const text of ['一', '二']) user.send(user.chat, text);
    const seen: string[] = [];
    let offset = 0;
    for (let round = 0; round < 4; round += 1)
      for (const update of await api.getUpdates({ offset })) {
        seen.push(update.message?.text ?? '');
        offset = update.update_id + 1;
        if (seen.length === 2) user.send(user.chat, '三');
      }
    expect(byText(seen)).toEqual(byText(['一', '一', '一', '三', '三', '三', '二', '二', '二']));
    expect(double.pendingUpdates).toEqual([]);
    expect(rules()).toEqual([]);
  });
});

describe('a storm of refusals', () => {
  it('refuses sends within the limits, and tells of whoever comes back too early', async () => {
    const draws = [0.1, 0.5, 0.9, 0.9];
    const storm = { share: 0.3, longestSeconds: 20, random: () => draws.shift()! };
    const { clock, api, user, rules } = await openDouble({ rateLimits: { storm } });
    expect(await refusalOf(api.sendMessage(user.id, '一'))).toBe('Too Many Requests: retry after 11');
    clock.advance(10_999);
    await api.sendMessage(user.id, '太早');
    expect(rules()).toEqual(['too-early']);
    clock.advance(1);
    await api.sendMessage(user.id, '二');
    expect(rules()).toEqual(['too-early']);
  });
});
