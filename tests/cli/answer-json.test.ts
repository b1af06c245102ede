import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import { toAnswerJson } from '../../src/cli/answer-json.ts';
import { textsFor } from '../../src/texts/texts-for.ts';

const base = {
  id: '7k2m-9qxd',
  question: '问',
  matches: [],
  snapshot: 'abc',
  model: 'extractive',
  milliseconds: { understand: 0.123456, embed: 1, retrieve: 2, answer: 3, total: 6.129 },
} as const;

describe('an answer as JSON', () => {
  it('says a fault plainly, in the language of the asker, and cites nothing', () => {
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const answer: Answer = { kind: 'unavailable', reason: 'internal', language, ...base };
      expect(toAnswerJson(answer)).toMatchObject({
        kind: 'unavailable',
        language,
        text: expect.stringMatching(/7k2m-9qxd/),
        statements: [],
        citations: [],
      });
    }
  });

  it('marks every line of a numbered list with its own citation', () => {
    const statement = { text: '一是建设。\n二是培训。', citations: [1, 2], marks: [], dates: [] };
    const answer: Answer = { kind: 'answered', language: 'zh-Hans', statements: [statement], citations: [], ...base };
    expect(toAnswerJson(answer)['text']).toBe('一是建设。[1]\n二是培训。[2]');
  });

  it('says of every statement how its figure stands to others, and of most nothing', () => {
    const plain = { text: '现有300家。', citations: [1], marks: [], dates: [] };
    const statements = [plain, { ...plain, standing: 'earlier', asOf: '2020-08' }] as const;
    const answer: Answer = { kind: 'answered', language: 'zh-Hans', statements, citations: [], ...base };
    expect(toAnswerJson(answer)).toMatchObject({
      text: '现有300家。[1]\n现有300家。[1]',
      statements: [
        { ...plain, standing: null, asOf: null },
        { ...plain, standing: 'earlier', asOf: '2020-08' },
      ],
    });
  });

  it('names what is missing, and says it in the text', () => {
    const missing = { mentioned: 'Jinfeng Laboratory', lacking: { kind: 'form', form: 'phone' } } as const;
    const answer: Answer = { kind: 'not-found', language: 'en', missing, related: [], ...base };
    expect(toAnswerJson(answer)).toMatchObject({
      text: 'The articles mention Jinfeng Laboratory, but do not give a telephone number.',
      missing,
      citations: [],
    });
    expect(toAnswerJson({ ...answer, missing: null })).toMatchObject({
      text: textsFor('en').notFound,
      missing: null,
    });
  });

  it('gives milliseconds with two decimals', () => {
    const answer: Answer = { kind: 'not-found', language: 'en', missing: null, related: [], ...base };
    expect(toAnswerJson(answer)['milliseconds']).toEqual({
      understand: 0.12,
      embed: 1,
      retrieve: 2,
      answer: 3,
      total: 6.13,
    });
  });
});
