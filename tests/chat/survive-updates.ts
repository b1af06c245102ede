import * as fc from 'fast-check';
import { Bot } from 'grammy';
import { expect } from 'vitest';
import type { ChatContext } from '../../src/chat/chat-context.ts';
import { createConversation } from '../../src/chat/create-conversation.ts';
import { createBackground } from '../../src/chat/delivery/background.ts';
import { createPresence } from '../../src/chat/updates/presence.ts';
import { createLog } from '../../src/log.ts';
import { ADMIN, hostileUpdate, IDS, ME, SECRET } from './hostile-update.ts';
import { createRecordedApp } from './recorded-app.ts';

interface Call {
  readonly method: string;
  readonly payload: { readonly chat_id?: number; readonly message_id?: number; readonly message_thread_id?: number };
}

const UNLIMITED = { userPerMinute: 1e9, chatPerMinute: 1e9, overallPerMinute: 1e9 };
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A conversation without a network, what it calls and what it logs. */
function openConversation() {
  const calls: Call[] = [];
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const background = createBackground({ log, wait: turn });
  const bot = new Bot<ChatContext>('1:token', { botInfo: ME });
  bot.api.config.use((_call, method, payload) => {
    calls.push({ method, payload: payload as Call['payload'] });
    const result = method === 'getChatMember' ? { status: 'member' } : method === 'getChatAdministrators' ? [] : true;
    return Promise.resolve({ ok: true, result: method.startsWith('send') ? { message_id: 1 } : result } as never);
  });
  bot.use(
    createConversation({
      app: createRecordedApp(),
      adminUserIds: [ADMIN],
      presence: createPresence(),
      background,
      log,
      wait: turn,
      now: () => performance.now(),
      limits: UNLIMITED,
      noteOf: () => undefined,
      retryDead: () => 0,
    }),
  );
  return { bot, background, calls, lines };
}

/** Hands that many invented updates to the bot: each is survived, answered where it came from, and kept out of the log. */
export async function surviveUpdates(numRuns: number): Promise<void> {
  const { bot, background, calls, lines } = openConversation();
  let updates = 0;
  await fc.assert(
    fc.asyncProperty(hostileUpdate, async (given) => {
      calls.length = 0;
      lines.length = 0;
      const update = { ...given, update_id: (updates += 1) };
      await bot.handleUpdate(structuredClone(update));
      await background.idle();
      const { callback_query: query } = update;
      const cause = update.message ?? update.edited_message ?? query?.message;
      const thread =
        cause && 'is_topic_message' in cause && cause.is_topic_message ? cause.message_thread_id : undefined;
      const answers = calls.filter(({ method }) => method.startsWith('answer'));
      expect(answers).toHaveLength(query !== undefined || update.inline_query !== undefined ? 1 : 0);
      const isAstray = ({ method, payload }: Call) =>
        payload.chat_id !== cause?.chat.id || (method.startsWith('send') && payload.message_thread_id !== thread);
      const hasButtons = cause !== undefined && 'reply_markup' in cause;
      // Nothing is put into a message whose button it was not.
      const isImposed = ({ method, payload }: Call) =>
        query !== undefined && method.startsWith('edit') && payload.message_id === cause?.message_id && !hasButtons;
      const said = calls.filter(({ method }) => /^(?:send|edit|delete)/.test(method));
      expect(said.filter((call) => isAstray(call) || isImposed(call))).toEqual([]);
      const told = lines.join('\n');
      expect(told).not.toMatch(/"level":"error"/);
      expect(told).not.toContain(SECRET);
      expect(IDS.filter((id) => told.includes(String(id)))).toEqual([]);
    }),
    { numRuns },
  );
}
