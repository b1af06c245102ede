import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { createAliasTable } from '../../src/language/alias-table.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const known = createAliasTable([]);
const learned = createAliasTable([
  ['协同创新区', '协创区'],
  ['超声医学工程国家重点实验室', '超声实验室'],
]);

describe('the names of one thing', () => {
  it('lead from a short one to the full one and back', () => {
    expect(known.fullOf('北大')).toBe('北京大学');
    expect(known.fullOf('北京大学')).toBe('北京大学');
    expect(known.othersOf('北大')).toEqual(['北京大学']);
    expect(known.othersOf('北京大学')).toEqual(['北大']);
    expect(known.othersOf('发改委')[0]).toBe('国家发展和改革委员会');
  });

  it('are those that an article introduces as well, and those alone', () => {
    expect(learned.fullOf('协创区')).toBe('协同创新区');
    expect(learned.othersOf('协同创新区')).toEqual(['协创区']);
    expect(learned.fullOf('北大')).toBe('北京大学');
    expect(known.othersOf('协创区')).toEqual([]);
  });

  it('do not lead from a full name to a short one that means something else as well', () => {
    expect(known.othersOf('重庆大学')).toEqual([]);
    expect(known.othersOf('中国人民大学')).toEqual(['人民大学']);
    expect(known.othersOf('复旦大学')).toEqual(['复旦']);
  });

  it('are none for a short one that means something else as well', () => {
    for (const word of ['重大', '人大', '中大', '上交']) {
      expect(known.fullOf(word)).toBe(word);
      expect(known.othersOf(word)).toEqual([]);
    }
  });

  it('are none for a word that is no name', () => {
    for (const word of ['科学城', '', '北', '北京']) {
      expect(known.othersOf(word)).toEqual([]);
      expect(known.fullOf(word)).toBe(word);
      expect(known.nameAt(word, 0)).toBeNull();
    }
  });

  it('hold a name that two groups share with the others of both', () => {
    const table = createAliasTable([
      ['重庆科学城管委会', '管委会'],
      ['两江新区管委会', '管委会'],
    ]);
    expect(table.othersOf('管委会')).toEqual(['重庆科学城管委会', '两江新区管委会']);
    expect(table.fullOf('管委会')).toBe('重庆科学城管委会');
  });
});

describe('the name at a place', () => {
  it('is the longest that begins there', () => {
    expect(known.nameAt('在中国科学院大学', 1)).toBe('中国科学院大学');
    expect(known.nameAt('在中国科学院的', 1)).toBe('中国科学院');
    expect(known.nameAt('在中国科学院大学', 0)).toBeNull();
    expect(learned.nameAt('协创区', 0)).toBe('协创区');
  });

  it('stands there and is none of its own other names, for any text and place', () => {
    const text = fc
      .array(fc.oneof(wildText, fc.constantFrom('北大', '中科院', '重庆大学', '协创区')))
      .map((parts) => foldText(parts.join('')));
    fc.assert(
      fc.property(text, (folded) => {
        const wrong = Array.from(folded, (_, at) => at).filter((at) => {
          const name = learned.nameAt(folded, at);
          return name !== null && (!folded.startsWith(name, at) || learned.othersOf(name).includes(name));
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('is folded: the table is in the form in which texts are compared', () => {
    for (const name of ['國家發展和改革委員會', '清華大學', '重慶郵電大學'])
      expect(known.nameAt(foldText(name), 0)).toBe(foldText(name));
    for (const short of ['北大', '重邮', '发改委', '高新区', '双城经济圈']) {
      const full = known.fullOf(short);
      expect(foldText(full)).toBe(full);
      expect(full.length).toBeGreaterThan(short.length);
    }
  });
});
