/** Why an attempt gave no whole reply. Nothing of what the server said is in it but numbers. */
export type ChatFailure =
  /** Nothing came for so long. */
  | { readonly kind: 'timeout'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | null }
  /** No connection, or it broke. */
  | { readonly kind: 'network' }
  /** It was no stream of this protocol, reported an error, or ended before its end. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'empty' }
  /** The server held back a reply to this question. */
  | { readonly kind: 'filtered' };

/** Client errors that another moment may mend. */
const PASSING = new Set([408, 409, 429]);
/** What is wrong with one request says nothing of the next. */
const OF_THE_REQUEST = new Set([400, 413, 422]);

/** A second attempt may work. */
export function isPassing(failure: ChatFailure): boolean {
  if (failure.kind === 'status') return failure.status >= 500 || PASSING.has(failure.status);
  return failure.kind !== 'filtered';
}

/** It speaks against the endpoint, and not against this request. */
export function isFaultOfEndpoint(failure: ChatFailure): boolean {
  return failure.kind === 'status' ? !OF_THE_REQUEST.has(failure.status) : failure.kind !== 'filtered';
}

/** A few words for the log and the operator. */
export function describeChatFailure(failure: ChatFailure): string {
  switch (failure.kind) {
    case 'timeout':
      return `nothing came for ${(failure.milliseconds / 1000).toFixed(1)} s`;
    case 'status':
      return `HTTP ${failure.status}`;
    case 'network':
      return 'the connection failed';
    case 'broken':
      return 'the reply broke off or was not in the protocol';
    case 'empty':
      return 'the reply was empty';
    case 'filtered':
      return 'the reply was held back by a filter';
  }
}

/** `retry-after` in milliseconds: seconds or a date (RFC 9110, 10.2.3); null when it says nothing of use. */
function readRetryAfter(error: object): number | null {
  const { headers } = error as { headers?: unknown };
  const value = headers instanceof Headers ? headers.get('retry-after') : null;
  if (value === null) return null;
  // A date has letters; without them, Date.parse would take many a number for a year.
  const milliseconds = /[a-z]/i.test(value) ? Date.parse(value) - Date.now() : Number(value) * 1000;
  if (milliseconds < 0 && !/[a-z]/i.test(value)) return null;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}

/** What the client library threw, read by hand: its errors carry requests, headers and bodies. */
export function readChatFailure(error: unknown): ChatFailure {
  if (typeof error !== 'object' || error === null) return { kind: 'broken' };
  const { status, name, cause } = error as { status?: unknown; name?: unknown; cause?: unknown };
  if (typeof status === 'number' && status >= 300) {
    return { kind: 'status', status, retryAfterMs: readRetryAfter(error) };
  }
  // The library wraps what fetch throws before the headers, and lets through what comes after them.
  const isConnection = error.constructor.name === 'APIConnectionError';
  const isBreak = error instanceof TypeError && (cause !== undefined || /terminated|fetch failed/.test(error.message));
  return { kind: isConnection || isBreak || name === 'TimeoutError' ? 'network' : 'broken' };
}
