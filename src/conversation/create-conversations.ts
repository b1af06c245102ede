import { cutText } from '../language/shorten.ts';
import type { Turn } from './turn.ts';

/** Turns that a follow-up may look back on. */
export const TURNS_KEPT = 4;
/** UTF-16 units kept of an answer: what names and figures it speaks of, not its wording. */
export const ANSWER_KEPT = 600;
const QUESTION_KEPT = 300;
/** A conversation that has been silent for so long is forgotten. */
export const SILENCE_MINUTES = 30;
const SILENCE_MS = SILENCE_MINUTES * 60_000;
const KEYS_KEPT = 1_000;

/**
 * What was last asked and answered, by conversation. In memory alone, and bounded: the last turns, until a
 * conversation has been silent for half an hour or many others have been spoken in since.
 */
export interface Conversations {
  /** The turns of a conversation, the oldest first; empty when there is none any more. */
  turnsOf(key: string): readonly Turn[];
  remember(key: string, turn: Turn): void;
  forget(key: string): void;
  /** Forgets every conversation whose key is meant. */
  forgetAll(isMeant: (key: string) => boolean): void;
  /** All whose keys begin with `from` go on under keys that begin with `to`. */
  move(from: string, to: string): void;
}

export interface ConversationsOptions {
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
  /** Conversations kept at most; those that nobody has spoken in for longest go first. */
  readonly most?: number;
}

interface Conversation {
  readonly turns: readonly Turn[];
  readonly spokenAt: number;
}

export function createConversations(options: ConversationsOptions = {}): Conversations {
  const { now = () => performance.now(), most = KEYS_KEPT } = options;
  /** In the order in which they were last spoken in. */
  const byKey = new Map<string, Conversation>();

  function dropSilent(): void {
    const oldest = now() - SILENCE_MS;
    for (const [key, { spokenAt }] of byKey) {
      if (spokenAt > oldest) break;
      byKey.delete(key);
    }
  }

  return {
    turnsOf(key) {
      dropSilent();
      return byKey.get(key)?.turns ?? [];
    },
    remember(key, { question, language, answer }) {
      dropSilent();
      const turns = byKey.get(key)?.turns ?? [];
      const turn = { question: cutText(question, QUESTION_KEPT), language, answer: cutText(answer, ANSWER_KEPT) };
      byKey.delete(key);
      byKey.set(key, { turns: [...turns, turn].slice(-TURNS_KEPT), spokenAt: now() });
      for (const oldest of byKey.keys()) {
        if (byKey.size <= most) break;
        byKey.delete(oldest);
      }
    },
    forget(key) {
      byKey.delete(key);
    },
    forgetAll(isMeant) {
      for (const key of [...byKey.keys()].filter(isMeant)) byKey.delete(key);
    },
    move(from, to) {
      for (const [key, { turns }] of byKey) {
        if (!key.startsWith(from)) continue;
        byKey.delete(key);
        const moved = to + key.slice(from.length);
        if (!byKey.has(moved)) byKey.set(moved, { turns, spokenAt: now() });
      }
    },
  };
}
