import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createWebhookRoute } from '../../src/server/webhook-route.ts';
import { openRaw, openServer } from './open-server.ts';

const SECRET = 'the-secret-of-the-webhook_1';

/** A server whose only address is the webhook, with what came in by it. */
async function openWebhook(
  store: (update: Update) => boolean | void = () => undefined,
  secret: string | null = SECRET,
) {
  const accepted: Update[] = [];
  const lines: string[] = [];
  const route = createWebhookRoute({
    path: '/telegram',
    secret: () => secret,
    accept(updates) {
      if (updates.some((update) => store(update) === false)) return false;
      accepted.push(...updates);
      return true;
    },
    log: createLog('debug', { write: (line) => lines.push(line) }),
  });
  const opened = await openServer([route]);
  const post = async (body: string | Uint8Array<ArrayBuffer>, given: string | null = SECRET) => {
    const headers = { ...(given !== null && { 'X-Telegram-Bot-Api-Secret-Token': given }) };
    const response = await fetch(`${opened.url}/telegram`, { method: 'POST', body, headers });
    return [response.status, await response.text()];
  };
  return { ...opened, accepted, post, lines: () => [...opened.lines, ...lines] };
}

const chat = { id: 5, type: 'private' };
const makeBody = (id: number) => JSON.stringify({ update_id: id, message: { chat, text: `第${id}个问题？` } });

describe('the webhook', () => {
  it('says 200 to an update when it is stored', async () => {
    const { post, accepted } = await openWebhook();
    expect(await post(makeBody(7))).toEqual([200, 'OK\n']);
    expect(accepted).toEqual([{ update_id: 7, message: { chat, text: '第7个问题？' } }]);
  });

  it('says 503 while updates cannot be stored, so that Telegram sends them again', async () => {
    let isFull = true;
    const { post, accepted, lines } = await openWebhook(() => {
      if (isFull) throw new Error('database or disk is full');
    });
    for (const attempt of [1, 2, 3])
      expect([attempt, await post(makeBody(7))]).toEqual([attempt, [503, 'Service Unavailable\n']]);
    expect(accepted).toEqual([]);
    isFull = false;
    expect(await post(makeBody(7))).toEqual([200, 'OK\n']);
    expect(accepted).toHaveLength(1);
    expect(lines().filter((line) => line.includes('taken'))).toEqual([
      expect.stringMatching(/"error".*"updates cannot be taken; Telegram sends them again".*disk is full/),
      expect.stringContaining('updates can be taken again'),
    ]);
    expect(lines().join('\n')).not.toContain('第7个问题');
  });

  it('takes nothing, whoever sends it, before its secret is known', async () => {
    const { post, accepted } = await openWebhook(undefined, null);
    for (const given of [SECRET, '', 'null', null])
      expect(await post(makeBody(7), given)).toEqual([503, 'Service Unavailable\n']);
    expect(accepted).toEqual([]);
  });

  it('says so, too, while the bot starts or stops, and makes no fault of it', async () => {
    let isTaking = false;
    const { post, accepted, lines } = await openWebhook(() => isTaking);
    expect((await post(makeBody(7)))[0]).toBe(503);
    isTaking = true;
    expect((await post(makeBody(7)))[0]).toBe(200);
    expect(accepted).toHaveLength(1);
    expect(lines().filter((line) => !line.includes('listening'))).toEqual([]);
  });

  it('takes nothing without the secret, whatever its length, and reads none of it', async () => {
    const { post, accepted, server, lines } = await openWebhook();
    const same = `${SECRET.slice(0, -1)}2`;
    for (const secret of [null, '', 'x', same, `${SECRET}x`, SECRET.toUpperCase(), `${SECRET}, ${SECRET}`])
      expect([secret, await post(makeBody(7), secret)]).toEqual([secret, [401, 'Unauthorized\n']]);
    const unread = openRaw(server.port);
    unread.write('POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{');
    expect(await unread.ended).toMatch(/^HTTP\/1\.1 401 /);
    expect(accepted).toEqual([]);
    expect(lines().join('\n')).not.toContain(SECRET);
  });

  it.each([
    ['nothing', ''],
    ['a piece of JSON', '{"update_id": 7'],
    ['text', 'update_id=7'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[{"update_id":7}]'],
    ['no id', '{"message":{}}'],
    ['an id in quotes', '{"update_id":"7"}'],
    ['half an id', '{"update_id":7.5}'],
    ['an id below zero', '{"update_id":-7}'],
    ['an id beyond what numbers tell apart', '{"update_id":9007199254740993}'],
    ['an infinite id', '{"update_id":1e999}'],
    ['an id of an ancestor', '{"__proto__":{"update_id":7}}'],
    ['a message that is none', '{"update_id":7,"message":"hello"}'],
    ['a message of no chat', '{"update_id":7,"message":{"text":"hello"}}'],
    ['a chat without a number', '{"update_id":7,"edited_message":{"chat":{"id":"5","type":"private"}}}'],
    ['a sender without a number', '{"update_id":7,"message":{"chat":{"id":5,"type":"private"},"from":{"id":{}}}}'],
    ['a press of nobody', '{"update_id":7,"callback_query":{"data":"x"}}'],
    ['text that is not in UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ])('says 400 to %s', async (_name, body) => {
    const { post, accepted } = await openWebhook();
    expect(await post(body)).toEqual([400, 'Bad Request\n']);
    expect(accepted).toEqual([]);
  });

  it('lives on after what is nested a hundred thousand times', async () => {
    const { post, accepted } = await openWebhook((update) => void JSON.stringify(update));
    const deep = `{"update_id":7,"poll":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await post(deep))[0]).toBeGreaterThanOrEqual(400);
    expect(await post(makeBody(8))).toEqual([200, 'OK\n']);
    expect(accepted).toHaveLength(1);
  });

  it('takes a hundred that come at once, each once, and keeps the order of those that come one after the other', async () => {
    const { post, accepted } = await openWebhook();
    const numbers = Array.from({ length: 100 }, (_, i) => i);
    const replies = await Promise.all(numbers.map((i) => post(makeBody(i))));
    expect(new Set(replies.map(([status]) => status))).toEqual(new Set([200]));
    expect(accepted.map(({ update_id: id }) => id).toSorted((a, b) => a - b)).toEqual(numbers);
    for (const i of numbers.slice(0, 10)) await post(makeBody(1_000 + i));
    expect(accepted.slice(100).map(({ update_id: id }) => id)).toEqual(numbers.slice(0, 10).map((i) => 1_000 + i));
  });
});
