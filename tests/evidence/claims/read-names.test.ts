import { describe, expect, it } from 'vitest';
import { findMissingNames } from '../../../src/evidence/claims/read-names.ts';
import { foldText } from '../../../src/language/fold.ts';

const SOURCE = foldText(
  '北湖市市长王小明介绍，《湖边公园管理办法》由东湖大学与体育局起草，试点称为“安静角”。' +
    '安娜·施密特教授带来了ABC-2型设备，用5G网络连接。',
);
const missing = (claim: string) => findMissingNames(claim, SOURCE).map(({ words }) => words);

describe('the names of a claim', () => {
  it.each([
    '市长王小明表示，《湖边公园管理办法》由东湖大学起草。',
    '安娜·施密特带来了ABC-2型设备。',
    '試點稱為「安靜角」，由體育局起草。',
    '王小明指出，网络为5G。',
    '方案由市体育局起草，在市里试点。',
    // Common words that end like names.
    '全市的大局、布局和城市建设，本省各县。',
  ])('are in the source: %s', (claim) => {
    expect(missing(claim)).toEqual([]);
  });

  it.each<[string, string]>([
    ['市长王大明表示满意。', '王大明'],
    ['《湖边公园条例》已经起草。', '湖边公园条例'],
    ['试点称为“热闹角”。', '热闹角'],
    ['由西湖大学起草。', '西湖大学'],
    ['由教育局起草。', '教育局'],
    ['玛丽亚·施密特带来了设备。', '亚·施密特'],
    ['带来了ABC-3型设备。', 'abc-3'],
    ['用6G网络连接。', '6g'],
    ['在南湖市起草。', '南湖市'],
  ])('are not in the source: %s', (claim, name) => {
    expect(missing(claim).some((words) => words.includes(name))).toBe(true);
  });
});
