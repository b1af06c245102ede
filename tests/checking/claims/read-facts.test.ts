import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/checking/claims/fact.ts';
import { readFacts } from '../../../src/checking/claims/read-facts.ts';
import { foldText } from '../../../src/language/fold.ts';

function describeFact(fact: Fact): string {
  if (fact.kind === 'date') return [fact.year, fact.month, fact.day].map((part) => part ?? '?').join('-');
  if (fact.kind === 'ordinal') return `#${fact.value}${fact.unit}`;
  return `${fact.bound === 'least' ? '≥' : fact.bound === 'most' ? '≤' : ''}${fact.value}${fact.unit ?? ''}`;
}
const read = (text: string) => readFacts(foldText(text)).map(describeFact);

describe('the figures of a text', () => {
  it.each<[string, readonly string[]]>([
    ['共有５３６家、三十八个和3,200人', ['536家', '38个', '3200人']],
    ['投资5,000万元，另有1.2万亿元和3千人', ['50000000元', '1200000000000元', '3000人']],
    ['增长5.4%，占百分之三十，约三成，提高3.2个百分点', ['5.4%', '30%', '30%', '3.2百分点']],
    ['相距140千米，重15公斤', ['140公里', '15千克']],
    ['3-5万元，20至30人', ['30000元', '50000元', '20人', '30人']],
    ['以2：1获胜', ['2:1']],
    ['历时45年、3个月', ['45年', '3个月']],
  ])('are amounts with their unit: %s', (text, facts) => {
    expect(read(text)).toEqual(facts);
  });

  it.each<[string, readonly string[]]>([
    ['2022年6月7日，2月18日至24日', ['2022-6-7', '?-2-18', '?-?-24']],
    ['1至5月，18至24日，2019—2022年', ['?-1-?', '?-5-?', '?-?-18', '?-?-24', '2019-?-?', '2022-?-?']],
    ['2023-01-05起', ['2023-1-5']],
  ])('are dates: %s', (text, facts) => {
    expect(read(text)).toEqual(facts);
  });

  it.each<[string, readonly string[]]>([
    ['第三季度、第49届和二期工程', ['#3季', '#49届', '#2期']],
    ['第一功臣', ['#1']],
  ])('are ordinals: %s', (text, facts) => {
    expect(read(text)).toEqual(facts);
  });

  it.each<[string, readonly string[]]>([
    ['超过500家，至少3人，700余家，60岁以上', ['≥500家', '≥3人', '≥700家', '≥60岁']],
    ['不超过500家，最高50万元，不足3人，30日以内', ['≤500家', '≤500000元', '≤3人', '?-?-30']],
    ['约500家，近3000人', ['500家', '3000人']],
  ])('keep their limits: %s', (text, facts) => {
    expect(read(text)).toEqual(facts);
  });

  it.each(['十分重要的一个方面', '千方百计，七嘴八舌', '5G网络和A4纸', '一批零件', '两岸三地', ''])(
    'are none in figures of speech and names: %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});
