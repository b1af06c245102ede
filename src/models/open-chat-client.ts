import type { ChatOpenAI } from '@langchain/openai';
import type { ChatEndpointConfig, EndpointConfig } from './endpoint-config.ts';
import { WithoutTracing } from './without-tracing.ts';

/** Parameters that some servers refuse and that can be done without. */
export type OptionalParameter = 'stream_options' | 'temperature';

/**
 * What both clients of the library are created with: it would otherwise take keys, addresses and headers for another
 * provider from the environment, and print replies that it cannot read.
 */
export function describeClient({ baseUrl, apiKey }: EndpointConfig) {
  const request: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    if (apiKey === null) headers.delete('authorization');
    // What is sent here is meant for this address and for no other.
    return fetch(input, { ...init, headers, redirect: 'error' });
  };
  return {
    // The library insists on one; the request above leaves it out again.
    apiKey: apiKey ?? 'none',
    configuration: { baseURL: baseUrl, organization: null, project: null, logLevel: 'off' as const, fetch: request },
  };
}

/** LangChain's client of one chat model: streamed, without retries of its own. */
export async function openChatClient(
  endpoint: ChatEndpointConfig,
  without: ReadonlySet<OptionalParameter>,
): Promise<ChatOpenAI> {
  // Imported here: it takes a tenth of a second and more, and many a program never asks a model.
  const { ChatOpenAI } = await import('@langchain/openai');
  return new ChatOpenAI({
    ...describeClient(endpoint),
    model: endpoint.model,
    ...(without.has('temperature') ? {} : { temperature: 0 }),
    streamUsage: !without.has('stream_options'),
    streaming: true,
    modelKwargs: { ...endpoint.parameters },
    maxRetries: 0,
    callbacks: [new WithoutTracing()],
  });
}
