import { describe, expect, it } from 'vitest';
import { convertAroundQuotations, convertScript } from '../../src/language/convert-script.ts';

describe('converting the script of a text', () => {
  it('writes Simplified as Traditional and Traditional as Simplified', () => {
    expect(convertScript('重庆建设科学城。', 'zh-Hant')).toBe('重慶建設科學城。');
    expect(convertScript('重慶建設「一城多園」的科學城。', 'zh-Hans')).toBe('重庆建设「一城多园」的科学城。');
  });

  it('leaves what is quoted, where it is told to', () => {
    const text = '重庆建设“一城多园”的科学城，见《发展规划》。';
    expect(convertAroundQuotations(text, 'zh-Hant')).toBe('重慶建設“一城多园”的科學城，見《发展规划》。');
  });

  it('leaves text as it is that is in the script already, and any for English', () => {
    const text = '重庆的科学城 opened in 2020.';
    expect(convertScript(text, 'zh-Hans')).toBe(text);
    expect(convertScript(text, 'en')).toBe(text);
  });
});
