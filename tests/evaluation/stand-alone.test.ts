import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { standAlone } from '../../src/evaluation/stand-alone.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await buildTestSnapshot((await readCorpus('corpus')).articles);
});

describe('a question of a set with a history', () => {
  it('is asked as what it means after the questions before it, which are follow-ups themselves', () => {
    const history = [
      { question: '上海交大重庆研究院什么时候揭牌？', answers: ['6月8日'] },
      { question: '它采取什么建设模式？', answers: ['总院+中心(基地)'] },
    ];
    expect(standAlone({ question: '研究院有多少人？', history }, snapshot)).toBe('上海交大重庆研究院有多少人？');
  });

  it('is asked as it is without one', () => {
    expect(standAlone({ question: '研究院有多少人？' }, snapshot)).toBe('研究院有多少人？');
  });
});
