import fc from 'fast-check';
import { isWellFormed } from '../helpers/well-formed.ts';
import { Converter } from 'opencc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Answered } from '../../src/answering/answer.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { makeQuestions } from '../helpers/arbitrary-question.ts';
import { cleanQuestion } from '../../src/question/clean-question.ts';
import { readGoldenQuestions } from '../helpers/golden-questions.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { sharedFolder } from '../helpers/shared-folder.ts';

const QUESTIONS = 10_000;
const SEED = 20220607;

let app: Awaited<ReturnType<typeof openTestApp>>;
/** The articles as they are on disk, read apart from the program's own snapshot. */
let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  app = await openTestApp({ dataDir: sharedFolder('shipped') });
  texts = new Map((await readCorpus('corpus')).articles.map(({ id, text }) => [id, text]));
});
afterAll(() => app.close());

/** What is wrong with an answer's statements and citations; nothing, it is hoped. */
function findBreaches({ statements, citations }: Answered): readonly string[] {
  const breaches: string[] = [];
  const demand = (holds: boolean, breach: string) => {
    if (!holds) breaches.push(breach);
  };
  demand(statements.length >= 1 && statements.length <= 4, `${statements.length} statements`);
  demand(
    citations.every(({ number }, i) => number === i + 1),
    'citations are not numbered 1, 2, 3 …',
  );
  for (const { text, glosses = [] } of statements)
    demand(
      glosses.length <= 8 && glosses.every(({ start, end, words }) => words !== '' && text.slice(start, end) === words),
      'a key term is not of its statement',
    );
  for (const { articleId, start, end, quote } of citations)
    demand(
      quote !== '' && texts.get(articleId)?.slice(start, end) === quote,
      `the quote is not at its place in ${articleId}`,
    );
  const quotes = new Map(citations.map(({ number, quote }) => [number, quote]));
  const used = new Set(statements.flatMap((statement) => statement.citations));
  demand(
    citations.every(({ number }) => used.has(number)),
    'a citation is used by no statement',
  );
  for (const { text, citations: numbers, marks, dates } of statements) {
    demand(text.trim() !== '', 'an empty statement');
    demand(numbers.length >= 1 && numbers.every((number) => quotes.has(number)), 'a statement without a citation');
    const cited = numbers.map((number) => quotes.get(number) ?? '');
    demand(
      text.split('\n').every((line) => cited.some((quote) => quote.includes(line))),
      'a statement that is not in its quotes',
    );
    let last = 0;
    for (const { start, end } of marks) {
      demand(start >= last && start < end && end <= text.length, 'a mark outside its statement');
      demand(isWellFormed(text.slice(start, end)), 'a mark that parts a character');
      last = end;
    }
    demand(
      dates.every(({ words }) => text.includes(words)),
      'a date of other words',
    );
  }
  return breaches;
}

function findFaults(question: string, answer: Answer): readonly string[] {
  const faults: string[] = [];
  if (answer.kind === 'unavailable') faults.push(`unavailable: ${answer.reason}`);
  if (answer.kind === 'answered') faults.push(...findBreaches(answer));
  if (answer.kind === 'not-found') {
    if ('citations' in answer || 'statements' in answer) faults.push('cites although nothing was found');
    if (answer.related.length > 3) faults.push('more than three related passages');
    const { mentioned = '', lacking } = answer.missing ?? {};
    for (const part of [mentioned ?? '', lacking?.kind === 'words' ? lacking.words : ''])
      if (!question.includes(part) || part.length > 24 || /[\n@/:.<>\p{C}]/u.test(part))
        faults.push(`repeats ${JSON.stringify(part)}`);
  }
  if (answer.question !== question || !LANGUAGES.includes(answer.language)) faults.push('another question or language');
  if (answer.snapshot !== app.snapshot.id) faults.push('another snapshot');
  if (answer.matches.length > 10) faults.push('more than ten matches');
  for (const [i, { articleId, text, score }] of answer.matches.entries()) {
    if (!texts.get(articleId)?.includes(text)) faults.push('a match that is not text of its article');
    if (!(score >= 0 && score <= 1 && score <= (answer.matches[i - 1]?.score ?? 1))) faults.push(`score ${score}`);
  }
  return faults;
}

/** Letters, digits and question marks in the full-width forms that Chinese keyboards give. */
const widen = (text: string) =>
  text.replaceAll(/[0-9A-Za-z?]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0));

describe('every answer', () => {
  it(`cites the articles word for word, or cites nothing: ${QUESTIONS} questions`, async () => {
    const counts = { answered: 0, 'not-found': 0, unavailable: 0 };
    let citations = 0;
    const faults: string[] = [];
    for (const question of fc.sample(makeQuestions([...texts.values()]), { seed: SEED, numRuns: QUESTIONS })) {
      const answer = await app.answer(question);
      counts[answer.kind] += 1;
      if (answer.kind === 'answered') citations += answer.citations.length;
      for (const fault of findFaults(cleanQuestion(question), answer))
        faults.push(`${JSON.stringify(question.slice(0, 200))}: ${fault}`);
      if (faults.length > 20) break;
    }
    process.stderr.write(`citations: ${JSON.stringify(counts)}, ${citations} quotes compared with the files\n`);
    expect(faults).toEqual([]);
    expect(app.logged.filter(({ level }) => level === 'error')).toEqual([]);
    // Were nearly all of one kind, little would have been tried.
    expect(counts.answered).toBeGreaterThan(QUESTIONS / 10);
    expect(counts['not-found']).toBeGreaterThan(QUESTIONS / 10);
    expect(app.status()).toMatchObject({ answered: counts.answered, notFound: counts['not-found'], failed: 0 });
  }, 180_000);

  it('is the same whether questions come one by one or all at once', async () => {
    const questions = fc.sample(makeQuestions([...texts.values()], 600), { seed: SEED + 1, numRuns: 100 });
    const together = await Promise.all(questions.map((question) => app.answer(question)));
    for (const [i, question] of questions.entries()) {
      const { milliseconds: _, id: __, ...alone } = await app.answer(question);
      expect(together[i]).toMatchObject(alone);
    }
  });

  it('cites the same for a question in either script and in full-width characters', async () => {
    const convert = Converter({ from: 'cn', to: 't' });
    const questions = readGoldenQuestions().filter(({ lang }) => lang === 'zh-Hans');
    for (const { question } of questions) {
      const { kind, matches, ...answer } = await app.answer(question);
      for (const other of [convert(question), widen(question), widen(convert(question))])
        expect(await app.answer(other), `asked ${other}`).toMatchObject({
          kind,
          matches,
          ...('citations' in answer ? { citations: answer.citations, statements: answer.statements } : {}),
        });
    }
  });

  it('comes for a question of any length', async () => {
    for (const question of [
      '',
      ' ',
      '\n',
      '？',
      '重'.repeat(20_000),
      'a'.repeat(100_000),
      '1 2 '.repeat(2000),
      'how much '.repeat(2000),
    ])
      expect(findFaults(cleanQuestion(question), await app.answer(question))).toEqual([]);
  });
});
