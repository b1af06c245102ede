import { beforeAll, describe, expect, it } from 'vitest';
import { type Calibration, toProbability, weighFeatures } from '../../src/calibration/calibration.ts';
import { CALIBRATION } from '../../src/calibration/weights.ts';
import { isClose, judgeEvidence, type JudgedSentence } from '../../src/evidence/judge-evidence.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { understandQuestion } from '../../src/question/understand-question.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeArticle } from '../helpers/write-articles.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await buildTestSnapshot([
    makeArticle({ id: 'lab', text: '金凤实验室2022年6月揭牌。金凤实验室占地128亩。科研楼还没有名字。' }),
    makeArticle({ id: 'park', text: '湖边公园占地60亩，2021年5月开放。公园里有三座桥和一个码头。' }),
  ]);
});

function judge(text: string, calibration: Calibration = CALIBRATION) {
  const question = understandQuestion(text, snapshot);
  return judgeEvidence(question, retrieve(question, null, snapshot, 8), snapshot, calibration);
}

describe('the evidence for a question', () => {
  it('is every sentence of the passages that were found, best first', () => {
    const { sentences } = judge('金凤实验室占地多少亩？');
    const texts = sentences.map(({ sentence }) => sentence.text);
    expect(texts[0]).toBe('金凤实验室占地128亩。');
    expect(texts.toSorted()).toEqual(
      [
        '金凤实验室2022年6月揭牌。',
        '金凤实验室占地128亩。',
        '科研楼还没有名字。',
        '湖边公园占地60亩，2021年5月开放。',
        '公园里有三座桥和一个码头。',
      ].toSorted(),
    );
    const scores = sentences.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { features, score, passage, sentence } of sentences) {
      expect(score).toBeCloseTo(weighFeatures(features, CALIBRATION.chinese.sentences), 9);
      const { articleId } = snapshot.passages[passage]!;
      expect(snapshot.articleById.get(articleId)!.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
    }
    expect(judge('金凤实验室占地多少亩？')).toEqual(judge('金凤实验室占地多少亩？'));
  });

  it('has the confidence that the weights give its best sentence', () => {
    const { confidence, features } = judge('湖边公园有几座桥？');
    expect(confidence).toBeCloseTo(toProbability(weighFeatures(features!, CALIBRATION.chinese.confidence)), 12);
    const sure: Calibration = {
      ...CALIBRATION,
      chinese: { ...CALIBRATION.chinese, confidence: { bias: 3, weights: {} } },
    };
    expect(judge('湖边公园有几座桥？', sure).confidence).toBeCloseTo(toProbability(3), 12);
    expect(judge('How many bridges does the park have?', sure).confidence).not.toBeCloseTo(toProbability(3), 3);
  });

  it('is in the order of the weights it is given, in the order of the text where they are equal', () => {
    const model = { bias: 0, weights: {} };
    const blind: Calibration = { ...CALIBRATION, chinese: { ...CALIBRATION.chinese, sentences: model } };
    const starts = judge('金凤实验室', blind).sentences.map(({ sentence }) => sentence.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('is worth nothing for a question that asks nothing in particular', () => {
    for (const nothing of ['是什么？', '2022', '？', '为什么'])
      expect(judge(nothing).confidence, `asked ${nothing}`).toBe(0);
  });

  it('is empty, without confidence, where no passage was found', () => {
    const question = understandQuestion('金凤实验室占地多少亩？', snapshot);
    expect(judgeEvidence(question, [], snapshot)).toEqual({ sentences: [], confidence: 0, features: null });
  });
});

const scored = (score: number) => ({ score }) as JudgedSentence;

describe('a sentence that is nearly as good', () => {
  it('is close to the best one, and to itself', () => {
    expect(isClose(scored(4), scored(4))).toBe(true);
    expect(isClose(scored(3), scored(4))).toBe(true);
    expect(isClose(scored(-6), scored(4))).toBe(false);
    expect(isClose(scored(5), scored(4))).toBe(true);
  });
});
