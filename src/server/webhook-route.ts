import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Reply, Route } from './route.ts';

/** Set by Telegram to the secret that `setWebhook` named. */
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const AGAIN: Reply = { status: 503, retryAfterSeconds: 1 };

/**
 * Takes what Telegram sends. It says 200 when the update is stored and not before; whatever else it says makes
 * Telegram send the update again.
 *
 * @param accept stores updates; false when nothing is taken now, because the bot starts or stops; throws when it cannot
 */
export function createWebhookRoute(parts: {
  readonly path: string;
  /** Null as long as it is not known: nothing is taken then. */
  readonly secret: () => string | null;
  readonly accept: (updates: readonly Update[]) => boolean;
  readonly log: Log;
}): Route {
  const { path, secret, accept, log } = parts;
  let fails = false;
  return {
    method: 'POST',
    path,
    name: 'webhook',
    refuse(headers) {
      const expected = secret();
      if (expected === null) return AGAIN;
      const given = headers[SECRET_HEADER];
      // Digests have one length, so that the comparison tells nothing of the secret, not even how long it is.
      const isKnown = typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
      return isKnown ? null : { status: 401 };
    },
    answer(body) {
      const update = readUpdate(body);
      if (update === null) return { status: 400 };
      try {
        if (!accept([update])) return AGAIN;
        if (fails) log.info('updates can be taken again');
        fails = false;
        return { status: 200 };
      } catch (error) {
        if (!fails) log.error('updates cannot be taken; Telegram sends them again', { error });
        fails = true;
        return AGAIN;
      }
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const chat = z.looseObject({ id: z.int(), type: z.string() });
const person = z.looseObject({ id: z.int() });
const message = z.looseObject({ chat, from: person.optional() }).optional();
const deed = z.looseObject({ from: person }).optional();
/** An update as far as anything depends on it before it is stored: what it is called, where and whose it is. */
const UPDATE = z.looseObject({
  update_id: z.int().nonnegative(),
  message,
  edited_message: message,
  callback_query: deed,
  inline_query: deed,
  my_chat_member: z.looseObject({ chat, from: person }).optional(),
});

/** Null for whatever is no update. */
function readUpdate(body: Buffer): Update | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return UPDATE.safeParse(value).success ? (value as Update) : null;
  } catch {
    return null;
  }
}
