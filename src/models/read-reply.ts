import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import { type Wait, waitFor } from '../wait.ts';
import { type ChatFailure, readChatFailure } from './chat-failure.ts';
import type { TokenUsage } from './chat-model.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { createReasoningFilter, type FilteredPiece } from './reasoning-filter.ts';

export interface ReadReplyOptions {
  /** What gives the stream; the signal must end it. */
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<AIMessageChunk>>;
  /** What was asked: its tokens are reckoned when the server does not tell them. */
  readonly messages: readonly BaseMessage[];
  /** The longest wait for the first piece, and between two. */
  readonly firstPieceMs: number;
  readonly betweenPiecesMs: number;
  /** A longer reply is cut there, in UTF-16 units. */
  readonly mostUnits: number;
  readonly onPiece: (piece: FilteredPiece) => void;
  /** Called once at the end, whatever it is, when the model began to write: it will be paid for. */
  readonly onUsage: (usage: TokenUsage) => void;
  readonly wait: Wait;
  readonly signal: AbortSignal;
}

export type ReadReply =
  | { readonly kind: 'reply'; readonly text: string }
  | {
      readonly kind: 'failed';
      readonly failure: ChatFailure;
      /** For a decision only; never to be shown. */
      readonly error?: unknown;
    };

const FINISHED: ReadonlySet<unknown> = new Set(['stop', 'length']);
/** What OpenAI and Azure, and GLM, say when a filter holds a reply back. */
const FILTERED: ReadonlySet<unknown> = new Set(['content_filter', 'sensitive']);

/** What the server told, or what the texts come to when it told nothing of use. */
function toUsage(told: TokenUsage | null, messages: readonly BaseMessage[], written: number): TokenUsage {
  if (told) return told;
  const input = messages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  return { input, output: written, estimated: true };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function readUsage(chunk: AIMessageChunk): TokenUsage | null {
  const usage = chunk.usage_metadata as { input_tokens: unknown; output_tokens: unknown } | undefined;
  if (!usage || !isCount(usage.input_tokens) || !isCount(usage.output_tokens)) return null;
  return { input: usage.input_tokens, output: usage.output_tokens, estimated: false };
}

function cutAt(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

function fail(failure: ChatFailure, error?: unknown): ReadReply {
  return { kind: 'failed', failure, error };
}

/**
 * Reads one streamed reply. Reasoning is left out, whether the server sets it apart or not.
 *
 * @throws the reason of the signal when it aborts, and what `onPiece` throws; nothing else
 */
export async function readReply(options: ReadReplyOptions): Promise<ReadReply> {
  const { open, messages, firstPieceMs, betweenPiecesMs, mostUnits, onPiece, onUsage, wait, signal } = options;
  const ending = new AbortController();
  const stop = AbortSignal.any([signal, ending.signal]);
  const filter = createReasoningFilter();
  let text = '';
  let written = 0;
  let told: TokenUsage | null = null;
  let finish: unknown = null;
  let started = false;
  /** Library calls alone are tried here: what a listener throws is no fault of the endpoint. */
  const attempt = async <T>(work: Promise<T>, milliseconds: number) => {
    try {
      const value = await waitFor(
        work.then((result) => ({ result })),
        milliseconds,
        wait,
        signal,
      );
      signal.throwIfAborted();
      return value
        ? { ok: true as const, value: value.result }
        : { ok: false as const, why: fail({ kind: 'timeout', milliseconds }) };
    } catch (error) {
      signal.throwIfAborted();
      return { ok: false as const, why: fail(readChatFailure(error), error) };
    }
  };
  /** False when the reply is as long as it may get. */
  const take = (pieces: readonly FilteredPiece[]): boolean => {
    for (const piece of pieces) {
      if (piece.kind === 'void') {
        if (text === '') continue;
        text = '';
        onPiece(piece);
        continue;
      }
      const kept = cutAt(piece.text, mostUnits - text.length);
      text += kept;
      if (kept !== '') onPiece({ kind: 'text', text: kept });
      if (kept.length < piece.text.length) return false;
    }
    return true;
  };
  try {
    const opened = await attempt(open(stop), firstPieceMs);
    if (!opened.ok) return opened.why;
    const chunks = opened.value[Symbol.asyncIterator]();
    for (;;) {
      const step = await attempt(chunks.next(), started ? betweenPiecesMs : firstPieceMs);
      if (!step.ok) return step.why;
      if (step.value.done === true) break;
      const chunk = step.value.value;
      started = true;
      told = readUsage(chunk) ?? told;
      finish = chunk.response_metadata['finish_reason'] ?? finish;
      written += estimateTokens(chunk.text);
      if (!take(filter.push(chunk.text))) {
        finish = 'length';
        break;
      }
    }
    if (FILTERED.has(finish)) return fail({ kind: 'filtered' });
    if (!FINISHED.has(finish)) return fail({ kind: 'broken' });
    take(filter.end());
    if (text.trim() === '') return fail({ kind: 'empty' });
    return { kind: 'reply', text };
  } finally {
    ending.abort();
    if (started) onUsage(toUsage(told, messages, written));
  }
}
