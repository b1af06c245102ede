import type { Update } from 'grammy/types';
import { readPress } from '../press-data.ts';

/**
 * Whether an update that was given up may be of use days later: a message, or a button that asked a question. Other
 * buttons, changes of messages, and who joined or left would bring back what is not so any more; whoever typed inline
 * looks no longer.
 */
export function isWorthAnother({ message, callback_query: press }: Update): boolean {
  return message !== undefined || readPress(press?.data ?? '')?.name === 'ask';
}
