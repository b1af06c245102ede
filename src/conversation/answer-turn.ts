import type { Answer } from '../answering/answer.ts';
import {
  answerFromArticles,
  describeBase,
  type PreparedAnswer,
  prepareAnswer,
  refuse,
} from '../answering/answer-question.ts';
import { checkCitations } from '../answering/check-citations.ts';
import type { Extract } from '../answering/write-extract.ts';
import type { WritingFailure } from '../audit/audit-record.ts';
import type { AuditedWriting } from '../audit/make-record.ts';
import type { Budget, Spender } from '../budget/create-budget.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { decideLanguage } from '../language/decide-language.ts';
import type { Language } from '../language/language.ts';
import type { Log } from '../log.ts';
import type { ChatModel } from '../models/chat-model.ts';
import { meterModel } from '../models/meter-model.ts';
import type { ModelGuard } from '../models/model-guard.ts';
import type { Prompts } from '../prompts/load-prompts.ts';
import { writeAnswer, type WrittenAnswer } from '../writing/write-answer.ts';
import type { Conversations } from './create-conversations.ts';
import { cutAtSentence, type Subject } from './subject.ts';
import { understandReply } from './understand-reply.ts';

export interface AnswerOptions {
  /** The conversation that the question belongs to; without one it stands for itself. */
  readonly conversation?: string | undefined;
  /** What the question is asked about: the message that it replies to. */
  readonly subject?: Subject | null | undefined;
  /** What the language to answer in is taken from where the question's words do not tell, the most telling first. */
  readonly languages?: readonly (Language | null)[] | undefined;
  /** Whose share of the day's tokens it counts against; without one no share is looked at. */
  readonly spender?: Spender | undefined;
  /** Telegram's id of whoever asks, by which the record of the answer can be deleted; absent when nobody in person asks. */
  readonly asker?: number | null | undefined;
  /** Half a question, asked while somebody types: sentences of the articles and no language model, and no record. */
  readonly passing?: boolean | undefined;
  /** The sentences of an answer that is being written, each time another one has passed its check. */
  readonly onStatements?: ((draft: Extract) => void) | undefined;
}

export interface AnswerTurnParts {
  readonly guard: ModelGuard;
  /** Null: answers consist of the articles' own sentences. */
  readonly model: ChatModel | null;
  readonly prompts: Prompts;
  readonly conversations: Conversations;
  readonly budget: Budget;
  readonly log: Log;
  /** Milliseconds for understanding, writing and repairing together. */
  readonly writingMs?: number;
}

/** An answer with what it was made from. */
export interface AnsweredTurn {
  readonly answer: Answer;
  readonly trace: PreparedAnswer;
  readonly writing: AuditedWriting;
}

/** What is not written by then is not waited for: whoever asks has an answer within half a minute. */
const WRITING_MS = 24_000;
/**
 * A model that declines is believed where the judgement of the evidence is not sure either. Small models decline far
 * too often, and an instruction inside an article could make any model do so.
 */
const SURE = 0.75;
/** UTF-16 units. */
const UNDERSTOOD_SHOWN = 200;
/** Whoever runs the program in a terminal is nobody in particular. */
const NOBODY: Spender = { user: '', chat: '' };

interface Writing {
  readonly written: WrittenAnswer | null;
  readonly failure: WritingFailure | null;
}
const NOT_WRITTEN: Writing = { written: null, failure: null };

async function write(
  prepared: PreparedAnswer,
  model: ChatModel | 'no-budget' | null,
  { onStatements }: AnswerOptions,
  { prompts, log }: AnswerTurnParts,
  signal: AbortSignal,
): Promise<Writing> {
  const { extract } = prepared;
  if (!extract || model === null) return NOT_WRITTEN;
  if (model === 'no-budget') return { written: null, failure: 'budget' };
  try {
    const written = await writeAnswer({ ...prepared, extract }, { model, prompts, onStatements, signal });
    const failure = written.extract ? null : written.declined ? 'declined' : 'nothing-carried';
    return { written, failure };
  } catch (error) {
    log.warn('the language model gave no answer; sentences of the articles are shown instead', { error });
    return { written: null, failure: 'model-failed' };
  }
}

/** What is shown: sentences that were written and checked, or the articles' own, or that they do not say. */
function compose(prepared: PreparedAnswer, { written, failure }: Writing, log: Log): Answer {
  if (written?.extract) {
    const { statements, citations } = written.extract;
    try {
      checkCitations(statements, citations, prepared.snapshot);
      return { kind: 'answered', ...describeBase(prepared), model: written.model, statements, citations };
    } catch (error) {
      log.error('a written answer did not pass the last check; sentences of the articles are shown instead', { error });
      return answerFromArticles(prepared);
    }
  }
  if (failure === 'declined' && prepared.evidence.confidence < SURE) return refuse(prepared);
  const answer = answerFromArticles(prepared);
  const isFault = failure === 'budget' || failure === 'model-failed';
  return answer.kind === 'answered' && isFault ? { ...answer, notice: failure } : answer;
}

/** The statements of an answer as plain text, for the questions that follow. */
function readAnswer(answer: Answer): string {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text).join('\n') : '';
}

/** What is shown of a question that was taken from another message: enough to recognise it, and nothing to whoever added no words. */
function showUnderstood(text: string, question: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  return question.length <= UNDERSTOOD_SHOWN ? question : `${cutAtSentence(question, UNDERSTOOD_SHOWN - 1)}…`;
}

/**
 * Answers the next question of a conversation: makes a follow-up stand for itself, answers from the articles, and, where
 * there is a language model and the articles do answer, lets it write.
 *
 * @throws AppError `citation` when not even the articles' own sentences pass the last check
 */
export async function answerTurn(
  text: string,
  id: string,
  snapshot: Snapshot,
  options: AnswerOptions,
  parts: AnswerTurnParts,
): Promise<AnsweredTurn> {
  const { conversation, spender, subject = null, languages = [] } = options;
  const { guard, prompts, conversations, budget, log, writingMs = WRITING_MS } = parts;
  const started = performance.now();
  const signal = AbortSignal.timeout(writingMs);
  const mayWrite = parts.model === null || spender === undefined || budget.maySpend(spender);
  const metered = mayWrite && parts.model && !options.passing ? meterModel(parts.model) : null;
  const model = metered?.model ?? null;
  const turns = conversation === undefined ? [] : conversations.turnsOf(conversation);
  const followUp = await understandReply(text, subject, turns, { snapshot, model, prompt: prompts.rewrite, signal });
  const asked = followUp?.question ?? text;
  const language = followUp === null ? decideLanguage(text, languages) : (followUp.language ?? undefined);
  const trace = await guard.run((embedder) => prepareAnswer(asked, id, snapshot, embedder, language));
  const writing = await write(trace, mayWrite ? model : 'no-budget', options, parts, signal);
  const composed = compose(trace, writing, log);
  const total = performance.now() - started;
  const answer: Answer = {
    ...composed,
    question: text,
    understoodAs: followUp && showUnderstood(text, followUp.question),
    milliseconds: { ...composed.milliseconds, total },
  };

  const usage = metered && metered.usage.input + metered.usage.output > 0 ? metered.usage : null;
  if (usage) budget.spend(spender ?? NOBODY, usage, writing.written?.extract ? 1 : 0);
  if (conversation !== undefined)
    conversations.remember(conversation, { question: asked, language: answer.language, answer: readAnswer(answer) });
  return {
    answer,
    trace,
    writing: {
      rewritten: followUp && { question: followUp.question, by: followUp.by },
      prompts: {
        ...writing.written?.prompts,
        ...(followUp?.by === 'model' && { rewrite: prompts.rewrite.version }),
      },
      usage,
      failure: writing.failure,
      sentences: writing.written?.sentences ?? [],
    },
  };
}
