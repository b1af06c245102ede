import type { BaseMessage } from '@langchain/core/messages';
import type { ChatOpenAI } from '@langchain/openai';
import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import { type ChatFailure, isFaultOfEndpoint } from './chat-failure.ts';
import type { EndpointStatus } from './chat-model.ts';
import type { ChatEndpointConfig } from './endpoint-config.ts';
import { openChatClient, type OptionalParameter } from './open-chat-client.ts';
import { type ReadReply, readReply, type ReadReplyOptions } from './read-reply.ts';

export type AttemptOutcome =
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: ChatFailure }
  /** It failed too often and is left alone: nothing was asked. */
  | { readonly kind: 'left-alone' };

export interface ChatEndpoint {
  readonly model: string;
  readonly status: EndpointStatus;
  /**
   * Asks once.
   *
   * @throws the reason of the signal when it aborts, which does not count against the endpoint
   */
  attempt(messages: readonly BaseMessage[], options: AttemptOptions): Promise<AttemptOutcome>;
}

export type AttemptOptions = Omit<ReadReplyOptions, 'open' | 'messages'>;

export interface BreakerOptions {
  /** After so many failures in a row the endpoint is left alone. */
  readonly breakAfter: number;
  /** So long; then one request tries it. */
  readonly halfOpenAfterMs: number;
}

const REFUSALS: ReadonlySet<number> = new Set([400, 422]);

/** The parameter that a refusal may be about: an error of validation names it, but not everywhere. */
function findRefused(reply: ReadReply): OptionalParameter | null {
  if (reply.kind !== 'failed' || reply.failure.kind !== 'status' || !REFUSALS.has(reply.failure.status)) return null;
  return reply.error instanceof Error && /temperature/i.test(reply.error.message) ? 'temperature' : 'stream_options';
}

/** One model at one server, with a circuit breaker in front. */
export function createChatEndpoint(config: ChatEndpointConfig, options: BreakerOptions): ChatEndpoint {
  const { breakAfter, halfOpenAfterMs } = options;
  const breaker = circuitBreaker(
    handleWhenResult((result) => {
      const outcome = result as AttemptOutcome;
      return outcome.kind === 'failed' && isFaultOfEndpoint(outcome.failure);
    }),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(breakAfter) },
  );
  /** What the server is known to refuse. */
  const refused = new Set<OptionalParameter>();
  const clients = new Map<string, Promise<ChatOpenAI>>();
  let openedAt = 0;
  let requests = 0;
  let failures = 0;
  breaker.onBreak(() => (openedAt = Date.now()));

  const openClient = (without: ReadonlySet<OptionalParameter>): Promise<ChatOpenAI> => {
    const key = [...without].toSorted().join();
    const client = clients.get(key) ?? openChatClient(config, without);
    clients.set(key, client);
    return client;
  };

  /** Once more without a parameter that the server seems to refuse; when that helps, it is remembered. */
  const ask = async (messages: readonly BaseMessage[], given: AttemptOptions): Promise<ReadReply> => {
    const without = new Set(refused);
    for (;;) {
      // Its first time takes a moment, which is no delay of the server.
      const client = await openClient(without);
      given.signal.throwIfAborted();
      requests += 1;
      const open = (signal: AbortSignal) => client.stream([...messages], { signal });
      const reply = await readReply({ ...given, messages, open });
      const parameter = findRefused(reply);
      if (reply.kind === 'reply') for (const known of without) refused.add(known);
      if (parameter === null || without.has(parameter)) return reply;
      without.add(parameter);
    }
  };

  return {
    model: config.model,
    get status() {
      return { model: config.model, breaker: describeState(), requests, failures };
    },
    async attempt(messages, given) {
      // The library would let others wait for the one that tries the endpoint; they have no time for that.
      if (breaker.state === CircuitState.HalfOpen) return { kind: 'left-alone' };
      try {
        return await breaker.execute(async (): Promise<AttemptOutcome> => {
          const reply = await ask(messages, given);
          if (reply.kind === 'reply') return reply;
          failures += 1;
          return { kind: 'failed', failure: reply.failure };
        });
      } catch (error) {
        if (error instanceof BrokenCircuitError) return { kind: 'left-alone' };
        throw error;
      }
    },
  };

  function describeState(): EndpointStatus['breaker'] {
    if (breaker.state === CircuitState.Closed) return 'closed';
    if (breaker.state === CircuitState.HalfOpen) return 'half-open';
    return Date.now() - openedAt < halfOpenAfterMs ? 'open' : 'half-open';
  }
}
