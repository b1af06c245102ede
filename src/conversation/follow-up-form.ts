import type { Language } from '../language/language.ts';

/** A span `[start, end)` of a message, in UTF-16 units. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** In what way a message leans on the questions before it. */
export type FollowUpForm =
  /** It names what it is about. */
  | { readonly kind: 'standalone' }
  /** It may or may not; a rule cannot tell. */
  | { readonly kind: 'unsure' }
  /** The last question again, maybe in another language (翻译成英文, 详细点). */
  | { readonly kind: 'repeat'; readonly language: Language | null }
  /** The last question about something else (那清华呢): `words` is what. */
  | { readonly kind: 'instead'; readonly words: string }
  /** A word at a place of the message that points back (它, 该中心, 那里); `noun`, folded, is what it says it is. `head`: that noun alone. */
  | ({
      readonly kind: 'pointer';
      readonly points: 'thing' | 'person' | 'both' | 'first' | 'second' | 'among' | 'head';
      readonly noun: string;
      /** Whether the message names little else: with names of its own, what it points back to may be in an article. */
      readonly alone: boolean;
    } & Place)
  /** It asks when a figure was told (什么时候的数据): the answer of the last question says so. */
  | { readonly kind: 'as-of' }
  /** It does nothing but ask (为什么, 在哪里). */
  | { readonly kind: 'bare' }
  /** It asks something of a thing that it does not name (占地多少, 主任是谁). */
  | { readonly kind: 'relational' };
