import { Converter } from 'opencc-js';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import type { Language } from '../../../src/language/language.ts';
import { FAITHFUL } from './faithful.ts';
import { type Base, findGold } from './mutate.ts';

/** What a writer puts before a statement; empty most of the time. */
const FRAMES = [
  '',
  '',
  '根据文章，',
  '据报道，',
  '文章提到，',
  '资料显示，',
  '根据资料，',
  '报道称，',
  '文中介绍，',
  '据介绍，',
];
const toHant = Converter({ from: 'cn', to: 'twp' });

export interface FaithfulStatement extends Base {
  readonly language: Language;
}

/** A statement in Traditional characters; what it quotes stays as the article has it. */
export function convertStatement(text: string): string {
  return text
    .split(/([“「《][^”」》]*[”」》])/)
    .map((part, i) => (i % 2 === 1 ? part : toHant(part)))
    .join('');
}

/** The written statements over the golden answers, each with its passages. */
export function listBases(snapshot: Snapshot): readonly Base[] {
  return FAITHFUL.flatMap(({ article, must, says }) => {
    const found = findGold(article, must, snapshot);
    if (!found) throw new Error(`no sentence holds ${must.join(', ')}`);
    return says.map((text) => ({ text, ...found }));
  });
}

/** `count` different true statements in one script of Chinese, in frames as writers use them. */
export function listFaithful(
  language: 'zh-Hans' | 'zh-Hant',
  count: number,
  random: () => number,
  snapshot: Snapshot,
): readonly FaithfulStatement[] {
  const bases = listBases(snapshot);
  const found = new Map<string, FaithfulStatement>();
  for (let i = 0; found.size < count && i < 10 * count; i += 1) {
    const base = bases[i % bases.length]!;
    // Each statement stands by itself once; then it is told in frames.
    const frame = i < bases.length ? '' : FRAMES[Math.floor(random() * FRAMES.length)]!;
    const text = frame !== '' && /^(?:据|根据|按照|截至)/.test(base.text) ? base.text : frame + base.text;
    const written = language === 'zh-Hant' ? convertStatement(text) : text;
    found.set(written, { ...base, text: written, language });
  }
  return [...found.values()];
}
