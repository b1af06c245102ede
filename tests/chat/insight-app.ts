import type { Message } from 'grammy/types';
import { onTestFinished } from 'vitest';
import type { AuditRecord } from '../../src/audit/audit-record.ts';
import { createAuditLog } from '../../src/audit/create-audit-log.ts';
import { createVotes } from '../../src/feedback/create-votes.ts';
import { createGoldenQuestions } from '../../src/golden/create-golden-questions.ts';
import { createInsight } from '../../src/insight/create-insight.ts';
import { silentLog } from '../../src/log.ts';
import { createModelGuard } from '../../src/models/model-guard.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeAuditRecord } from '../helpers/make-record.ts';
import { createFakeApp, makeCitation } from './fake-app.ts';
import { makeArticle } from './fake-passages.ts';
import { startChat } from './start-chat.ts';

/** The test's now: afternoon in Beijing. */
export const NOW = Date.parse('2026-11-24T06:00:00Z');
export const HOUR = 3_600_000;

/** A program with records, votes and what admins see of them, as it would be after people have asked. */
export async function createInsightApp(options: { readonly embedder?: Embedder } = {}) {
  const store = openStore(null);
  const snapshot = await buildTestSnapshot([makeArticle()]);
  const audit = createAuditLog({ store, log: silentLog });
  onTestFinished(() => {
    store.close();
  });
  const guard = createModelGuard(options.embedder ?? createBigramEmbedder(2_048), silentLog);
  const votes = createVotes({ store, log: silentLog, now: () => NOW });
  const insight = createInsight({
    store,
    audit,
    guard,
    snapshotNow: () => snapshot,
    retentionDays: 30,
    now: () => NOW,
  });
  const findRecord = (id: string) => audit.find(id);
  const golden = await createGoldenQuestions({
    table: store.goldenQuestions,
    source: { kind: 'documents', file: '' },
    findRecord,
  });
  let records = 0;

  function record(given: Partial<AuditRecord> & { readonly hoursAgo?: number }): string {
    const { hoursAgo = 1, ...rest } = given;
    records += 1;
    const id = `aaaa-${String(records).padStart(4, '0')}`;
    const askedAt = new Date(NOW - hoursAgo * HOUR).toISOString();
    audit.record(makeAuditRecord({ id, askedAt, matches: [], ...rest }));
    return id;
  }

  return {
    app: createFakeApp({ insight, votes, golden, why: findRecord }),
    golden,
    insight,
    votes,
    /** @returns the answer's id */
    record,
    /** What a hand may have left in the store. */
    insertRaw: (id: string, record: string) => store.audits.insert(id, NOW - HOUR, record),
    /** As what keeps records no longer than it may does. */
    forgetBefore: (moment: number) => store.audits.deleteBefore(moment),
    refuse: (question: string, hoursAgo = 1) => record({ question, hoursAgo, kind: 'not-found' }),
    answer: (question: string, given: Parameters<typeof record>[0] = {}) =>
      record({ question, kind: 'answered', statements: '投资12.5亿元。[1]', citations: [makeCitation()], ...given }),
  };
}

const ADMIN = 5_100_000_900;

/** An admin in a private chat with the bot of such a program. */
export async function startAdminChat(parts: Awaited<ReturnType<typeof createInsightApp>>, language = 'zh-hans') {
  const chat = await startChat({ app: parts.app, adminUserIds: [ADMIN] });
  const { telegram } = chat;
  const admin = telegram.addUser({ id: ADMIN, language_code: language });
  return {
    ...chat,
    admin,
    /** @returns the last message of what the bot says to it */
    send: async (text: string): Promise<Message> => {
      admin.send(admin.chat, text);
      await telegram.waitUntilConfirmed();
      return telegram.history(admin.chat).at(-1)!;
    },
    /** @returns the message as it is after the press */
    press: async (message: Message, button: string) => {
      const pressed = admin.press(message, button);
      await telegram.waitUntilConfirmed();
      return { message: telegram.current(message)!, toast: pressed.answer?.text };
    },
  };
}

export const buttonsOf = (message: Message) =>
  message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
