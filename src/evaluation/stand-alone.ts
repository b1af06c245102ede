import { TURNS_KEPT } from '../conversation/create-conversations.ts';
import { rewriteByRules } from '../conversation/rewrite-by-rules.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Query } from './queries.ts';

/**
 * What a question of a set asks after the questions before it, as the program understands it without a language model:
 * these are follow-ups of one another, too.
 */
export function standAlone(
  { question, history = [] }: Pick<Query, 'question' | 'history'>,
  snapshot: Snapshot,
): string {
  const turns: Turn[] = [];
  const understand = (text: string) => rewriteByRules(text, turns.slice(-TURNS_KEPT), snapshot)?.question ?? text;
  for (const earlier of history) {
    const asked = understand(earlier.question);
    turns.push({ question: asked, language: detectLanguage(asked), answer: earlier.answers.join('\n') });
  }
  return understand(question);
}
