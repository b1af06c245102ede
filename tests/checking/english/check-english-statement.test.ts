import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { checkEnglishStatement } from '../../../src/checking/english/check-english-statement.ts';
import { findQuotes } from '../../../src/checking/find-quotes.ts';
import type { CitedText } from '../../../src/checking/statement-check.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import type { Glossary } from '../../../src/language/glossary.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { cite } from './cite.ts';
import { type EnglishStatement, listFaithful, listMutated } from './statements.ts';

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'corpus');

let articles: readonly Article[];
let snapshot: Snapshot;
let glossary: Glossary;
beforeAll(async () => {
  ({ articles } = await readCorpus(CORPUS));
  snapshot = await buildTestSnapshot(articles);
  ({ glossary } = snapshot);
});

/** The passages of the snapshot that hold the quotes of a statement. */
const listPassages = ({ cited }: EnglishStatement) =>
  snapshot.passages.flatMap(({ text }, i) => (cited.some((quote) => text.includes(quote.text)) ? [i] : []));
const find = (statement: EnglishStatement) => findQuotes(statement.text, listPassages(statement), snapshot).check;
/** Every so many statements are also searched for quotes, which takes longer. */
const SAMPLED = 4;

const check = ({ text, cited }: EnglishStatement) => checkEnglishStatement(text, cited, glossary);
const quote = (id: string, words: string): CitedText =>
  cite(
    articles.find((one) => one.id.startsWith(id))!,
    words,
  );
const kindsOf = (text: string, ...cited: readonly CitedText[]) =>
  checkEnglishStatement(text, cited, glossary).problems.map(({ kind }) => kind);

describe('English statements over the quotes of the shipped corpus', () => {
  it('pass when they are true translations, all but three in a hundred', () => {
    const statements = listFaithful(articles);
    const rejected = statements.filter((statement) => !check(statement).supported);
    expect(statements.length).toBeGreaterThanOrEqual(170);
    expect(rejected.length).toBeLessThanOrEqual(0.03 * statements.length);
  });

  it('never pass with one thing changed, nor beside another passage', () => {
    const statements = listMutated(articles);
    const accepted = statements.filter((statement) => check(statement).supported);
    expect(new Set(statements.map(({ change }) => change)).size).toBeGreaterThanOrEqual(15);
    expect(statements.length).toBeGreaterThanOrEqual(170);
    expect(accepted.map(({ change, text }) => `${change}: ${text}`)).toEqual([]);
  });
});

const subsidy = () => quote('2020-08', '对落地重庆的高端研发机构');
const universities = () => quote('2020-08', '截至目前，重庆市累计签约引进的世界知名高校有11所');
const agreements = () => quote('2020-06', '6月3日与清华大学签署，6月8日');
const land = () => quote('2023-03', '位于凤栖湖畔的金凤实验室占地面积128亩');

describe('English statements for which quotes are searched', () => {
  it('find them when they are true, and no choice of sentences when they are not', () => {
    const faithful = listFaithful(articles).filter((_, i) => i % SAMPLED === 0);
    const mutated = listMutated(articles).filter(({ change }, i) => change !== 'another passage' && i % SAMPLED === 0);
    const rejected = faithful.filter((statement) => !find(statement).supported);
    const accepted = mutated.filter((statement) => find(statement).supported);
    expect(rejected.length).toBeLessThanOrEqual(0.03 * faithful.length);
    expect(mutated.length).toBeGreaterThanOrEqual(170);
    expect(accepted.map(({ change, text }) => `${change}: ${text}`)).toEqual([]);
  });
});

describe('what is wrong with an English statement', () => {
  it.each([
    ['The subsidy for high-end R&D institutions is up to 50 billion yuan.', 'number'],
    ['The subsidy for high-end R&D institutions is up to 50 million US dollars.', 'unit'],
    ['The subsidy for high-end R&D institutions is at least 50 million yuan.', 'bound'],
    ['The subsidy for high-end R&D institutions is not up to 50 million yuan.', 'negation'],
    ['The subsidy for high-end R&D institutions in Wuhan is up to 50 million yuan.', 'name'],
    ['The loan for high-end R&D institutions is up to 50 million yuan.', 'uncovered'],
    ['The subsidy is up to 50 million yuan, see www.example.com.', 'link'],
    ['The subsidy is up to 50 million yuan, write to a@b.', 'link'],
    ['The subsidy is up to 50 million yuan /why', 'link'],
    ['The subsidy is up to **50 million yuan**.', 'link'],
    ['The subsidy (创业补贴) is up to 50 million yuan.', 'quotation'],
  ] as const)('%s: %s', (text, kind) => {
    expect(kindsOf(text, subsidy())).toContain(kind);
  });

  it('is a figure told of what another one is told of', () => {
    const right =
      'Chongqing has introduced 11 world-renowned universities and 8 well-known national-level research institutes.';
    expect(kindsOf(right, universities())).toEqual([]);
    expect(kindsOf(right.replace('11', '18'), universities())).toContain('number');
  });

  it('is a date that belongs to somebody else', () => {
    expect(kindsOf('Chongqing signed with Tsinghua University on June 3.', agreements())).toEqual([]);
    expect(kindsOf('Chongqing signed with Tsinghua University on June 8.', agreements())).not.toEqual([]);
    expect(kindsOf('Chongqing signed with Tsinghua University in June 2020.', agreements())).toEqual([]);
  });

  it('is somebody who does what another one does, and all where some are meant', () => {
    const introduced = quote('2020-06', '以2019年为例');
    expect(kindsOf('In 2019, Chongqing introduced 14 universities.', introduced)).toEqual([]);
    expect(kindsOf('In 2019, Shandong University introduced 14 universities.', introduced)).toContain('name');
    const talents = quote('2020-08', '在这800余名科研人才中');
    expect(kindsOf('Among more than 800 research talents there are academicians.', talents)).toEqual([]);
    expect(kindsOf('All of the more than 800 research talents are academicians.', talents)).toContain('uncovered');
  });

  it('is no conversion that is exact as far as it is told, and any other one', () => {
    expect(kindsOf('Jinfeng Laboratory covers 128 mu (about 8.5 hectares).', land())).toEqual([]);
    expect(kindsOf('Jinfeng Laboratory covers 128 mu (about 85 hectares).', land())).not.toEqual([]);
    expect(kindsOf('Jinfeng Laboratory covers 128 mu (8.5 hectares).', land())).not.toEqual([]);
  });

  it('are not Chinese words that stand in the quote', () => {
    expect(kindsOf('The Jinfeng Laboratory (金凤实验室) covers 128 mu.', land())).toEqual([]);
  });

  it('is everything without a quote, and nothing to check', () => {
    expect(checkEnglishStatement('The Jinfeng Laboratory covers 128 mu.', [], glossary).supported).toBe(false);
    expect(checkEnglishStatement('', [land()], glossary).supported).toBe(false);
    expect(checkEnglishStatement('It is what it is.', [land()], glossary).supported).toBe(false);
  });

  it('is found for any text in good time', () => {
    const words = fc.constantFrom(
      ...'the Jinfeng Laboratory covers 128 mu not will has June 8 2020 up to million yuan 金凤 , . ( ) “ US$ II 3:1'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, text, (statement, source) => {
        const { supported, problems } = checkEnglishStatement(statement, [{ ...land(), text: source }], glossary);
        expect(supported).toBe(problems.length === 0);
      }),
    );
    const startedAt = performance.now();
    for (const part of ['one ', 'June 8 ', 'Bian Xiuwu ', '128,000,', 'not '])
      checkEnglishStatement(part.repeat(100_000), [land()], glossary);
    checkEnglishStatement('Bian Xiuwu said 128 mu '.repeat(60), [land()], glossary);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
