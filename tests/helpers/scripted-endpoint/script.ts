import type { IncomingHttpHeaders } from 'node:http';

export interface ScriptedMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A chat request that passed all checks. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ScriptedMessage[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** How many chat requests came before. */
  readonly index: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What goes wrong after so many pieces of a streamed reply. */
export interface StreamFault {
  readonly after: number;
  readonly kind:
    | 'hang'
    /** The connection is torn. */
    | 'break'
    /** The stream ends in good order, but without a finish_reason and without [DONE]. */
    | 'end'
    /** An `error` object, as some servers send it with status 200. */
    | 'error'
    /** A data line that is no JSON. */
    | 'malformed';
}

export type ChatReply =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Sent as `reasoning_content` before the text. */
      readonly reasoning?: string;
      /** Characters a piece; 4 unless told. */
      readonly piece?: number;
      /** Bytes a write, which may cut a character in two; a whole event unless told. */
      readonly bytes?: number;
      /** Waited for before each piece, and before the end: gates and clocks of the test. */
      readonly before?: (piece: number) => Promise<void> | void;
      readonly fault?: StreamFault;
      readonly finish?: string;
      /** null: it tells none, whatever was asked. */
      readonly usage?: { readonly input: number; readonly output: number } | null;
      /** No chunk has a choice in it. */
      readonly withoutChoices?: boolean;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Nothing at all comes. */
  | { readonly kind: 'hang' }
  /** The connection is torn before the headers. */
  | { readonly kind: 'break' }
  /** Status 200 with the page of a portal. */
  | { readonly kind: 'html' }
  | { readonly kind: 'invalid-json' };

/** A model: from the request to the reply. */
export type ChatScript = (request: ChatRequest) => ChatReply | string | Promise<ChatReply | string>;

export interface EmbeddingRequest {
  readonly model: string;
  readonly texts: readonly string[];
  readonly format: 'float' | 'base64';
  readonly index: number;
}

export type EmbeddingReply =
  | { readonly kind: 'vectors'; readonly vectors: readonly (readonly number[])[]; readonly asBase64?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'raw'; readonly body: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'break' };

export type EmbeddingScript = (request: EmbeddingRequest) => EmbeddingReply | Promise<EmbeddingReply>;
