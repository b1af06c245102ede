import { describe, expect, it } from 'vitest';
import { matchSecret } from '../../src/scrub/match-secret.ts';
import { findSlowLoop } from './find-slow-loop.ts';
import { listPatterns } from './list-patterns.ts';

/** Made of another pattern as it stands, which is examined where it is written, or of a secret, of which some are. */
const AS_IT_STANDS = new Set([
  'new RegExp(pattern.source, `${pattern.flags}d`)',
  "new RegExp([plain, ...encoded.map(matchBase64), hex].join('|'), 'g')",
]);
/** Fewer would mean that the list is not what it should be. */
const LEAST_PATTERNS = 1_200;

describe('the examination of patterns', () => {
  it.each([
    ['(a+)+$', '', 'twice'],
    ['^(?:a|a)*$', 'u', 'twice'],
    ['^(?:达|到|达到)*$', '', 'twice'],
    ['^(?:a{1,3})*$', '', 'twice'],
    ['(?:\\s|\\n)+x', '', 'twice'],
    ['^a*a*$', '', 'along'],
    ['^\\s*,?\\s*$', '', 'along'],
    ['\\s*$', '', 'again'],
    ['[^。]*。', 'g', 'again'],
    ['a(?=.*b)', '', 'again'],
    ['(?<=a.*)b', '', 'unknown'],
    ['[\\p{L}--[a-z]]+x', 'v', 'again'],
    ['(?<name>\\p{Script=Han}+)说', 'gu', 'again'],
    ['.{0,5000}x', 's', 'again'],
    ['(a*)\\1', '', 'unknown'],
  ])('finds what is wrong with %s', (source, flags, kind) => {
    expect(findSlowLoop(source, flags)?.kind).toBe(kind);
  });

  it.each([
    ['\\s+', ''],
    ['(?<!\\s)\\s+$', ''],
    ['^a*b*$', ''],
    ['(?<![^。])[^。]*。', 'g'],
    ['\\d{1,3}(?:,\\d{3})*', 'g'],
    ['\\bfoo\\s+bar\\b', 'i'],
    ['^.*?x', 's'],
    ['.{0,400}x', 's'],
    ['(的[^的]{1,6})\\1', ''],
    ['(?<name>(?<!\\p{Script=Han})\\p{Script=Han}+)说', 'u'],
  ])('has nothing against %s', (source, flags) => {
    expect(findSlowLoop(source, flags)).toBeNull();
  });

  it.each([
    ['^(?:达|到|达到)*$', ''],
    ['(a+)+$', ''],
  ])('what it finds in %s takes twice as long with every few characters', (source, flags) => {
    const found = findSlowLoop(source, flags)!;
    const timeOf = (times: number) => {
      const text = `${found.before}${found.pump.repeat(times)}\u0000`;
      const begun = performance.now();
      new RegExp(source, flags).test(text);
      return performance.now() - begun;
    };
    let times = 2;
    while (timeOf(times) < 20) times += 1;
    expect(times).toBeLessThan(40);
  });
});

describe('the patterns of this program', () => {
  it('that are made of secrets take no more than linear time', () => {
    for (const secret of [
      '1234567890:AAbb_c-dAAbb_c-d',
      'Sesam/öffne+dich=42',
      '\\\\\\\\\\\\',
      '%25%25%25',
      'aaaaaaaa',
      '密钥密钥密钥',
    ])
      expect(findSlowLoop(matchSecret(secret)!.source, 'g')).toBeNull();
  });

  it('take no more than linear time, whatever the text', { timeout: 180_000 }, async () => {
    const { patterns, unknown } = await listPatterns();
    expect(unknown.filter(({ code }) => !AS_IT_STANDS.has(code))).toEqual([]);
    expect(patterns.length).toBeGreaterThan(LEAST_PATTERNS);
    const seen = new Set<string>();
    const slow = patterns.flatMap(({ file, line, source, flags }) => {
      const key = `/${source}/${flags}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const found = findSlowLoop(source, flags);
      return found === null
        ? []
        : [`${file}:${line} ${found.kind} ${JSON.stringify(found.before + found.pump)} ${key}`];
    });
    expect(slow).toEqual([]);
  });
});
