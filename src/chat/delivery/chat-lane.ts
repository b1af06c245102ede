import { createTurns } from '../../create-turns.ts';
import { createBucket, createWindow } from './allowance.ts';
import type { Reserve, SendRates } from './send-rates.ts';

/** The calls of one chat: how fast they may follow each other, and their order. */
export interface ChatLane {
  /** When Telegram last refused to take more for this chat, and until when. */
  readonly bannedAt: number;
  readonly bannedUntil: number;
  ban(at: number, until: number): void;
  /** Something of the chat is being sent or waits for it. */
  readonly isBusy: boolean;
  /** The earliest time, not before `at`, at which the chat takes one more. */
  readyAt(at: number): number;
  /** The same, with a reserve for texts left. */
  readyToSpareAt(at: number, reserve: keyof Reserve): number;
  spend(at: number): void;
  /** Runs the work when all that entered before is done. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** Whether the lane may be forgotten: a new one would allow the same. */
  isIdle(at: number): boolean;
}

/** @param chat an id, or the name of a public group or channel */
export function createChatLane(chat: string, rates: SendRates): ChatLane {
  const isPrivate = Number(chat) > 0;
  const reserves: Reserve = isPrivate ? rates.privateChat : rates.group;
  const allowance = isPrivate ? createBucket(rates.privateChat) : createWindow(rates.group);
  const emptyAgain = isPrivate ? rates.privateChat.burst * rates.privateChat.intervalMs : rates.group.spanMs;
  let under = 0;
  const turns = createTurns();
  let spentAt = -Infinity;
  let bannedAt = -Infinity;
  let bannedUntil = -Infinity;

  return {
    get bannedAt() {
      return bannedAt;
    },
    get bannedUntil() {
      return bannedUntil;
    },
    ban(at, until) {
      bannedAt = at;
      bannedUntil = Math.max(bannedUntil, until);
    },
    get isBusy() {
      return under > 0;
    },
    readyAt: (at) => Math.max(bannedUntil, allowance.readyAt(at)),
    readyToSpareAt: (at, reserve) => Math.max(bannedUntil, allowance.readyAt(at, reserves[reserve])),
    spend(at) {
      spentAt = at;
      allowance.spend(at);
    },
    enter(work) {
      under += 1;
      return turns.take(() =>
        work().finally(() => {
          under -= 1;
        }),
      );
    },
    isIdle: (at) => under === 0 && bannedUntil <= at && spentAt + emptyAgain <= at,
  };
}
