import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/** What a chat has set, as it is stored: `language` null for none. */
export interface StoredSettings {
  readonly language: string | null;
  readonly quiet: boolean;
  readonly askers: string;
}

/** What chats have set, by Telegram's id of the chat, which is stored as a name for it. */
export interface ChatSettingsTable {
  find(chat: number): StoredSettings | null;
  put(chat: number, settings: StoredSettings): void;
  delete(chat: number): void;
}

export function createChatSettingsTable(database: DatabaseSyncInstance, idNames: IdNames): ChatSettingsTable {
  const find = database.prepare('SELECT language, quiet, askers FROM chat_settings WHERE chat = ?');
  const put = database.prepare(
    'INSERT OR REPLACE INTO chat_settings (chat, language, quiet, askers) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM chat_settings WHERE chat = ?');
  return {
    find(chat) {
      const row = find.get(idNames.name(chat)) as
        | { language: string | null; quiet: number; askers: string }
        | undefined;
      return row === undefined ? null : { ...row, quiet: row.quiet === 1 };
    },
    put(chat, { language, quiet, askers }) {
      put.run(idNames.name(chat), language, quiet ? 1 : 0, askers);
    },
    delete(chat) {
      remove.run(idNames.name(chat));
    },
  };
}
