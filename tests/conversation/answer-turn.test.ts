import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerId } from '../../src/answering/answer-id.ts';
import { createBudget } from '../../src/budget/create-budget.ts';
import { type AnswerOptions, answerTurn, type AnswerTurnParts } from '../../src/conversation/answer-turn.ts';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { subjectOf } from '../../src/conversation/subject.ts';
import { understandReply } from '../../src/conversation/understand-reply.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { silentLog } from '../../src/log.ts';
import { createModelGuard } from '../../src/models/model-guard.ts';
import { loadPrompts } from '../../src/prompts/load-prompts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { readGoldenQuestions } from '../helpers/golden-questions.ts';

let snapshot: Snapshot;
let parts: AnswerTurnParts;
const store = openStore(null);
afterAll(() => store.close());
beforeAll(async () => {
  snapshot = await buildTestSnapshot((await readCorpus('corpus')).articles);
  parts = {
    guard: createModelGuard(null, silentLog),
    model: null,
    prompts: await loadPrompts(),
    conversations: createConversations(),
    budget: createBudget({ store, dailyTokens: null, log: silentLog }),
    log: silentLog,
  };
});

const ask = async (text: string, options: AnswerOptions = {}) =>
  (await answerTurn(text, createAnswerId(), snapshot, options, parts)).answer;

describe('the language of an answer', () => {
  it('is what the chat or the client speaks where the question does not tell', async () => {
    expect((await ask('OPPO?', { languages: ['zh-Hant', 'en'] })).language).toBe('zh-Hant');
    expect((await ask('OPPO?', { languages: [null, 'zh-Hans'] })).language).toBe('zh-Hans');
    expect((await ask('OPPO?')).language).toBe('en');
  });

  it('is that of the question where it tells, whatever the chat has set', async () => {
    expect((await ask('科学城在哪里？', { languages: ['zh-Hant', 'en'] })).language).toBe('zh-Hans');
    expect((await ask('科學城在哪裡？', { languages: ['zh-Hans'] })).language).toBe('zh-Hant');
    expect((await ask('Where is the science city?', { languages: ['zh-Hans'] })).language).toBe('en');
  });

  it('stays that of the conversation in a follow-up that does not tell', async () => {
    const conversation = 'language';
    await ask('金鳳實驗室什麼時候揭牌？', { conversation, languages: ['zh-Hans'] });
    const { language, understoodAs } = await ask('主任是哪位？', { conversation, languages: ['zh-Hans'] });
    expect([language, understoodAs]).toEqual(['zh-Hant', '金鳳實驗室的主任是哪位？']);
  });
});

describe('a question about a message', () => {
  it('shows what it was taken to ask, and nothing to whoever added no words', async () => {
    const subject = subjectOf('金凤实验室什么时候揭牌投用？');
    expect(await ask('这个是真的吗？', { subject })).toMatchObject({
      question: '这个是真的吗？',
      understoodAs: '金凤实验室什么时候揭牌投用？',
    });
    expect(await ask('👆', { subject })).toMatchObject({ question: '👆', understoodAs: null });
  });

  it('shows the beginning of a long message alone', async () => {
    const subject = subjectOf('金凤实验室在高新区。'.repeat(90));
    const { understoodAs } = await ask('真的吗？', { subject });
    expect(understoodAs?.length).toBeLessThanOrEqual(200);
    expect(understoodAs).toMatch(/。…$/);
  });

  it('is what the next question of the person goes on from', async () => {
    const conversation = 'next';
    await ask('真的吗？', { conversation, subject: subjectOf('金凤实验室什么时候揭牌投用？') });
    expect((await ask('主任是谁？', { conversation })).understoodAs).toBe('金凤实验室的主任是谁？');
  });
});

describe('a golden question that replies to something else', () => {
  it('is asked as it stands, as good as always', async () => {
    const questions = readGoldenQuestions().map(({ question }) => question);
    const changed: string[] = [];
    for (const [i, text] of questions.entries()) {
      const subject = subjectOf(questions[(i * 7 + 3) % questions.length]!);
      const understood = await understandReply(text, subject, [], { snapshot, model: null, prompt: null });
      // One of them points back itself: 在这些科研人才里面.
      if (understood !== null && !text.includes('这些')) changed.push(`${text} → ${understood.question}`);
    }
    expect(changed).toEqual([]);
    expect(questions.length).toBeGreaterThan(100);
  });
});
