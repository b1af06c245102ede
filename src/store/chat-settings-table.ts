import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** What a chat has set, as it is stored: `language` null for none. */
export interface StoredSettings {
  readonly language: string | null;
  readonly quiet: boolean;
  readonly askers: string;
}

/** What chats have set, by Telegram's id of the chat. */
export interface ChatSettingsTable {
  find(chat: number): StoredSettings | null;
  put(chat: number, settings: StoredSettings): void;
  delete(chat: number): void;
}

export function createChatSettingsTable(database: DatabaseSyncInstance): ChatSettingsTable {
  const find = database.prepare('SELECT language, quiet, askers FROM chat_settings WHERE chat = ?');
  const put = database.prepare(
    'INSERT OR REPLACE INTO chat_settings (chat, language, quiet, askers) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM chat_settings WHERE chat = ?');
  return {
    find(chat) {
      const row = find.get(chat) as { language: string | null; quiet: number; askers: string } | undefined;
      return row === undefined ? null : { ...row, quiet: row.quiet === 1 };
    },
    put(chat, { language, quiet, askers }) {
      put.run(chat, language, quiet ? 1 : 0, askers);
    },
    delete(chat) {
      remove.run(chat);
    },
  };
}
