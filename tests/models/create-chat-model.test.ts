import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatEvent, ChatModel } from '../../src/models/chat-model.ts';
import { type ChatModelOptions, createChatModel } from '../../src/models/create-chat-model.ts';
import { AppError } from '../../src/errors.ts';
import { FAULTS } from '../helpers/scripted-endpoint/faults.ts';
import type { ChatScript } from '../helpers/scripted-endpoint/script.ts';
import {
  createScriptedEndpoint,
  type ScriptedEndpoint,
  type ScriptedEndpointOptions,
} from '../helpers/scripted-endpoint/scripted-endpoint.ts';

const MESSAGES = [new SystemMessage('你根据段落回答。'), new HumanMessage('科学城有多大？')];
const TEXT = '规划面积1198平方公里。😀[1]\n它在重庆西部。[2]';
/** Real time, but little of it. */
const QUICK: ChatModelOptions = { deadlineMs: 1500, firstPieceMs: 150, betweenPiecesMs: 150 };

const opened: ScriptedEndpoint[] = [];
afterEach(async () => {
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
  const outcome = await model
    .ask(MESSAGES, {
      onEvent(event) {
        events.push(event);
        shown = event.kind === 'text' ? shown + event.text : '';
      },
      ...(signal && { signal }),
    })
    .then(
      (reply) => ({ reply, error: null }),
      (error: unknown) => ({ reply: null, error }),
    );
  return { ...outcome, events, shown };
}

describe('a chat model', () => {
  it('gives the reply in pieces, with the tokens that the server tells', async () => {
    const endpoint = await open(() => ({ kind: 'text', text: TEXT, usage: { input: 21, output: 34 } }));
    const { reply, events, shown } = await ask(modelOf([endpoint]));
    expect(reply).toEqual({ model: 'scripted', text: TEXT, usage: { input: 21, output: 34, estimated: false } });
    expect(shown).toBe(TEXT);
    expect(events.length).toBeGreaterThan(3);
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

  it.each(Object.keys(FAULTS))('that %s fails in time, and the next one answers', async (name) => {
    const bad = await open(() => FAULTS[name]!);
    const alone = await ask(modelOf([bad]));
    expect(alone.error).toBeInstanceOf(AppError);
    expect(alone.error).toMatchObject({ code: 'chat' });
    const good = await open(() => TEXT);
    const both = await ask(modelOf([bad, good]));
    expect(both.reply?.text).toBe(TEXT);
    expect(both.shown).toBe(TEXT);
    expect(good.requests).toHaveLength(1);
    expect(bad.requests.every(({ refusal }) => refusal === null)).toBe(true);
  });
});
