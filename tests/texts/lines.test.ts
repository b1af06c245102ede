import { describe, expect, it } from 'vitest';
import { reloadLines } from '../../src/texts/reload-lines.ts';
import { statusLines } from '../../src/texts/status-lines.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { REPORT, STATUS } from '../chat/fake-app.ts';

const texts = textsFor('en');

describe('the outcome of a reload', () => {
  it('counts what changed and names what could not be read', () => {
    expect(reloadLines(REPORT, texts)).toEqual([
      'The articles are up to date.',
      '1 added, 0 changed, 0 removed',
      '3 articles, 41 passages in all',
      '12 new vectors in 1.3 s',
      '1 file could not be read:',
      '• broken.md: no title',
    ]);
  });

  it('is short when nothing changed', () => {
    const report = { ...REPORT, outcome: 'unchanged' as const, added: [], problems: [] };
    expect(reloadLines(report, texts)).toEqual([
      'Nothing has changed; no update was needed.',
      '3 articles, 41 passages in all',
    ]);
  });

  it('says why it was refused and what helps: to insist only where that does', () => {
    for (const [refusal, remedy, second] of [
      ['one article would be lost', 'force', 'To give these articles up, send /reload force'],
      ['no room', 'room', 'The disk is full: free some space on the server, then send /reload again'],
      ['the model cannot be reached', null, '1 added, 0 changed, 0 removed'],
    ] as const)
      expect(reloadLines({ ...REPORT, outcome: 'refused', refusal, remedy }, texts).slice(0, 2)).toEqual([
        `Not updated, the articles stay as they were: ${refusal}`,
        second,
      ]);
  });

  it('shows ten problems and counts the rest, and every warning', () => {
    const problems = Array.from({ length: 13 }, (_, i) => ({ file: `${i}.md`, reason: 'no title' }));
    const lines = reloadLines({ ...REPORT, problems, warnings: ['keywords only'] }, texts);
    expect(lines.filter((line) => line.startsWith('•'))).toHaveLength(10);
    expect(lines.slice(-2)).toEqual(['… and 3 more', 'Note: keywords only']);
  });
});

describe('the status', () => {
  it('says that only keywords work', () => {
    expect(statusLines({ ...STATUS, vectors: false }, texts)).toContain(texts.keywordsOnly);
    expect(statusLines(STATUS, texts)).not.toContain(texts.keywordsOnly);
  });

  it('tells of language models and the tokens of the day, where there are models', () => {
    const status = {
      ...STATUS,
      endpoints: [
        { model: 'qwen-plus', breaker: 'open', requests: 12, failures: 5 },
        { model: 'deepseek-chat', breaker: 'closed', requests: 1, failures: 0 },
      ],
      tokensToday: { input: 8_000, output: 900, answers: 9 },
      dailyTokens: 20_000,
    } as const;
    expect(statusLines(status, texts)).toEqual([
      ...statusLines(STATUS, texts).slice(0, -1),
      'Language model qwen-plus: failing, left alone for now, 12 requests, 5 failed',
      'Language model deepseek-chat: working, 1 request, 0 failed',
      '9 answers written today, tokens: 8000 in, 900 out; limit 20000 a day for each person and chat',
      ...statusLines(STATUS, texts).slice(-1),
    ]);
    expect(statusLines({ ...status, dailyTokens: null }, texts).join('\n')).toContain('900 out; no limit');
  });

  it('says that there are no articles yet', () => {
    expect(statusLines({ ...STATUS, snapshot: null }, texts)[0]).toBe(texts.statusNoSnapshot);
  });
});
