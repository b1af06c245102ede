import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Log } from '../log.ts';
import type { Route } from './route.ts';

/** Set by Telegram to the secret that `setWebhook` named. */
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Takes what Telegram sends. It says 200 when the update is stored and not before; whatever else it says makes
 * Telegram send the update again.
 *
 * @param accept stores an update; throws when it cannot
 */
export function createWebhookRoute(parts: {
  readonly path: string;
  readonly secret: string;
  readonly accept: (updates: readonly Update[]) => void;
  readonly log: Log;
}): Route {
  const { path, secret, accept, log } = parts;
  const expected = digest(secret);
  return {
    method: 'POST',
    path,
    name: 'webhook',
    refuse(headers) {
      const given = headers[SECRET_HEADER];
      // Digests have one length, so that the comparison tells nothing of the secret, not even how long it is.
      const isKnown = typeof given === 'string' && timingSafeEqual(digest(given), expected);
      return isKnown ? null : { status: 401 };
    },
    answer(body) {
      const update = readUpdate(body);
      if (update === null) return { status: 400 };
      try {
        accept([update]);
      } catch (error) {
        log.warn('an update could not be taken; Telegram sends it again', { error });
        return { status: 503 };
      }
      return { status: 200 };
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** An update as far as anything depends on before it is stored; null for whatever is none. */
function readUpdate(body: Buffer): Update | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { update_id: id } = value as { readonly update_id?: unknown };
  return Number.isSafeInteger(id) && Number(id) >= 0 ? (value as Update) : null;
}
