import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnglishWords } from '../../src/language/english-words.ts';

const words = (text: string) => readEnglishWords(text).map(({ word }) => word);

describe('the words of an English question', () => {
  it('are lower case, without possessives, short forms written out', () => {
    expect(words("What is Jinfeng Lab's R&D share?")).toEqual([
      'what',
      'is',
      'jinfeng',
      'laboratory',
      'research',
      'and',
      'development',
      'share',
    ]);
    expect(words('ＡＩ centres, 5.4%')).toEqual(['artificial', 'intelligence', 'center', '5.4%']);
  });

  it('are told apart: stop words, stems, names', () => {
    const read = readEnglishWords('Which universities are in Jinfeng?');
    expect(read.filter(({ stop }) => stop).map(({ word }) => word)).toEqual(['which', 'are', 'in']);
    // The capital of the first word is only the sentence's.
    expect(read.filter(({ name }) => name).map(({ word }) => word)).toEqual(['jinfeng']);
  });

  it.each([
    ['universities', 'university'],
    ['companies', 'company'],
    ['introduced', 'introduce'],
    ['planned', 'plans'],
    ['signing', 'signed'],
    ['built', 'building'],
    ['went', 'goes'],
    ['organisations', 'organization'],
    ['people', 'person'],
    ['agreed', 'agrees'],
    ['studies', 'studied'],
  ])('have one stem in all their forms: %s, %s', (one, other) => {
    expect(readEnglishWords(one)[0]?.stem).toBe(readEnglishWords(other)[0]?.stem);
  });

  it.each([
    ['university', 'universe'],
    ['introduce', 'introduction'],
    ['sign', 'signal'],
    ['news', 'new'],
    ['incubate', 'incubator'],
  ])('have stems of their own as other words, be they of one family: %s, %s', (one, other) => {
    expect(readEnglishWords(one)[0]?.stem).not.toBe(readEnglishWords(other)[0]?.stem);
  });

  it('share a family', () => {
    const families = readEnglishWords('introduce introduction').map(({ family }) => family);
    expect(families[0]).toBe(families[1]);
  });

  it('keep figures in one piece, and know high tech in any spelling', () => {
    expect(words('2,000 of 1,234,567.5 and 14%')).toEqual(['2,000', 'of', '1,234,567.5', 'and', '14%']);
    for (const spelling of ['hi-tech', 'High-Tech', 'high tech'])
      expect(words(spelling)).toEqual(['high', 'technology']);
  });

  it('say which of them are written in capitals alone', () => {
    expect(
      readEnglishWords('did CAS and Jinfeng meet')
        .filter(({ capitals }) => capitals)
        .map(({ word }) => word),
    ).toEqual(['cas']);
  });

  it('may be called like the inner parts of the language this is written in', () => {
    const names = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', 'then'];
    for (const name of names) expect(words(name).join('')).toContain(name.replaceAll('_', '').toLowerCase());
  });

  it('are plain words for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { word } of readEnglishWords(text)) expect(word).toBe(word.toLowerCase());
      }),
    );
  });
});
