import { Converter } from 'opencc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../../src/app.ts';
import {
  type Calibration,
  calibrationFor,
  type LanguageCalibration,
  weighFeatures,
} from '../../src/calibration/calibration.ts';
import { CALIBRATION } from '../../src/calibration/weights.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { understandQuestion } from '../../src/question/understand-question.ts';
import { type Found, RANKED, retrieve } from '../../src/retrieval/retrieve.ts';
import { readGoldenQuestions } from '../helpers/golden-questions.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { sharedFolder } from '../helpers/shared-folder.ts';

const questions = readGoldenQuestions();
const simplified = questions.filter(({ lang }) => lang === 'zh-Hans').map(({ question }) => question);
const english = questions.filter(({ lang }) => lang === 'en').map(({ question }) => question);
const answerable = questions.filter(({ gold }) => gold.length > 0);

let app: RunningApp;
beforeAll(async () => {
  app = await openTestApp({ dataDir: sharedFolder('shipped') });
});
afterAll(() => app.close());

/** ASCII in the full-width forms that Chinese keyboards give. */
const widen = (text: string) =>
  text.replaceAll(/[!-~]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0)).replaceAll(' ', '\u3000');

async function find(text: string, count = 20, without: 'nothing' | 'vectors' = 'nothing'): Promise<readonly Found[]> {
  const question = understandQuestion(text, app.snapshot);
  const vector = without === 'vectors' ? null : await app.embedder!.embed(question.embeddingText);
  return retrieve(question, vector, app.snapshot, count);
}

/** Weights for the order of passages, and for nothing else. */
const only = (weights: object): Calibration => {
  const model = { bias: 0, weights } as LanguageCalibration['passages'];
  const chinese = { ...CALIBRATION.chinese, passages: model };
  return { ...CALIBRATION, chinese, english: { ...CALIBRATION.english, passages: model } };
};

describe('retrieval', () => {
  it.each(['t', 'hk', 'tw'] as const)(
    'finds the same with the same scores for a question written in %s',
    async (to) => {
      const convert = Converter({ from: 'cn', to });
      let converted = 0;
      for (const question of simplified) {
        const other = convert(question);
        if (other !== question) converted += 1;
        expect(await find(other), `asked ${other}`).toEqual(await find(question));
      }
      expect(converted).toBeGreaterThan(simplified.length / 2);
    },
  );

  it('finds the same with the same scores for full-width letters, digits and marks', async () => {
    for (const question of [...simplified, ...english])
      expect(await find(widen(question)), `asked ${question}`).toEqual(await find(question));
  });

  it('gives the same list to the person who searches in either script', async () => {
    const convert = Converter({ from: 'cn', to: 't' });
    for (const question of simplified.slice(0, 10)) {
      const matches = await app.search(question, 10);
      expect(matches).toHaveLength(10);
      expect(await app.search(convert(widen(question)), 10)).toEqual(matches);
    }
  });

  it('has no arm that is silently dead: keywords and vectors each find something for every Chinese question', async () => {
    for (const { lang, question } of answerable.filter(({ lang }) => lang !== 'en')) {
      const found = await find(question);
      expect(
        Math.max(...found.map(({ passageKeywords }) => passageKeywords)),
        `passages by keyword: ${question}`,
      ).toBeGreaterThan(0);
      expect(
        Math.max(...found.map(({ articleKeywords }) => articleKeywords)),
        `articles by keyword: ${question}`,
      ).toBeGreaterThan(0);
      for (const { similarity } of found) expect(similarity, `cosine: ${question} ${lang}`).not.toBeNull();
      // The model tells the passages apart, as a constant or random vector would not.
      const cosines = found.map(({ similarity }) => similarity!);
      expect(Math.max(...cosines)).toBeGreaterThan(0.4);
      expect(Math.max(...cosines) - Math.min(...cosines)).toBeGreaterThan(0.05);
      expect(await find(question, 20, 'vectors'), `keywords alone: ${question}`).not.toEqual([]);
    }
  });

  it('by either arm alone finds the article of most questions', async () => {
    const counts = { keywords: 0, vectors: 0, both: 0 };
    const chinese = answerable.filter(({ lang }) => lang !== 'en');
    for (const { question, gold } of chinese) {
      const isGold = ({ passage }: Found) =>
        gold.some(({ article }) => app.snapshot.passages[passage]!.articleId === article);
      const vector = await app.embedder!.embed(question);
      const [nearest] = app.snapshot.vectors!.index.nearest(vector, 1);
      const [byKeywords] = await find(question, 1, 'vectors');
      const [byBoth] = await find(question, 1);
      if (byKeywords && isGold(byKeywords)) counts.keywords += 1;
      if (isGold({ passage: nearest!.entry } as Found)) counts.vectors += 1;
      if (isGold(byBoth!)) counts.both += 1;
    }
    for (const [arm, count] of Object.entries(counts)) expect(count / chinese.length, `by ${arm}`).toBeGreaterThan(0.6);
  });

  it('is in order, without repeats, and the shorter list begins the longer one', async () => {
    for (const question of [...simplified, ...english].slice(0, 40)) {
      const found = await find(question);
      expect(new Set(found.map(({ passage }) => passage)).size).toBe(found.length);
      for (let i = 1; i < found.length; i += 1) expect(found[i]!.score).toBeLessThanOrEqual(found[i - 1]!.score);
      expect(await find(question, 5)).toEqual(found.slice(0, 5));
      for (const { passageKeywords, articleKeywords, similarity } of found) {
        for (const share of [passageKeywords, articleKeywords]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(similarity!)).toBeLessThanOrEqual(1.0001);
      }
    }
  });

  it('reads the first candidates and ranks them by what they say; the rest follow unread, in their order', async () => {
    for (const question of [...simplified.slice(0, 8), ...english.slice(0, 4)]) {
      const found = await find(question, 60);
      expect(found.length, `asked ${question}`).toBeGreaterThan(RANKED);
      const { passages } = calibrationFor(detectLanguage(question), CALIBRATION);
      const unread = found.slice(RANKED).filter(({ features }) => features === null);
      expect(unread, `asked ${question}`).toHaveLength(found.length - RANKED);
      for (const { features, score } of found.slice(0, RANKED))
        expect(score, `asked ${question}`).toBeCloseTo(weighFeatures(features!, passages), 9);
      expect(await find(question, 60)).toEqual(found);
      expect(await find(question, 1)).toEqual(found.slice(0, 1));
    }
  });

  it('ranks by the weights it is given', async () => {
    for (const text of simplified.slice(0, 8)) {
      const question = understandQuestion(text, app.snapshot);
      const vector = await app.embedder!.embed(question.embeddingText);
      const byCosine = retrieve(question, vector, app.snapshot, RANKED, only({ similarity: 1 }));
      const cosines = byCosine.map(({ similarity }) => similarity!);
      expect(cosines).toEqual(cosines.toSorted((a, b) => b - a));
      const against = retrieve(question, vector, app.snapshot, RANKED, only({ similarity: -1 }));
      expect(against.map(({ passage }) => passage).toSorted((a, b) => a - b)).toEqual(
        byCosine.map(({ passage }) => passage).toSorted((a, b) => a - b),
      );
      expect(against[0]!.similarity).toBe(Math.min(...cosines));
    }
  });

  it('measures every passage that it reads in features of 0 to 1, but for the length of the article', async () => {
    for (const question of [...simplified.slice(0, 20), ...english.slice(0, 10), '？', 'zzzz', '2031年第九批'])
      for (const { passage, features } of await find(question)) {
        const { articleLength, ...shares } = features!;
        for (const [name, value] of Object.entries(shares)) {
          expect(value, `${name} for ${question}`).toBeGreaterThanOrEqual(name === 'similarity' ? -1 : 0);
          expect(value, `${name} for ${question}`).toBeLessThanOrEqual(1.0001);
        }
        expect(articleLength).toBeGreaterThanOrEqual(0);
        const isFirst = app.snapshot.articleStarts[app.snapshot.articleOf[passage]!] === passage;
        expect(features!.first).toBe(isFirst ? 1 : 0);
      }
  });

  it('finds nothing by keywords for a question without a word of the corpus', async () => {
    expect(await find('zzzz qqqq', 20, 'vectors')).toEqual([]);
    expect(await find('', 20, 'vectors')).toEqual([]);
  });
});
