import { beforeAll, describe, expect, it } from 'vitest';
import { buildExamined, examine, type Result } from './examined/examine.ts';
import type { Examined } from './examined/read-statements.ts';

/** Most that may go astray: zh-Hans, zh-Hant, English, as measured. Lower them as the check gets better. */
const WRONG_THAT_PASS = { s: 0, t: 0, e: 1 } as const;
const FAITHFUL_THAT_FAIL = { s: 14, t: 5, e: 2 } as const;

const print = ({ statement, found }: Result) =>
  `${statement.text} ${found.check.problems.map(({ kind }) => kind).join(', ')}`;

/** Empty while no more than `most` of a language are listed, else all of them, to read. */
function listBeyond(
  results: readonly Result[],
  most: Readonly<Record<Examined['language'], number>>,
): readonly string[] {
  return (['s', 't', 'e'] as const).flatMap((language) => {
    const own = results.filter((one) => one.statement.language === language);
    return own.length > most[language] ? own.map(print) : [];
  });
}

describe('sentences that were written without a look at the check', () => {
  let faithful: readonly Result[] = [];
  let wrong: readonly Result[] = [];
  beforeAll(async () => {
    const snapshot = await buildExamined();
    faithful = examine('faithful.txt', snapshot);
    wrong = examine('wrong.txt', snapshot);
  }, 300_000);

  it('are many', () => {
    expect(faithful.length).toBeGreaterThanOrEqual(190);
    expect(wrong.length).toBeGreaterThanOrEqual(300);
  });

  it('seldom pass when they are wrong', () => {
    const passed = wrong.filter(({ found }) => found.check.supported);
    expect(listBeyond(passed, WRONG_THAT_PASS)).toEqual([]);
  });

  it('pass when they are faithful, more often than not', () => {
    const failed = faithful.filter(({ found }) => !found.check.supported);
    expect(listBeyond(failed, FAITHFUL_THAT_FAIL)).toEqual([]);
  });
});
