import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { findPassage, passageKeyOf } from '../../src/passages/passage-key.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeArticle } from '../helpers/write-articles.ts';

/** Paragraphs long enough to be passages of their own. */
const paragraph = (name: string) =>
  `${name}镇在去年修好了一座能过重车的石桥，两岸的村民从此不必再绕远路去赶集。`.repeat(3);
const text = ['云杉', '白桦', '红松'].map(paragraph).join('\n\n');

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await buildTestSnapshot([makeArticle({ id: 'a', text }), makeArticle({ id: 'b', text })]);
});

describe('the key of a passage', () => {
  it('leads to the passage, also among articles with the same words', () => {
    const keys = snapshot.passages.map(passageKeyOf);
    expect(new Set(keys).size).toBe(snapshot.passages.length);
    for (const [at, key] of keys.entries()) {
      // A start link takes 64 characters, of which two tell what it is for.
      expect(key).toMatch(/^[\w-]{1,62}$/);
      expect(findPassage(key, snapshot)).toEqual({ kind: 'found', passage: snapshot.passages[at], at });
    }
  });

  it('leads to the same words when they stand elsewhere now', async () => {
    const key = passageKeyOf(snapshot.passages.find(({ text: words }) => words.includes('白桦'))!);
    const longer = await buildTestSnapshot([makeArticle({ id: 'a', text: `${paragraph('水杉')}\n\n${text}` })]);
    const found = findPassage(key, longer);
    expect(found.kind).toBe('found');
    expect(found.kind !== 'gone' && found.passage.text).toContain('白桦');
  });

  it('leads to the same paragraph, and says so, when the words are others now', async () => {
    const key = passageKeyOf(snapshot.passages.find(({ text: words }) => words.includes('白桦'))!);
    const edited = await buildTestSnapshot([makeArticle({ id: 'a', text: text.replaceAll('白桦', '青冈') })]);
    const found = findPassage(key, edited);
    expect(found.kind).toBe('changed');
    expect(found.kind !== 'gone' && found.passage.text).toContain('青冈');
  });

  it('leads nowhere when the article is no more, or the key is nobody’s', async () => {
    const key = passageKeyOf(snapshot.passages[0]!);
    const other = await buildTestSnapshot([makeArticle({ id: 'c', text })]);
    expect(findPassage(key, other)).toEqual({ kind: 'gone' });
    for (const made of ['', 'x', `${key}x`, '__________ _________1', `${key.slice(0, 22)}99999999`])
      expect(findPassage(made, snapshot)).toEqual({ kind: 'gone' });
  });
});
