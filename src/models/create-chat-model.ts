import { type Wait, waitInRealTime } from '../wait.ts';
import { AppError } from '../errors.ts';
import { type AttemptOptions, type ChatEndpoint, createChatEndpoint } from './chat-endpoint.ts';
import { type ChatFailure, describeChatFailure, isPassing } from './chat-failure.ts';
import { addUsage, type ChatEvent, type ChatModel, NO_USAGE } from './chat-model.ts';
import type { ChatEndpointConfig } from './endpoint-config.ts';

export interface ChatModelOptions {
  /** From the question to the whole reply, over all attempts. */
  readonly deadlineMs?: number;
  /** The longest wait for the first piece of an attempt; less when little time is left. */
  readonly firstPieceMs?: number;
  readonly betweenPiecesMs?: number;
  /** Before a second attempt, when the server does not say how long. */
  readonly pauseMs?: number;
  readonly breakAfter?: number;
  readonly halfOpenAfterMs?: number;
  /** A longer reply is cut there, in UTF-16 units. */
  readonly mostUnits?: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  readonly wait?: Wait;
}

const DEADLINE_MS = 20_000;
const FIRST_PIECE_MS = 8_000;
const BETWEEN_PIECES_MS = 5_000;
const BREAK_AFTER = 5;
const HALF_OPEN_AFTER_MS = 15_000;
const MOST_UNITS = 16_000;
const PAUSE_MS = 300;
/** A server that wants more time than this is left to its rest. */
const LONGEST_PAUSE_MS = 3_000;

/**
 * The models in their order: each is asked at most twice, and the next one when it fails or is left alone.
 * What hung once most likely hangs again, so a second attempt after a timeout is made only where no other is left.
 *
 * @param configs at least one
 */
export function createChatModel(configs: readonly ChatEndpointConfig[], options: ChatModelOptions = {}): ChatModel {
  const { deadlineMs = DEADLINE_MS, firstPieceMs = FIRST_PIECE_MS, betweenPiecesMs = BETWEEN_PIECES_MS } = options;
  const { breakAfter = BREAK_AFTER, halfOpenAfterMs = HALF_OPEN_AFTER_MS, mostUnits = MOST_UNITS } = options;
  const { now = () => performance.now(), pauseMs = PAUSE_MS, wait = waitInRealTime } = options;
  const endpoints = configs.map((config) => createChatEndpoint(config, { breakAfter, halfOpenAfterMs }));

  const ask: ChatModel['ask'] = async (messages, { onEvent, onSpent, signal } = {}) => {
    const startedAt = now();
    const settled = new AbortController();
    const overdue = new AbortController();
    const stop = AbortSignal.any([overdue.signal, ...(signal ? [signal] : [])]);
    void wait(deadlineMs, settled.signal).then(() => overdue.abort());
    const left = () => deadlineMs - (now() - startedAt);
    const told: string[] = [];
    let usage = NO_USAGE;
    // Pieces of an attempt that failed stand until those of the next replace them.
    let stale = false;
    let given = false;
    const tell = (event: ChatEvent) => {
      if (stale) onEvent?.({ kind: 'restart' });
      stale = false;
      given = event.kind === 'text';
      onEvent?.(event);
    };
    const attemptOptions = (): AttemptOptions => ({
      // Half of what is left, so that there is time for another attempt.
      firstPieceMs: Math.min(firstPieceMs, left() / 2),
      betweenPiecesMs,
      mostUnits,
      onUsage: (spent) => (usage = addUsage(usage, spent)),
      onPiece: (piece) => tell(piece.kind === 'void' ? { kind: 'restart' } : piece),
      wait,
      signal: stop,
    });
    /** The pause before a second attempt, in milliseconds; null: there is none to be made. */
    const pauseBefore = (failure: ChatFailure, isLast: boolean): number | null => {
      if (!isPassing(failure) || (failure.kind === 'timeout' && !isLast)) return null;
      const pause = (failure.kind === 'status' ? failure.retryAfterMs : null) ?? pauseMs;
      return pause <= Math.min(LONGEST_PAUSE_MS, left() / 2) ? pause : null;
    };
    const askEndpoint = async (endpoint: ChatEndpoint, isLast: boolean) => {
      for (let attempts = 1; ; attempts += 1) {
        const outcome = await endpoint.attempt(messages, attemptOptions());
        if (outcome.kind === 'left-alone') {
          told.push(`${endpoint.model}: left alone after failures`);
          return null;
        }
        if (outcome.kind === 'reply') return outcome.text;
        told.push(`${endpoint.model}: ${describeChatFailure(outcome.failure)}`);
        stale ||= given;
        given = false;
        const pause = attempts === 1 ? pauseBefore(outcome.failure, isLast) : null;
        if (pause === null) return null;
        await wait(pause, stop);
        stop.throwIfAborted();
      }
    };
    try {
      for (const [i, endpoint] of endpoints.entries()) {
        stop.throwIfAborted();
        const text = await askEndpoint(endpoint, i === endpoints.length - 1);
        if (text !== null) return { model: endpoint.model, text, usage };
      }
      onSpent?.(usage);
    } catch (error) {
      onSpent?.(usage);
      if (signal?.aborted) throw signal.reason;
      if (!overdue.signal.aborted) throw error;
      told.push(`the ${deadlineMs / 1000} s for it are over`);
    } finally {
      settled.abort();
    }
    throw new AppError('chat', `no language model gave an answer (${told.join('; ')})`, {
      fix: 'see whether the endpoints of CHAT_BASE_URL and CHAT_MODEL work, and their keys',
    });
  };

  return {
    id: endpoints[0]?.model ?? '',
    get endpoints() {
      return endpoints.map(({ status }) => status);
    },
    ask,
  };
}
