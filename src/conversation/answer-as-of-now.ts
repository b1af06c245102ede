import type { Answer, Citation } from '../answering/answer.ts';
import type { Extract } from '../answering/write-extract.ts';
import type { Served } from '../index/served.ts';
import { type AnsweredTurn, type AnswerOptions, answerTurn, type AnswerTurnParts } from './answer-turn.ts';
import type { Turn } from './turn.ts';

function listShown(answer: Answer): readonly Pick<Citation, 'articleId'>[] {
  return [...answer.matches, ...(answer.kind === 'answered' ? answer.citations : [])];
}

/**
 * Answers from the snapshot that serves. What shows an article that was withdrawn meanwhile is not handed out: the
 * question is answered once more, by then from what is left, and in the articles' own words, for somebody has waited.
 *
 * @throws as `answerTurn`
 */
export async function answerAsOfNow(
  text: string,
  id: string,
  served: Served,
  options: AnswerOptions,
  parts: AnswerTurnParts,
): Promise<AnsweredTurn> {
  const isWithdrawn = ({ articleId }: Pick<Citation, 'articleId'>) => served.withdrawn().has(articleId);
  const { onStatements } = options;
  const watched: AnswerOptions = {
    ...options,
    ...(onStatements && {
      onStatements(draft: Extract) {
        if (!draft.citations.some(isWithdrawn)) onStatements(draft);
      },
    }),
  };
  for (let model = parts.model; ; model = null) {
    // A turn whose answer nobody gets is none of the conversation.
    let turn: Turn | null = null;
    const conversations = { ...parts.conversations, remember: (_: string, given: Turn) => void (turn = given) };
    const answered = await answerTurn(text, id, served.snapshot(), watched, { ...parts, model, conversations });
    if (listShown(answered.answer).some(isWithdrawn)) continue;
    if (options.conversation !== undefined && turn !== null) parts.conversations.remember(options.conversation, turn);
    return answered;
  }
}
