import { describe, expect, it } from 'vitest';
import {
  type DictionaryEntry,
  explainEntry,
  readGlosses,
  readShortFor,
  spellEntry,
} from '../../src/language/read-dictionary.ts';

const entry = (simplified: string, pinyin: string, ...english: string[]): DictionaryEntry => ({
  simplified,
  pinyin,
  english,
});

describe('an entry of the dictionary', () => {
  it('is its senses in order, without asides and pointers', () => {
    const plan = entry('计划', 'ji4 hua4', 'plan; project (work)', 'CL:個|个[ge4],項|项[xiang4]', 'to plan');
    expect(readGlosses(plan)).toEqual([
      { text: 'plan', rank: 0 },
      { text: 'project', rank: 1 },
      { text: 'to plan', rank: 2 },
    ]);
  });

  it('is, for a proper noun, the name and not where it lies', () => {
    const place = entry('云杉大学', 'Yun2 shan1 Da4 xue2', 'Spruce University, Beijing');
    expect(readGlosses(place)).toEqual([{ text: 'Spruce University', rank: 0 }]);
    expect(explainEntry(place)).toBe('Spruce University');
  });

  it('names what it is the short form of', () => {
    expect(readShortFor(entry('北大', 'Bei3 Da4', 'Peking University (abbr. for 北京大學|北京大学)'))).toBe('北京大学');
    expect(readShortFor(entry('七律', 'qi1 lu:4', 'abbr. for 七言律詩|七言律诗[qi1yan2 lu:4shi1]'))).toBe('七言律诗');
    expect(readShortFor(entry('大学', 'da4 xue2', 'university; college'))).toBeNull();
  });

  it('is explained in few words, each once', () => {
    expect(explainEntry(entry('词', 'ci2', 'time', 'time', 'period'))).toBe('time; period');
    expect(explainEntry(entry('词', 'ci2', 'a'.repeat(41)))).toBeNull();
    expect(explainEntry(entry('词', 'ci2', 'variant of 辭|辞[ci2]'))).toBeNull();
    expect(explainEntry(entry('双城', 'Shuang1 cheng2', 'Shuangcheng, county-level city in Harbin'))).toBeNull();
  });

  it('sounds as askers write it', () => {
    expect(spellEntry(entry('北大', 'Bei3 Da4'))).toBe('beida');
    expect(spellEntry(entry('绿', 'lu:4'))).toBe('lv');
  });
});
