import type { Segment } from '../helpers/telegram-double/conversation.ts';
import { graphemesOf, measureGrapheme } from './measure-text.ts';

/** One line of text; its runs differ in their look. */
export interface WrappedLine {
  readonly runs: readonly Segment[];
  /** In pixels, estimated. */
  readonly width: number;
}

interface Character {
  readonly text: string;
  readonly segment: Segment;
  readonly width: number;
}

/** No line begins with these, and none ends with those of the second row. */
const NOT_FIRST = /^[，。、；：！？）】》」』”’…—,.;:!?)\]}%]/u;
const NOT_LAST = /^[（【《「『“‘([{]/u;
const LATIN = /^[\p{Script=Latin}\p{N}_'’.,:/?#&=%@+~-]$/u;

/**
 * Breaks text into lines no wider than `width`: between any two Chinese characters, but not before a mark that closes
 * or after one that opens; between words of Latin letters; inside a word only when a line holds no more.
 */
export function wrapSegments(segments: readonly Segment[], width: number, size: number): readonly WrappedLine[] {
  const characters = segments.flatMap((segment) => {
    const weight = { isBold: segment.styles.includes('bold'), isMonospaced: segment.styles.includes('code') };
    return graphemesOf(segment.text).map((text) => ({ text, segment, width: measureGrapheme(text, size, weight) }));
  });
  const lines: WrappedLine[] = [];
  let line: Character[] = [];
  let used = 0;
  const end = (rest: Character[] = []) => {
    lines.push(joinRuns(line));
    line = rest;
    used = sum(rest);
  };
  for (const character of characters) {
    if (/^\r?\n$/.test(character.text)) {
      end();
      continue;
    }
    // A blank at the end of a line hangs over its edge unseen, and is dropped there.
    while (used + character.width > width && character.text !== ' ' && line.length > 0) {
      const at = findBreak(line, character);
      const rest = line.slice(at);
      line = line.slice(0, at);
      end(rest);
    }
    line.push(character);
    used += character.width;
  }
  end();
  return lines;
}

/** Where the line is cut so that `next` stands on the following one: behind its last character if nothing fits better. */
function findBreak(line: readonly Character[], next: Character): number {
  for (let at = line.length; at > 0; at--) {
    const before = line[at - 1]!.text;
    const after = (line[at] ?? next).text;
    if (after === ' ' || NOT_FIRST.test(after) || NOT_LAST.test(before)) continue;
    if (LATIN.test(before) && LATIN.test(after)) continue;
    return at;
  }
  return line.length;
}

function joinRuns(characters: readonly Character[]): WrappedLine {
  const trimmed = characters.slice(0, characters.findLastIndex(({ text }) => text !== ' ') + 1);
  const runs: { text: string; segment: Segment }[] = [];
  for (const { text, segment } of trimmed) {
    const last = runs.at(-1);
    if (last?.segment === segment) last.text += text;
    else runs.push({ text, segment });
  }
  return { runs: runs.map(({ text, segment }) => Object.assign({}, segment, { text })), width: sum(trimmed) };
}

function sum(characters: readonly Character[]): number {
  return characters.reduce((total, { width }) => total + width, 0);
}
