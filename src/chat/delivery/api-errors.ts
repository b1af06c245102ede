import { BotError, GrammyError, HttpError } from 'grammy';
import { describeForLog } from '../../log.ts';

/** What a failed call to Telegram means for what we do next. */
export type ApiFault =
  /** The chat cannot be written to: the bot was blocked, removed or silenced, or the chat is no more. */
  | 'gone'
  /** Telegram does not know the token. */
  | 'unauthorized'
  /** Another program fetches the updates of this bot. */
  | 'conflict'
  | 'throttled'
  /** An edit that changes nothing. */
  | 'unmodified'
  /** No answer, or one of a server that is ill: it may work later. */
  | 'outage'
  /** Telegram refuses the call as it stands. */
  | 'refused'
  /** No fault of Telegram's. */
  | 'other';

const GONE =
  /chat not found|user is deactivated|peer_id_invalid|not enough rights|have no rights|topic_(closed|deleted)|message thread not found|group is deactivated|chat_write_forbidden|channel_private/i;

export function classifyApiError(error: unknown): ApiFault {
  if (error instanceof BotError) return classifyApiError(error.error);
  if (error instanceof HttpError) return 'outage';
  if (!(error instanceof GrammyError)) return 'other';
  const { error_code: code, description } = error;
  // A token of the wrong shape is not even refused: Telegram finds no such address.
  if (code === 401 || (code === 404 && description === 'Not Found')) return 'unauthorized';
  if (code === 403 || (code === 400 && GONE.test(description))) return 'gone';
  if (code === 409) return 'conflict';
  if (code === 429) return 'throttled';
  if (code >= 500) return 'outage';
  return /message is not modified/i.test(description) ? 'unmodified' : 'refused';
}

/** There was no connection over which the call could have been made. */
const NO_CONNECTION: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);

/** Whether the call certainly did not reach Telegram. */
export function isUnsent(error: unknown): boolean {
  return error instanceof HttpError && NO_CONNECTION.has((error.error as { readonly code?: unknown } | null)?.code);
}

/** Telegram's own descriptions are in English: what is not was said to it, or comes from another server. */
const NOT_TELEGRAMS = /[^\x20-\x7e]+/g;

/**
 * A fault as plain fields. The network error inside a grammY error carries the address with the token in it:
 * only its code (ECONNREFUSED) is of use and is taken.
 */
export function describeApiError(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof BotError) return describeApiError(error.error);
  if (error instanceof HttpError) {
    const inner = error.error as { readonly code?: string; readonly name?: string } | null;
    return { name: error.name, message: error.message, reason: inner?.code ?? inner?.name ?? 'unknown' };
  }
  if (error instanceof GrammyError)
    return { name: error.name, message: error.message.replaceAll(NOT_TELEGRAMS, '…'), code: error.error_code };
  return describeForLog(error);
}
