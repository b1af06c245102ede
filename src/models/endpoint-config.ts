/** A server that speaks the OpenAI protocol, and the model that is asked there. */
export interface EndpointConfig {
  /** What stands before `/chat/completions` and `/embeddings`; without a slash at the end. */
  readonly baseUrl: string;
  /** null: the server asks for none, as Ollama and vLLM at home do not. */
  readonly apiKey: string | null;
  readonly model: string;
}

export interface ChatEndpointConfig extends EndpointConfig {
  /** Goes into every request as it is: what this server alone knows, such as how to switch reasoning off. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface EmbeddingEndpointConfig extends EndpointConfig {
  /** The most texts that the server takes in one request. */
  readonly batchSize: number;
}

/** The server as it may be named in messages: an address may hold more than its host. */
export function hostOf({ baseUrl }: EndpointConfig): string {
  return new URL(baseUrl).host;
}
