import type { Snapshot } from '../index/snapshot.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { ChatModel } from '../models/chat-model.ts';
import type { Prompt } from '../prompts/load-prompts.ts';
import { convertScript, readScript } from '../language/convert-script.ts';
import { readByRules } from './rewrite-by-rules.ts';
import { rewriteWithModel } from './rewrite-with-model.ts';
import type { FollowUp, Turn } from './turn.ts';

export interface FollowUpParts {
  readonly snapshot: Snapshot;
  /** Null: the rules alone. */
  readonly model: ChatModel | null;
  /** `prompts/rewrite.md`; needed with a model only. */
  readonly prompt: Prompt | null;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the model may take before the rules answer. */
  readonly patienceMs?: number | undefined;
}

const letters = (text: string) => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * What a message means after the turns before it. The rules decide; a model is asked only where they find that the
 * message leans on the turns, or cannot tell, and not for a mere repetition (翻译成英文). What it replies counts when
 * it passes the check, and else the rules' own reading.
 *
 * @param turns the oldest first
 * @returns null when the message stands for itself
 */
export async function understandFollowUp(
  text: string,
  turns: readonly Turn[],
  { snapshot, model, prompt, signal, patienceMs }: FollowUpParts,
): Promise<FollowUp | null> {
  const { leans, followUp } = readByRules(text, turns, snapshot);
  const isRepeat = followUp !== null && followUp.question === turns.at(-1)?.question;
  if (leans === 'no' || isRepeat || model === null || prompt === null) return followUp;
  const question = await rewriteWithModel(text, turns, { snapshot, model, prompt, signal, patienceMs });
  if (question === null) return followUp;
  // The model finds that it stands for itself; where the rules are sure that it does not, they know better.
  if (letters(question) === letters(text)) return followUp;
  const script = readScript(text);
  const language = script === null || script === 'zh' ? (followUp?.language ?? turns.at(-1)!.language) : script;
  const written = convertScript(question, language);
  return { question: written, language: detectLanguage(written) === language ? null : language, by: 'model' };
}
