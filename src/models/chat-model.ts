import type { BaseMessage } from '@langchain/core/messages';

/** Tokens of one or more requests. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  /** Whether any of it was reckoned from the lengths of the texts, because a server did not tell. */
  readonly estimated: boolean;
}

export type ChatEvent =
  /** The next piece of the reply. */
  | { readonly kind: 'text'; readonly text: string }
  /** The reply so far is void: the next attempt, or the next endpoint, begins anew. */
  | { readonly kind: 'restart' };

export interface ChatReply {
  /** The model that gave it. */
  readonly model: string;
  /** The whole reply: what `text` events gave since the last `restart`. */
  readonly text: string;
  /** Of all attempts, as far as they told. */
  readonly usage: TokenUsage;
}

export interface EndpointStatus {
  readonly model: string;
  /** `open`: it failed too often and is left alone for a while; `half-open`: the next request tries it. */
  readonly breaker: 'closed' | 'open' | 'half-open';
  readonly requests: number;
  readonly failures: number;
}

export interface AskOptions {
  readonly onEvent?: (event: ChatEvent) => void;
  /** Called before a rejection: attempts that gave no reply may have cost tokens all the same. */
  readonly onSpent?: (usage: TokenUsage) => void;
  readonly signal?: AbortSignal;
}

/** A language model, or several of which the first that works answers. Calls may be made concurrently. */
export interface ChatModel {
  /** Name of the first model. */
  readonly id: string;
  readonly endpoints: readonly EndpointStatus[];
  /**
   * Asks once; the reply comes in pieces.
   *
   * @throws AppError `chat` when no endpoint gave a whole reply in time; the reason of the signal when it aborts
   */
  ask(messages: readonly BaseMessage[], options?: AskOptions): Promise<ChatReply>;
}

/** Nothing was asked. */
export const NO_USAGE: TokenUsage = { input: 0, output: 0, estimated: false };

export function addUsage(one: TokenUsage, other: TokenUsage): TokenUsage {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    estimated: one.estimated || other.estimated,
  };
}
