import { describe, expect, it } from 'vitest';
import { openScriptConverter } from '../../src/language/convert-script.ts';

describe('converting the script of a text', () => {
  it('writes Simplified as Traditional, and leaves what is quoted', async () => {
    const convert = await openScriptConverter('zh-Hant');
    expect(convert('重庆建设“一城多园”的科学城，见《发展规划》。')).toBe(
      '重慶建設“一城多园”的科學城，見《发展规划》。',
    );
  });

  it('writes Traditional as Simplified', async () => {
    const convert = await openScriptConverter('zh-Hans');
    expect(convert('重慶建設「一城多園」的科學城。')).toBe('重庆建设「一城多園」的科学城。');
  });

  it('leaves text as it is that is in the script already, and any for English', async () => {
    const text = '重庆的科学城 opened in 2020.';
    expect((await openScriptConverter('zh-Hans'))(text)).toBe(text);
    expect((await openScriptConverter('en'))(text)).toBe(text);
  });
});
