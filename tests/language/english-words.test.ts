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
    expect(words('ＡＩ centres, 5.4%')).toEqual(['artificial', 'intelligence', 'center', '5.4']);
  });

  it('are told apart: stop words, stems, names', () => {
    const read = readEnglishWords('Which universities are in Jinfeng?');
    expect(read.filter(({ stop }) => stop).map(({ word }) => word)).toEqual(['which', 'are', 'in']);
    expect(read.find(({ word }) => word === 'universities')?.stem).toBe(readEnglishWords('university')[0]?.stem);
    // The capital of the first word is only the sentence's.
    expect(read.filter(({ name }) => name).map(({ word }) => word)).toEqual(['jinfeng']);
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
