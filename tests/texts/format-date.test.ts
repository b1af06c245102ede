import { describe, expect, it } from 'vitest';
import { formatDate, formatDuration, formatMoment } from '../../src/texts/format-date.ts';

describe('a date for readers', () => {
  it.each([
    ['2022-06-07', '2022年6月7日', 'June 7, 2022'],
    ['2022-06', '2022年6月', 'June 2022'],
    ['2022', '2022年', '2022'],
  ])('%s is as precise as it was written', (date, chinese, english) => {
    expect(formatDate(date, 'zh-Hans')).toBe(chinese);
    expect(formatDate(date, 'zh-Hant')).toBe(chinese);
    expect(formatDate(date, 'en')).toBe(english);
  });

  it.each(['2022-02-30', '2022-13', '2019—2022', '近日', ''])('%j, which is none, stays as it is', (date) => {
    expect(formatDate(date, 'zh-Hans')).toBe(date);
  });
});

describe('a moment', () => {
  it('is told in Chongqing’s time', () => {
    expect(formatMoment('2025-11-22T16:05:00Z', 'zh-Hans')).toBe('2025年11月23日 00:05');
    expect(formatMoment('soon', 'zh-Hans')).toBe('soon');
  });
});

describe('a duration', () => {
  it.each([
    [0, '0秒', '0 sec'],
    [59.9, '59秒', '59 sec'],
    [60, '1分钟', '1 min'],
    [3_720, '1小时2分钟', '1 hr 2 min'],
    [86_400 + 59, '1天', '1 day'],
  ])('of %d s is told in its two largest units', (seconds, chinese, english) => {
    expect(formatDuration(seconds, 'zh-Hans')).toBe(chinese);
    expect(formatDuration(seconds, 'en')).toBe(english);
  });
});
