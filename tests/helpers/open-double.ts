import { Api, GrammyError } from 'grammy';
import type { MessageEntity } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { createManualClock, type ManualClock } from './telegram-double/clock.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramDoubleOptions,
  type TelegramUser,
} from './telegram-double/telegram-double.ts';

/** A double for one test of its own, a client at it and a person who has started the bot. */
export interface OpenDouble {
  readonly clock: ManualClock;
  readonly double: TelegramDouble;
  readonly api: Api;
  readonly user: TelegramUser;
  /** The rules that were broken, in order. */
  readonly rules: () => readonly string[];
  /** getUpdates as a client asks that does not press: long after its last request. */
  readonly poll: (...args: Parameters<Api['getUpdates']>) => ReturnType<Api['getUpdates']>;
}

export async function openDouble(options: TelegramDoubleOptions = {}): Promise<OpenDouble> {
  const clock = createManualClock();
  const double = await createTelegramDouble({ clock, ...options });
  onTestFinished(() => double.close());
  const api = new Api(double.token, { apiRoot: double.url });
  return {
    clock,
    double,
    api,
    user: double.addUser({ first_name: '小周', username: 'xiaozhou', started: true }),
    rules: () => double.violations.map(({ rule }) => rule),
    poll(...args) {
      clock.advance(3000);
      return api.getUpdates(...args);
    },
  };
}

/** What Telegram says to a request that it refuses. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.description;
}

export function bold(offset: number, length: number): MessageEntity {
  return { type: 'bold', offset, length };
}
