import { describe, expect, it } from 'vitest';
import type { BuildProgress } from '../../src/app.ts';
import type { AnswerCounts } from '../../src/insight/count-answers.ts';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { foldChar, isSimplifiedOnly } from '../../src/language/fold.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import type { Texts } from '../../src/texts/texts.ts';

const PROGRESS: BuildProgress = { phase: 'embed', done: 1, total: 2, perSecond: 30 };
const DATES = [{ words: '12', date: '2019-12' }];

const DAY = { day: '2026-11-24', answered: 1, notFound: 2, failed: 3 };
const COUNTS: AnswerCounts = {
  days: [DAY],
  asked: 6,
  answered: 1,
  notFound: 2,
  failed: 3,
  languages: { 'zh-Hans': 1, 'zh-Hant': 2, en: 3 },
  median: 10,
  p95: 20,
  inputTokens: 1,
  outputTokens: 2,
  busiest: DAY,
  since: 0,
};

/** Arguments for the members that take some; whatever takes no listed arguments gets numbers. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  help: ['kecheng_bot'],
  unknownCommand: ['x'],
  understoodAs: ['x'],
  notFoundMissing: [{ mentioned: 'x', lacking: { kind: 'words', words: '1', elsewhere: false } }],
  searchHeading: ['x'],
  date: ['2022-06-07'],
  published: ['2022-06'],
  asOf: ['2022-06'],
  standing: ['latest', '2022-06'],
  resolvedDates: [DATES],
  keyTerms: [[{ start: 0, end: 1, words: 'x', meaning: '1' }]],
  'people.privacy': [{ recordDays: 30, memoryMinutes: 30, models: ['x'], embedsElsewhere: true }],
  'people.forgottenAll': [{ answers: 1, votes: 2, settings: 3 }],
  reloadProgress: [PROGRESS],
  reloadRefused: ['x'],
  reloadFailed: ['x'],
  problem: ['a.md', 'x'],
  warning: ['x'],
  statusSnapshot: ['s1', '2025-11-22T06:05:00Z'],
  statusModel: ['x'],
  answerId: ['7k2m-9qxd'],
  statusEndpoint: [{ model: 'x', breaker: 'open', requests: 2, failures: 1 }],
  statusTokens: [{ input: 1, output: 2, answers: 3 }, 4],
  'renewal.question': ['x'],
  'renewal.before': ['x'],
  'renewal.after': ['x'],
  'renewal.quoted': ['x'],
  'renewal.damaged': ['x'],
  'renewal.earlier': ['2025-11-22T06:05:00Z', 3, 41],
  'renewal.wouldChange': [{ added: 1, changed: 2, removed: 3 }],
  'renewal.named': ['added', 'x'],
  'renewal.rollBackTo': [1, '2025-11-22T06:05:00Z'],
  'renewal.rolledBack': ['s1'],
  'renewal.pinned': ['rollback', true],
  'groups.hello': ['x_bot'],
  'buttons.citation': [{ title: 'x', publisher: null, published: null, paragraph: 1, kind: 'digest', quote: '1' }],
  'buttons.citeUnknown': [[1, 2]],
  'insight.unansweredHeading': [2, 3, { at: 1, of: 2 }],
  'insight.askedTimes': [2, '2022-06-07'],
  'insight.groupHeading': [2, '2025-11-22T06:05:00Z'],
  'insight.feedbackHeading': [{ at: 1, of: 2 }, 1, true],
  'insight.feedbackReasons': [[{ name: 'x', times: 2 }]],
  'insight.question': ['x'],
  'insight.feedbackFoot': ['2025-11-22T06:05:00Z', 's1', '7k2m-9qxd'],
  'insight.stats': [COUNTS, { up: 1, down: 2 }],
  'groups.settings.line': ['x', 'x'],
  'library.fault': ['empty', 'x'],
  'library.fieldLine': ['x', 'x'],
  'library.removedLine': ['x', 'title'],
  'library.lost': [1, ['x']],
  'library.similarLine': ['x', 50],
  'library.edit': ['x'],
  'library.saved': ['x', 'x'],
  'library.alreadyThere': ['x'],
  'library.saveFailed': ['x'],
  'library.listLine': [1, 'x', 'x', '2022-06-07', 3],
  'library.id': ['x'],
  'library.askReason': ['x'],
  'library.confirmRetire': ['x', 'x'],
  'library.retired': ['x'],
  'library.retiredLine': [1, 'x', 'x', '2022-06-07'],
  'library.restored': ['x'],
  'library.restoreTaken': ['x'],
  'library.moveFailed': ['x'],
  'explain.unknown': ['x'],
  'explain.title': ['7k2m-9qxd', '2025-11-22T06:05:00Z'],
  'explain.question': ['x'],
  'explain.rewritten': [{ question: 'x', by: 'rules' }],
  'explain.model': ['x', { answer: '1' }],
  'explain.tokens': [{ input: 1, output: 2, estimated: true }],
  'explain.snapshot': ['x'],
  'explain.match': [1, { passageId: 'x', score: 1, passageKeywords: 1, articleKeywords: 1, similarity: null }],
  'explain.sentence': [1, 'x', 'x'],
  'explain.passages': [['x']],
  'explain.problems': [['x']],
  'explain.problemWords': ['x', 'x'],
  'explain.before': ['x'],
  'explain.timings': [{ embed: 1, write: 2, total: 3 }],
};

/** Every sentence of a language by the path of its member. */
function sentencesOf(texts: Texts): ReadonlyMap<string, string> {
  const sentences = new Map<string, string>();
  function visit(path: string, value: unknown): void {
    if (typeof value === 'string') sentences.set(path, value);
    else if (typeof value === 'function') visit(path, value(...(ARGUMENTS[path] ?? [1, 2, 3])));
    else for (const [key, inner] of Object.entries(value as object)) visit(path ? `${path}.${key}` : key, inner);
  }
  visit('', texts);
  return sentences;
}

describe.each(LANGUAGES)('the sentences in %s', (language) => {
  const sentences = sentencesOf(textsFor(language));

  it('are all there, and none is empty or half filled in', () => {
    expect([...sentences.keys()]).toEqual([...sentencesOf(textsFor('en')).keys()]);
    for (const [path, sentence] of sentences)
      expect([path, sentence]).toEqual([path, expect.not.stringMatching(/^\s*$|undefined|NaN|\[object/)]);
  });

  it('fit into a message, and the menu’s into the menu', () => {
    for (const [path, sentence] of sentences)
      expect(sentence.length).toBeLessThanOrEqual(path.startsWith('commands.') ? 256 : 4096);
  });
});

describe.each(LANGUAGES)('what answers a press in %s', (language) => {
  it('is short enough for Telegram', () => {
    const { notAdmin, people, library, groups } = textsFor(language);
    const { saved, notSaved } = groups.settings;
    const answers = [
      notAdmin,
      people.expired,
      library.privateOnly,
      groups.notGroupAdmin,
      groups.adminsAsk,
      saved,
      notSaved,
    ];
    for (const answer of answers) expect(answer.length).toBeLessThanOrEqual(200);
  });
});

function charactersOf(language: Language): readonly { readonly path: string; readonly char: string }[] {
  return [...sentencesOf(textsFor(language))].flatMap(([path, sentence]) =>
    Array.from(sentence, (char) => ({ path, char })),
  );
}

/** OpenCC prefers 羣, which neither Taiwan nor Hong Kong writes. */
const BOTH = '群';

describe('the script', () => {
  it('of the Simplified sentences is Simplified throughout', () => {
    expect(
      charactersOf('zh-Hans').filter(({ char }) => /\p{Script=Han}/u.test(char) && foldChar(char) !== char),
    ).toEqual([]);
  });

  it('of the Traditional sentences is Traditional throughout', () => {
    expect(charactersOf('zh-Hant').filter(({ char }) => isSimplifiedOnly(char) && !BOTH.includes(char))).toEqual([]);
  });

  it('of the English sentences is Latin', () => {
    expect(charactersOf('en').filter(({ char }) => /\p{Script=Han}/u.test(char))).toEqual([]);
  });
});
