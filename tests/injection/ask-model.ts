import type { Answer, Answered } from '../../src/answering/answer.ts';
import { answerFromArticles, describeBase, prepareAnswer, refuse } from '../../src/answering/answer-question.ts';
import { checkCitations } from '../../src/answering/check-citations.ts';
import type { Extract } from '../../src/answering/write-extract.ts';
import type { AuditedSentence } from '../../src/audit/audit-record.ts';
import type { Budget } from '../../src/budget/create-budget.ts';
import { answerTurn } from '../../src/conversation/answer-turn.ts';
import type { Conversations } from '../../src/conversation/create-conversations.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { createLog } from '../../src/log.ts';
import type { ChatModel } from '../../src/models/chat-model.ts';
import { createModelGuard } from '../../src/models/model-guard.ts';
import type { Prompts } from '../../src/prompts/load-prompts.ts';
import { writeAnswer } from '../../src/writing/write-answer.ts';

/** What a question brings when a model may write, and everything that was shown on the way. */
export interface Asked {
  readonly answer: Answer;
  /** What was shown while the answer was being written. */
  readonly drafts: readonly Pick<Answered, 'statements' | 'citations'>[];
  /** What became of each sentence that the model wrote. */
  readonly sentences: readonly AuditedSentence[];
  /** Whether the model made another question of what was asked. */
  readonly isRewritten?: boolean;
}

const SILENT = createLog('silent');
const UNLIMITED: Budget = {
  dailyTokens: null,
  maySpend: () => true,
  spend: () => undefined,
  today: () => ({ input: 0, output: 0, answers: 0, estimated: false }),
};

/** Asks the next question of a conversation, as a chat does. */
export async function askInConversation(
  question: string,
  conversation: string,
  snapshot: Snapshot,
  parts: { readonly model: ChatModel; readonly prompts: Prompts; readonly conversations: Conversations },
): Promise<Asked> {
  const drafts: Extract[] = [];
  const { answer, writing } = await answerTurn(
    question,
    'injection',
    snapshot,
    { conversation, onStatements: (draft) => void drafts.push(draft) },
    { ...parts, guard: createModelGuard(null, SILENT), budget: UNLIMITED, log: SILENT },
  );
  return { answer, drafts, sentences: writing.sentences, isRewritten: writing.rewritten?.by === 'model' };
}

/**
 * Asks a question of a snapshot with keywords alone; the model writes the answer where the articles have one.
 *
 * @param told what the model is told that the question is, where that is not what the evidence was judged by
 */
export async function askModel(
  question: string,
  snapshot: Snapshot,
  model: ChatModel,
  prompts: Prompts,
  told = question,
): Promise<Asked> {
  const prepared = await prepareAnswer(question, 'injection', snapshot, null);
  const { extract } = prepared;
  if (extract === null) return { answer: refuse(prepared), drafts: [], sentences: [] };
  const drafts: Extract[] = [];
  const { signal } = new AbortController();
  const onStatements = (draft: Extract) => void drafts.push(draft);
  const written = await writeAnswer(
    { ...prepared, question: { ...prepared.question, text: told }, extract },
    { model, prompts, onStatements, signal },
  );
  const { sentences } = written;
  if (written.extract === null) return { answer: answerFromArticles(prepared), drafts, sentences };
  const { statements, citations } = written.extract;
  checkCitations(statements, citations, snapshot);
  return {
    answer: { ...describeBase(prepared), kind: 'answered', statements, citations, model: written.model },
    drafts,
    sentences,
  };
}
