import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReasoningFilter } from '../../src/models/reasoning-filter.ts';

/** What stands at the end, when the text comes in pieces that are cut at these places. */
function filter(text: string, cuts: readonly number[] = []): string {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  const reasoning = createReasoningFilter();
  const pieces = places.slice(1).flatMap((end, i) => reasoning.push(text.slice(places[i], end)));
  return [...pieces, ...reasoning.end()].reduce((kept, piece) => (piece.kind === 'void' ? '' : kept + piece.text), '');
}

/** The same, of a text that is there as a whole. */
function readWhole(text: string): string {
  let [kept, thinking] = ['', false];
  for (const part of text.split(/(<\/?think>)/i)) {
    if (/^<\/think>$/i.test(part)) {
      if (!thinking) kept = '';
      thinking = false;
    } else if (/^<think>$/i.test(part)) thinking = true;
    else if (!thinking) kept += part;
  }
  return kept;
}

describe('reasoning', () => {
  it.each([
    ['没有标记。[1]', '没有标记。[1]'],
    ['<think>想一想</think>答案。[1]', '答案。[1]'],
    ['<THINK>想</THINK>\n\n答案', '\n\n答案'],
    ['想了很久</think>答案', '答案'],
    ['前<think>想</think>中<think>又想</think>后', '前中后'],
    ['<think>没有想完', ''],
    ['1 < 2，<b>粗</b>，<thin', '1 < 2，<b>粗</b>，<thin'],
    ['<think></think>', ''],
    ['<<think>想</think>答', '<答'],
  ])('is left out of %j', (text, kept) => {
    expect(filter(text)).toBe(kept);
  });

  it('is left out wherever the pieces are cut', () => {
    const part = fc.constantFrom('<think>', '</think>', '<', '/', 'think>', '答', '案', '</thin', '😀');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 20 }), (parts, cuts) => {
        const text = parts.join('');
        expect(filter(text, cuts)).toBe(readWhole(text));
      }),
      { numRuns: 1000 },
    );
  });
});
