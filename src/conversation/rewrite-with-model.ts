import { randomBytes } from 'node:crypto';
import type { Snapshot } from '../index/snapshot.ts';
import { type ChatModel, NO_USAGE, type TokenUsage } from '../models/chat-model.ts';
import type { Prompt } from '../prompts/load-prompts.ts';
import { checkRewrite } from './check-rewrite.ts';
import type { Turn } from './turn.ts';

export interface ModelRewriteParts {
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  /** `prompts/rewrite.md`. */
  readonly prompt: Prompt;
  readonly signal?: AbortSignal | undefined;
}

export interface ModelRewrite {
  /** Null when the model gave nothing of use. */
  readonly question: string | null;
  readonly usage: TokenUsage;
}

/** A text that cannot end the marks around it, on lines of its own. */
const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();

function listTurns(turns: readonly Turn[]): string {
  return turns
    .map(({ question, answer }, i) => `${i + 1}. Question: ${plain(question)}\n   Answer: ${plain(answer) || '-'}`)
    .join('\n');
}

/**
 * Asks a model what a follow-up means. What it replies is checked against the message and the turns: it may only put
 * together what stands there. An endpoint that fails is no fault of the question: the rules answer then.
 *
 * @throws the reason of the signal when it aborts
 */
export async function rewriteWithModel(
  text: string,
  turns: readonly Turn[],
  { snapshot, model, prompt, signal }: ModelRewriteParts,
): Promise<ModelRewrite> {
  const key = randomBytes(8).toString('hex');
  const messages = await prompt.format({ key, turns: listTurns(turns), question: plain(text) });
  try {
    const { text: reply, usage } = await model.ask(messages, signal ? { signal } : {});
    return { question: checkRewrite(reply, text, turns, snapshot), usage };
  } catch {
    signal?.throwIfAborted();
    return { question: null, usage: NO_USAGE };
  }
}
