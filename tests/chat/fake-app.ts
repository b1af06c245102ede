import { createSentAnswers } from '../../src/audit/create-sent-answers.ts';
import type { Answered, Citation, Match, NotFound, Statement, Unavailable } from '../../src/answering/answer.ts';
import type { App, AppStatus, ReloadReport } from '../../src/app.ts';
import type { GoldenQuestions } from '../../src/golden/create-golden-questions.ts';
import type { GoldenQuestion } from '../../src/golden/golden-question.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { createPrivacy } from '../../src/privacy/create-privacy.ts';
import { createFakeExamples, makeListedArticle } from './fake-people.ts';
import { createLibrary } from '../../src/library/create-library.ts';
import { createVotes } from '../../src/feedback/create-votes.ts';
import { countAnswers } from '../../src/insight/count-answers.ts';
import { silentLog } from '../../src/log.ts';
import { createSettings } from '../../src/settings/create-settings.ts';
import { passageKeyOf } from '../../src/passages/passage-key.ts';
import { createChats } from '../../src/settings/create-chats.ts';
import { createPassageReader } from '../../src/passages/create-passage-reader.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makePassageSource, QUOTE } from './fake-passages.ts';

const BASE = {
  id: '7k2m-9qxd',
  matches: [],
  snapshot: 's1',
  model: 'extractive',
  milliseconds: { understand: 0, embed: 0, retrieve: 0, answer: 0, total: 0 },
} as const;

export { QUOTE };

export function makeCitation(changes: Partial<Citation> = {}): Citation {
  return {
    number: 1,
    articleId: 'a1',
    title: '云杉镇建设纪要',
    publisher: '云杉日报',
    published: '2020-08',
    asOf: '2019-12',
    kind: 'digest',
    url: 'https://news.example.com/a1',
    paragraph: 6,
    heading: '',
    start: 0,
    end: QUOTE.length,
    quote: QUOTE,
    ...changes,
  };
}

export function makeStatement(changes: Partial<Statement> = {}): Statement {
  return {
    text: QUOTE,
    citations: [1],
    marks: [{ start: QUOTE.indexOf('12.5'), end: QUOTE.indexOf('元') + 1 }],
    dates: [{ words: '去年12月', date: '2019-12' }],
    ...changes,
  };
}

export function makeMatch(changes: Partial<Match> = {}): Match {
  return {
    key: passageKeyOf(makePassageSource().passages[1]!),
    passageId: 'a1#2',
    articleId: 'a1',
    title: '云杉镇建设纪要',
    paragraph: 2,
    heading: '',
    score: 0.5,
    text: '镇里还修了一座桥。',
    ...changes,
  };
}

export function makeAnswered(question: string, changes: Partial<Answered> = {}): Answered {
  return {
    ...BASE,
    kind: 'answered',
    question,
    language: detectLanguage(question),
    statements: [makeStatement()],
    citations: [makeCitation()],
    ...changes,
  };
}

export function makeNotFound(question: string, related: readonly Match[] = [makeMatch()]): NotFound {
  return { ...BASE, kind: 'not-found', question, language: detectLanguage(question), missing: null, related };
}

export function makeUnavailable(question: string, reason: Unavailable['reason']): Unavailable {
  return { ...BASE, kind: 'unavailable', question, language: detectLanguage(question), reason };
}

export const REPORT: ReloadReport = {
  outcome: 'swapped',
  refusal: null,
  remedy: null,
  golden: null,
  candidate: null,
  added: ['a3'],
  changed: [],
  removed: [],
  problems: [{ file: 'broken.md', reason: 'no title' }],
  articles: 3,
  passages: 41,
  embedded: 12,
  seconds: 1.25,
  snapshot: 's2',
  warnings: [],
};

export const STATUS: AppStatus = {
  snapshot: 's1',
  articles: 2,
  passages: 29,
  builtAt: '2025-11-22T06:05:00Z',
  vectors: true,
  pinned: null,
  withdrawn: 0,
  model: 'extractive',
  answered: 7,
  notFound: 2,
  failed: 1,
  endpoints: [],
  tokensToday: { input: 0, output: 0, answers: 0 },
  tokensSpent: { input: 0, output: 0, estimated: false },
  dailyTokens: null,
  updates: { open: 1, dead: 0, revivable: 0, oldestOpenAt: 0 },
  uptimeSeconds: 3_720,
  residentBytes: 150 * 2 ** 20,
  warnings: [],
};

export interface FakeApp extends App {
  /** Every question, in order. */
  readonly asked: readonly string[];
}

/** Folders that are not there: a test of the library brings its own. */
const NOWHERE = { corpusDir: '/nowhere/corpus', dataDir: '/nowhere/data' };

/** Golden questions in memory, of which no answer is on record. */
export function createFakeGolden(questions: readonly GoldenQuestion[] = []): GoldenQuestions {
  const kept = new Map(questions.map((question) => [question.question, question]));
  return {
    list: () => [...kept.values()],
    add(question, expected) {
      const added = { question, expected, from: 'admin' } as const;
      kept.set(question, added);
      return added;
    },
    addFromAnswer: () => null,
    remove: (question) => kept.delete(question),
    problems: [],
    refresh: () => Promise.resolve(),
  };
}
const search = () => Promise.resolve([makeMatch()]);

/** A program that answers every question at once with the same figures, unless told otherwise. */
export function createFakeApp(changes: Partial<App> = {}): FakeApp {
  const asked: string[] = [];
  const store = openStore(null);
  const answer = changes.answer ?? ((question: string) => Promise.resolve(makeAnswered(question)));
  return {
    search,
    forget: () => undefined,
    reload: () => Promise.resolve(REPORT),
    adopt: () => Promise.resolve({ kind: 'served', report: REPORT }),
    discard: () => true,
    listEarlier: () => Promise.resolve([]),
    rollBack: () => Promise.resolve({ kind: 'served', report: REPORT }),
    withdraw: () => undefined,
    restore: () => undefined,
    golden: createFakeGolden(),
    status: () => STATUS,
    close: () => Promise.resolve(),
    why: () => null,
    insight: {
      groupUnanswered: () => Promise.resolve([]),
      dismiss: () => undefined,
      listOffered: () => [],
      countAnswers: (days) => countAnswers(store.insight, days, Date.now(), () => undefined),
    },
    sentAnswers: createSentAnswers({ store, log: silentLog }),
    updates: store.updates,
    deliveries: store.deliveries,
    tryStore: () => store.tryWriting(),
    offers: store.offers,
    examples: createFakeExamples(),
    privacy: createPrivacy({
      store,
      conversations: createConversations(),
      log: silentLog,
      models: [],
      embedsElsewhere: false,
      retentionDays: 30,
    }),
    listArticles: () => [makeListedArticle()],
    library: createLibrary({ ...NOWHERE, retentionDays: 30, store, snapshot: makePassageSource, log: silentLog }),
    votes: createVotes({ store, log: silentLog }),
    settings: createSettings({ store, log: silentLog }),
    chats: createChats({ store, conversations: createConversations(), log: silentLog }),
    passages: createPassageReader({ snapshot: makePassageSource, search }),
    ...changes,
    asked,
    answer(question, options) {
      asked.push(question);
      return answer(question, options);
    },
  };
}

/** A promise that a test settles by hand. */
export function createGate<T = void>(): { readonly promise: Promise<T>; readonly open: (value: T) => void } {
  let resolvePromise: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => {
    resolvePromise = resolve;
  });
  return { promise, open: (value) => resolvePromise?.(value) };
}
