import { AppError } from '../errors.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { ChatModel } from '../models/chat-model.ts';
import { drawKey } from '../prompts/draw-key.ts';
import type { Prompt } from '../prompts/load-prompts.ts';
import { checkRewrite } from './check-rewrite.ts';
import type { Turn } from './turn.ts';

export interface ModelRewriteParts {
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  /** `prompts/rewrite.md`. */
  readonly prompt: Prompt;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly patienceMs?: number | undefined;
}

/** A text that cannot end the marks around it, on lines of its own. */
const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();

function listTurns(turns: readonly Turn[]): string {
  return turns
    .map(({ question, answer }, i) => `${i + 1}. Question: ${plain(question)}\n   Answer: ${plain(answer) || '-'}`)
    .join('\n');
}

/** A model that takes longer is not waited for: the rules have an answer at once. */
const PATIENCE_MS = 8_000;

/**
 * Asks a model what a follow-up means. What it replies is checked against the message and the turns: it may only put
 * together what stands there. An endpoint that fails, or is too slow, or a signal that aborts is no fault of the
 * question: the rules answer then.
 *
 * @returns null when the model gave nothing of use
 */
export async function rewriteWithModel(
  text: string,
  turns: readonly Turn[],
  { snapshot, model, prompt, signal: given, patienceMs = PATIENCE_MS }: ModelRewriteParts,
): Promise<string | null> {
  const key = drawKey();
  const patience = AbortSignal.timeout(patienceMs);
  const signal = given ? AbortSignal.any([given, patience]) : patience;
  const messages = await prompt.format({ key, turns: listTurns(turns), question: plain(text) });
  try {
    const { text: reply } = await model.ask(messages, { signal });
    return checkRewrite(reply, text, turns, snapshot);
  } catch (error) {
    if (error instanceof AppError || signal.aborted) return null;
    throw error;
  }
}
