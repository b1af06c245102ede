import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Wait } from '../../src/wait.ts';
import { AppError } from '../../src/errors.ts';
import { describeForLog } from '../../src/log.ts';
import type { ChatEvent, ChatModel, TokenUsage } from '../../src/models/chat-model.ts';
import { type ChatModelOptions, createChatModel } from '../../src/models/create-chat-model.ts';
import { FAULTS } from '../helpers/scripted-endpoint/faults.ts';
import { createGate } from '../helpers/scripted-endpoint/gate.ts';
import { replyInTurn, replyWith } from '../helpers/scripted-endpoint/models.ts';
import type { ChatReply, ChatScript } from '../helpers/scripted-endpoint/script.ts';
import {
  createScriptedEndpoint,
  type ScriptedEndpoint,
  type ScriptedEndpointOptions,
} from '../helpers/scripted-endpoint/scripted-endpoint.ts';

const MESSAGES = [new SystemMessage('你根据段落回答。'), new HumanMessage('科学城有多大？')];
const TEXT = '规划面积1198平方公里。😀[1]\n它在重庆西部。[2]';
/** Real time, but little of it. */
const QUICK: ChatModelOptions = { deadlineMs: 6000, firstPieceMs: 600, betweenPiecesMs: 600, pauseMs: 1 };

const opened: ScriptedEndpoint[] = [];
// What the first request of a process takes longer, for all that is loaded then, is no part of any test.
beforeAll(async () => {
  await modelOf([await open(replyWith(TEXT))], {}).ask(MESSAGES);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map((endpoint) => endpoint.close()));
});

async function open(chat: ChatScript, options: ScriptedEndpointOptions = {}): Promise<ScriptedEndpoint> {
  const endpoint = await createScriptedEndpoint({ chat, ...options });
  opened.push(endpoint);
  return endpoint;
}

const modelOf = (endpoints: readonly ScriptedEndpoint[], options: ChatModelOptions = QUICK) =>
  createChatModel(
    endpoints.map(({ url, apiKey, model }) => ({ baseUrl: url, apiKey, model })),
    options,
  );

/** Asks, and puts together what the events say. */
async function ask(model: ChatModel, signal?: AbortSignal) {
  const events: ChatEvent[] = [];
  let shown = '';
  const settled = await model
    .ask(MESSAGES, {
      onEvent(event) {
        events.push(event);
        shown = event.kind === 'text' ? shown + event.text : '';
      },
      ...(signal && { signal }),
    })
    .then(
      (reply) => ({ reply, error: null }),
      (error: unknown) => ({ reply: null, error: error as AppError }),
    );
  return { ...settled, events, shown };
}

const restarts = (events: readonly ChatEvent[]) => events.filter(({ kind }) => kind === 'restart').length;

describe('a chat model', () => {
  it('gives the reply in pieces, with the tokens that the server tells', async () => {
    const endpoint = await open(() => ({ kind: 'text', text: TEXT, usage: { input: 21, output: 34 } }));
    const model = modelOf([endpoint]);
    const { reply, events, shown } = await ask(model);
    expect(reply).toEqual({ model: 'scripted', text: TEXT, usage: { input: 21, output: 34, estimated: false } });
    expect(shown).toBe(TEXT);
    expect(events.length).toBeGreaterThan(3);
    expect(model.id).toBe('scripted');
    expect(model.endpoints).toEqual([{ model: 'scripted', breaker: 'closed', requests: 1, failures: 0 }]);
    expect(endpoint.requests).toHaveLength(1);
    expect(endpoint.chats[0]).toMatchObject({
      stream: true,
      includeUsage: true,
      body: { temperature: 0 },
      messages: [
        { role: 'system', content: '你根据段落回答。' },
        { role: 'user', content: '科学城有多大？' },
      ],
    });
  });

  it('gives the first piece while the rest is still to come', async () => {
    const gate = createGate();
    const endpoint = await open(() => ({
      kind: 'text',
      text: TEXT,
      before: (i) => (i === 1 ? gate.passed : undefined),
    }));
    let first = '';
    const reply = await modelOf([endpoint], {}).ask(MESSAGES, {
      onEvent(event) {
        if (event.kind === 'text') first ||= event.text;
        gate.open();
      },
    });
    expect([first, reply.text]).toEqual(['规划面积', TEXT]);
  });

  it.each([1, 2, 3, 7])('puts characters together that come in pieces of %i bytes', async (bytes) => {
    const endpoint = await open(() => ({ kind: 'text', text: TEXT, piece: 1, bytes: bytes * 16 + 1 }));
    expect((await ask(modelOf([endpoint]))).reply?.text).toBe(TEXT);
  });

  it('reckons the tokens when the server does not tell them', async () => {
    const endpoint = await open(() => ({ kind: 'text', text: TEXT, usage: null }));
    const { usage } = (await ask(modelOf([endpoint]))).reply!;
    expect(usage.estimated).toBe(true);
    expect(usage.input).toBeGreaterThan(10);
    expect(usage.output).toBeGreaterThan(15);
    expect(usage.output).toBeLessThan(60);
  });

  it.each(['stream_options', 'temperature'])(
    'asks once more without %s where it is refused, and remembers',
    async (name) => {
      const endpoint = await open(replyWith(TEXT), { refuses: [name] });
      const model = modelOf([endpoint]);
      expect((await ask(model)).reply?.text).toBe(TEXT);
      expect((await ask(model)).reply?.text).toBe(TEXT);
      expect(endpoint.requests.map(({ refusal }) => refusal !== null)).toEqual([true, false, false]);
      expect(model.endpoints[0]).toMatchObject({ breaker: 'closed', failures: 0 });
    },
  );

  it('does without both where both are refused', async () => {
    const endpoint = await open(replyWith(TEXT), { refuses: ['temperature', 'stream_options'] });
    expect((await ask(modelOf([endpoint]))).reply?.usage.estimated).toBe(true);
    expect(endpoint.requests).toHaveLength(3);
  });

  it('sends the parameters that the operator gives, over its own', async () => {
    const { url, apiKey, model, chats } = await open(replyWith(TEXT), { knows: ['thinking'] });
    const parameters = { thinking: { type: 'disabled' }, temperature: 1 };
    const { reply } = await ask(createChatModel([{ baseUrl: url, apiKey, model, parameters }], QUICK));
    expect(reply?.text).toBe(TEXT);
    expect(chats[0]?.body).toMatchObject(parameters);
  });

  it('sends no key where none is configured, whatever the environment holds', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-another-program');
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-another-program');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
    const endpoint = await open(replyWith(TEXT), { apiKey: null });
    expect((await ask(modelOf([endpoint]))).reply?.text).toBe(TEXT);
    expect(JSON.stringify(endpoint.requests)).not.toContain('of-another-program');
    vi.unstubAllEnvs();
  });

  it('sends nothing to anyone else, though the environment would have it traced', async () => {
    const endpoint = await open(replyWith(TEXT));
    const elsewhere = await open(replyWith(TEXT));
    vi.stubEnv('LANGSMITH_TRACING', 'true');
    vi.stubEnv('LANGSMITH_API_KEY', 'key-of-another-program');
    vi.stubEnv('LANGSMITH_ENDPOINT', elsewhere.url);
    expect((await ask(modelOf([endpoint]))).reply?.text).toBe(TEXT);
    expect(elsewhere.requests).toEqual([]);
    vi.unstubAllEnvs();
  });

  it('leaves reasoning out, whether the server sets it apart or not', async () => {
    const [apart, inside, unopened] = await Promise.all([
      open(() => ({ kind: 'text', text: TEXT, reasoning: '让我想一想。', piece: 3 })),
      open(() => ({ kind: 'text', text: `<think>让我想一想。</think>${TEXT}`, piece: 3 })),
      open(() => ({ kind: 'text', text: `让我想一想。</think>${TEXT}`, piece: 3 })),
    ]);
    for (const endpoint of [apart, inside, unopened]) {
      const { reply, shown } = await ask(modelOf([endpoint]));
      expect([reply?.text, shown]).toEqual([TEXT, TEXT]);
    }
  });

  it('takes a reply that ends for its length as it is, and cuts one without end', async () => {
    const short = await open(() => ({ kind: 'text', text: TEXT, finish: 'length' }));
    expect((await ask(modelOf([short]))).reply?.text).toBe(TEXT);
    const never = createGate();
    const before = (i: number) => (i === 40 ? never.passed : undefined);
    const endless = await open(() => ({ kind: 'text', text: '😀'.repeat(5000), piece: 50, before }));
    const { reply, shown } = await ask(modelOf([endless], { ...QUICK, mostUnits: 1001 }));
    expect([reply?.text, shown]).toEqual(['😀'.repeat(500), '😀'.repeat(500)]);
    await expect.poll(() => endless.requests[0]?.abandoned).toBe(true);
  });
});

describe('an endpoint', () => {
  it.each(Object.keys(FAULTS))('that %s has its question answered by the next, once', async (name) => {
    const bad = await open(() => FAULTS[name]!);
    const good = await open(replyWith(TEXT));
    const { reply, shown } = await ask(modelOf([bad, good]));
    expect([reply?.text, shown]).toEqual([TEXT, TEXT]);
    expect(good.requests).toHaveLength(1);
    expect(bad.requests.every(({ refusal }) => refusal === null)).toBe(true);
  });

  it.each(Object.keys(FAULTS))('alone that %s is a fault that tells nothing of what the server said', async (name) => {
    const printed = (['log', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockReturnValue(undefined),
    );
    const bad = await open(() => FAULTS[name]!);
    const { error, reply } = await ask(modelOf([bad]));
    expect(reply).toBeNull();
    expect(error).toBeInstanceOf(AppError);
    expect([error!.code, error!.cause]).toEqual(['chat', undefined]);
    const told = JSON.stringify(describeForLog(error)) + error!.line;
    expect(told).not.toMatch(/scripted failure|overloaded|Sign in|choices|Bearer|authorization/i);
    expect(told).not.toContain(bad.apiKey);
    expect(error!.line).not.toContain('\n');
    expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it.each([
    ['answers 503', 2],
    ['answers 429 with a short wait', 2],
    ['answers 429 with a long wait', 1],
    ['answers 408', 2],
    ['answers 401', 1],
    ['answers 403', 1],
    ['answers 404', 1],
    ['breaks in the middle', 2],
    ['hangs before the headers', 2],
    ['says nothing', 2],
  ])('alone that %s is asked %i time(s)', async (name, times) => {
    const bad = await open(() => FAULTS[name]!);
    await ask(modelOf([bad]));
    expect(bad.chats).toHaveLength(times);
  });

  it('that hangs is not asked again while there is another', async () => {
    const [bad, good] = [await open(() => ({ kind: 'hang' })), await open(replyWith(TEXT))];
    await ask(modelOf([bad, good]));
    expect(bad.chats).toHaveLength(1);
  });

  it('that breaks off is asked again: what it said is void, and the tokens of both attempts count', async () => {
    const endpoint = await open(({ index }) => ({
      kind: 'text',
      text: TEXT,
      usage: { input: 10, output: 20 },
      ...(index === 0 && { fault: { after: 3, kind: 'break' as const } }),
    }));
    const { reply, events, shown } = await ask(modelOf([endpoint]));
    expect([reply?.text, shown, restarts(events)]).toEqual([TEXT, TEXT, 1]);
    expect(reply?.usage.input).toBeGreaterThan(10);
    expect(reply?.usage.output).toBeGreaterThan(20);
    expect(reply?.usage.estimated).toBe(true);
  });

  it('that gives no reply may have cost tokens, which are told, also when the caller leaves', async () => {
    const never = createGate();
    const before = (i: number) => (i === 3 ? never.passed : undefined);
    const bad = await open(() => ({ kind: 'text', text: TEXT, fault: { after: 3, kind: 'end' } }));
    const slow = await open(() => ({ kind: 'text', text: TEXT, before }));
    const silent = await open(() => ({ kind: 'status', status: 401 }));
    const spent: TokenUsage[] = [];
    const onSpent = (usage: TokenUsage) => spent.push(usage);
    await expect(modelOf([bad]).ask(MESSAGES, { onSpent })).rejects.toThrow('broke');
    const leaving = new AbortController();
    const onEvent = () => leaving.abort(new Error('the person left'));
    await expect(modelOf([slow]).ask(MESSAGES, { onSpent, onEvent, signal: leaving.signal })).rejects.toThrow('left');
    await expect(modelOf([silent]).ask(MESSAGES, { onSpent })).rejects.toThrow('401');
    expect(spent.map(({ input, output }) => [input > 0, output > 0])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
    // Two attempts were paid for.
    expect(spent[0]!.input).toBe(2 * spent[1]!.input);
  });

  it('that fails before it said anything needs no restart', async () => {
    const endpoint = await open(({ index }) => (index === 0 ? { kind: 'status', status: 500 } : TEXT));
    const { reply, events } = await ask(modelOf([endpoint]));
    expect([reply?.text, restarts(events)]).toEqual([TEXT, 0]);
  });

  it('is waited for as long as it asks for, when that is short', async () => {
    const waits: number[] = [];
    const wait: Wait = async (milliseconds, signal) => {
      waits.push(milliseconds);
      if (milliseconds === 2000) return;
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    };
    const endpoint = await open(({ index }) =>
      index === 0 ? { kind: 'status', status: 429, headers: { 'retry-after': '2' } } : TEXT,
    );
    expect((await ask(modelOf([endpoint], { wait }))).reply?.text).toBe(TEXT);
    expect(waits).toContain(2000);
    expect(waits).not.toContain(300);
  });

  it.each(['content_filter', 'sensitive'])('whose filter holds a reply back is not to blame (%s)', async (finish) => {
    const endpoint = await open(() => ({ kind: 'text', text: TEXT, finish }));
    const model = modelOf([endpoint]);
    for (let i = 0; i < 7; i += 1) await ask(model);
    expect(endpoint.chats).toHaveLength(7);
    expect(model.endpoints[0]?.breaker).toBe('closed');
  });

  it('that refuses one question goes on with the next', async () => {
    const endpoint = await open(({ index }) => (index < 14 ? { kind: 'status', status: 400 } : TEXT));
    const model = modelOf([endpoint]);
    for (let i = 0; i < 7; i += 1) expect((await ask(model)).error?.line).toContain('HTTP 400');
    expect((await ask(model)).reply?.text).toBe(TEXT);
    // What did not help is not remembered.
    expect(endpoint.chats.at(-1)?.includeUsage).toBe(true);
  });
});

describe('time', () => {
  it('is up at the deadline, however slowly the reply drips', async () => {
    let clock = 0;
    const timers: { at: number; ring: () => void }[] = [];
    const wait: Wait = (milliseconds, signal) =>
      new Promise((resolve) => {
        timers.push({ at: clock + milliseconds, ring: resolve });
        signal?.addEventListener('abort', () => resolve());
      });
    const never = createGate();
    const before = (i: number) => (i === 20 ? never.passed : undefined);
    const endpoint = await open(() => ({ kind: 'text', text: TEXT.repeat(9), before }));
    let heard = 0;
    const asked = modelOf([endpoint], { wait, now: () => clock }).ask(MESSAGES, {
      // Each piece comes three seconds after the last, which is soon enough for each.
      onEvent() {
        heard += 1;
        clock += 3000;
        for (const timer of timers.filter(({ at }) => at <= clock)) timer.ring();
      },
    });
    await expect(asked).rejects.toThrow('the 20 s for it are over');
    expect(heard).toBe(7);
    await expect.poll(() => endpoint.requests[0]?.abandoned).toBe(true);
  });

  it('is kept for another attempt when the first hangs', async () => {
    const startedAt = performance.now();
    const [bad, good] = [await open(() => ({ kind: 'hang' })), await open(replyWith(TEXT))];
    const { reply } = await ask(modelOf([bad, good], { deadlineMs: 1000, firstPieceMs: 60_000 }));
    expect(reply?.text).toBe(TEXT);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it.each(['hangs before the headers', 'hangs in the middle'])('is not spent on an endpoint that %s', async (name) => {
    const endpoint = await open(({ index }) => (index === 0 ? FAULTS[name]! : TEXT));
    const { reply, shown } = await ask(modelOf([endpoint]));
    expect([reply?.text, shown]).toEqual([TEXT, TEXT]);
    await expect.poll(() => endpoint.requests[0]?.abandoned).toBe(true);
  });
});

describe('a caller that gives up', () => {
  it('gets its reason at once, ends the request, and harms no endpoint', async () => {
    const endpoint = await open(() => ({ kind: 'hang' }));
    const model = modelOf([endpoint], {});
    for (let i = 0; i < 8; i += 1) {
      const leaving = new AbortController();
      const asked = ask(model, leaving.signal);
      await endpoint.waitForRequests(i + 1);
      leaving.abort(new Error('the person left'));
      expect((await asked).error?.message).toBe('the person left');
    }
    expect(model.endpoints[0]).toMatchObject({ breaker: 'closed', failures: 0, requests: 8 });
    await expect.poll(() => endpoint.requests.every(({ abandoned }) => abandoned)).toBe(true);
  });

  it('before it asked asks nothing', async () => {
    const endpoint = await open(replyWith(TEXT));
    const { error } = await ask(modelOf([endpoint]), AbortSignal.abort(new Error('too late')));
    expect([error?.message, endpoint.requests.length]).toEqual(['too late', 0]);
  });

  it('in the middle of a reply hears no more of it', async () => {
    const gate = createGate();
    const endpoint = await open(() => ({
      kind: 'text',
      text: TEXT,
      before: (i) => (i === 2 ? gate.passed : undefined),
    }));
    const leaving = new AbortController();
    const heard: ChatEvent[] = [];
    const asked = modelOf([endpoint], {}).ask(MESSAGES, {
      signal: leaving.signal,
      onEvent(event) {
        heard.push(event);
        if (heard.length === 2) leaving.abort(new Error('enough'));
      },
    });
    await expect(asked).rejects.toThrow('enough');
    gate.open();
    await expect.poll(() => endpoint.requests[0]?.abandoned).toBe(true);
    expect(heard).toHaveLength(2);
  });

  it('with a fault of its own gets that fault, which is not the endpoint’s', async () => {
    const endpoint = await open(replyWith(TEXT));
    const model = modelOf([endpoint]);
    const asked = model.ask(MESSAGES, {
      onEvent() {
        throw new Error('a fault of the listener');
      },
    });
    await expect(asked).rejects.toThrow('a fault of the listener');
    expect([endpoint.requests.length, model.endpoints[0]?.failures]).toEqual([1, 0]);
  });
});

describe('the breaker', () => {
  it.each(Object.keys(FAULTS))('opens after at most five failures of an endpoint that %s', async (name) => {
    const bad = await open(() => FAULTS[name]!);
    const model = modelOf([bad], { ...QUICK, firstPieceMs: 150, betweenPiecesMs: 150 });
    for (let i = 0; i < 6; i += 1) expect((await ask(model)).error?.code).toBe('chat');
    expect(bad.chats.length).toBeLessThanOrEqual(5);
    expect(model.endpoints[0]).toMatchObject({ breaker: 'open', failures: 5 });
    const { error } = await ask(model);
    expect(error?.line).toContain('left alone');
  });

  it('closes within a minute of the recovery, and tries with one request at a time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let reply: ChatReply | string = { kind: 'status', status: 503 };
    const gate = createGate();
    const endpoint = await open(async () => {
      if (reply === TEXT) await gate.passed;
      return reply;
    });
    const model = modelOf([endpoint]);
    for (let i = 0; i < 6; i += 1) await ask(model);
    const failed = endpoint.chats.length;
    reply = TEXT;
    vi.advanceTimersByTime(14_000);
    expect((await ask(model)).error?.line).toContain('left alone');
    vi.advanceTimersByTime(2000);
    expect(model.endpoints[0]?.breaker).toBe('half-open');
    const trying = ask(model);
    await endpoint.waitForRequests(failed + 1);
    expect((await ask(model)).error?.line).toContain('left alone');
    gate.open();
    expect((await trying).reply?.text).toBe(TEXT);
    expect(model.endpoints[0]?.breaker).toBe('closed');
    expect((await ask(model)).reply?.text).toBe(TEXT);
  });

  it('stays open when the trial fails', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const endpoint = await open(() => ({ kind: 'status', status: 503 }));
    const model = modelOf([endpoint]);
    for (let i = 0; i < 6; i += 1) await ask(model);
    const failed = endpoint.chats.length;
    vi.advanceTimersByTime(16_000);
    await ask(model);
    await ask(model);
    expect(endpoint.chats.length).toBe(failed + 1);
    expect(model.endpoints[0]?.breaker).toBe('open');
  });

  it('opens again at once when the trial was given up by its caller and the next request fails', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let reply: ChatReply = { kind: 'status', status: 503 };
    const endpoint = await open(() => reply);
    const model = modelOf([endpoint], { ...QUICK, firstPieceMs: 3000 });
    for (let i = 0; i < 6; i += 1) await ask(model);
    const failed = endpoint.chats.length;
    vi.advanceTimersByTime(16_000);
    reply = { kind: 'hang' };
    const leaving = new AbortController();
    const trying = ask(model, leaving.signal);
    await endpoint.waitForRequests(failed + 1);
    leaving.abort(new Error('the person left'));
    expect((await trying).error?.message).toBe('the person left');
    reply = { kind: 'status', status: 503 };
    await ask(model);
    expect(endpoint.chats.length).toBe(failed + 2);
    expect(model.endpoints[0]?.breaker).toBe('open');
  });

  it('is each endpoint’s own', async () => {
    const [bad, good] = [await open(() => ({ kind: 'status', status: 500 })), await open(replyWith(TEXT))];
    const model = modelOf([bad, good]);
    for (let i = 0; i < 10; i += 1) expect((await ask(model)).reply?.text).toBe(TEXT);
    expect(bad.chats.length).toBeLessThanOrEqual(5);
    expect(model.endpoints.map(({ breaker }) => breaker)).toEqual(['open', 'closed']);
  });

  it('counts failures in a row alone', async () => {
    const endpoint = await open(({ index }) => (index % 5 === 4 ? TEXT : { kind: 'status', status: 500 }));
    const model = modelOf([endpoint]);
    for (let i = 0; i < 12; i += 1) await ask(model);
    expect(model.endpoints[0]?.breaker).toBe('closed');
  });
});

describe('two hundred questions at once', () => {
  const MANY = 200;
  const askMany = async (model: ChatModel) => {
    const startedAt = performance.now();
    const settled: (readonly [Awaited<ReturnType<typeof ask>>, number])[] = await Promise.all(
      Array.from({ length: MANY }, async () => [await ask(model), performance.now() - startedAt] as const),
    );
    return { results: settled.map(([result]) => result), slowest: Math.max(...settled.map(([, time]) => time)) };
  };

  it.each(Object.keys(FAULTS))('to an endpoint that %s all settle in time', async (name) => {
    const bad = await open(() => FAULTS[name]!);
    const { results, slowest } = await askMany(modelOf([bad], { ...QUICK, deadlineMs: 4000 }));
    expect(results.every(({ error, reply }) => reply === null && error?.code === 'chat')).toBe(true);
    // The machine may be busy, and its timers late.
    expect(slowest).toBeLessThan(4000 + 1500);
  });

  it('to a good one are each answered once with their own reply', async () => {
    const endpoint = await open(replyInTurn(TEXT));
    const { results } = await askMany(modelOf([endpoint], { pauseMs: 1 }));
    expect(results.every(({ reply, shown }) => reply?.text === TEXT && shown === TEXT)).toBe(true);
    expect(endpoint.chats).toHaveLength(MANY);
  });
});
