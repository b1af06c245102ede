import type { Api } from 'grammy';
import type { Destination } from './send-messages.ts';
import type { Wait } from '../../wait.ts';

/** Telegram shows "typing" for five seconds. */
const REPEAT_MS = 4_500;

/** Shows "typing" in a chat while `work` runs. Whether the chat shows it has no influence on the work. */
export async function keepTyping<T>(
  api: Api,
  { chatId, threadId }: Destination,
  work: () => Promise<T>,
  wait: Wait,
): Promise<T> {
  const done = new AbortController();
  async function repeat(): Promise<void> {
    while (!done.signal.aborted) {
      const thread = threadId === null ? {} : { message_thread_id: threadId };
      await api.sendChatAction(chatId, 'typing', thread).catch(() => undefined);
      await wait(REPEAT_MS, done.signal);
    }
  }
  const repeating = repeat();
  try {
    return await work();
  } finally {
    done.abort();
    // Not awaited: an answer does not wait for a slow "typing". It cannot reject.
    void repeating;
  }
}
