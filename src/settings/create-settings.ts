import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { type ChatSettings, DEFAULT_SETTINGS, readSettings } from './chat-settings.ts';

/** What chats have set. No call throws. */
export interface Settings {
  of(chat: number): ChatSettings;
  /** What the chat has set from now on; null when it cannot be kept. */
  change(chat: number, changes: Partial<ChatSettings>): ChatSettings | null;
}

export function createSettings({
  store,
  log,
}: {
  readonly store: Pick<Store, 'chatSettings'>;
  readonly log: Log;
}): Settings {
  function read(chat: number): ChatSettings {
    const stored = store.chatSettings.find(chat);
    return stored === null ? DEFAULT_SETTINGS : readSettings(stored);
  }
  return {
    of(chat) {
      try {
        return read(chat);
      } catch (error) {
        log.warn('what a chat has set could not be read', { error });
        return DEFAULT_SETTINGS;
      }
    },
    change(chat, changes) {
      try {
        const changed = { ...read(chat), ...changes };
        store.chatSettings.put(chat, changed);
        return changed;
      } catch (error) {
        log.warn('what a chat has set could not be kept', { error });
        return null;
      }
    },
  };
}
