import type { IncomingHttpHeaders } from 'node:http';

export interface Reply {
  readonly status: number;
  /** What the status says unless told otherwise. Never anything of a fault. */
  readonly text?: string;
  readonly contentType?: string;
  /** When it may be tried again; Telegram keeps to it. */
  readonly retryAfterSeconds?: number;
}

/** One address of the server. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Compared as it stands, without what follows a question mark. */
  readonly path: string;
  /** Names it in figures. */
  readonly name: string;
  /** Looks at a request before its body is read; a reply turns it away. */
  readonly refuse?: (headers: IncomingHttpHeaders) => Reply | null;
  /** @param body empty unless it is posted; never more than `MOST_BODY_BYTES` */
  readonly answer: (body: Buffer) => Reply | Promise<Reply>;
}

/** A longer body is turned away while it comes in. Updates have a few kilobytes. */
export const MOST_BODY_BYTES = 1024 * 1024;
