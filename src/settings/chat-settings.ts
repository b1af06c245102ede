import { LANGUAGES, type Language } from '../language/language.ts';
import type { StoredSettings } from '../store/chat-settings-table.ts';

export const ASKERS = ['everyone', 'admins'] as const;
export type Askers = (typeof ASKERS)[number];

/** What a chat has set. A private chat sets its language alone. */
export interface ChatSettings {
  /** The language where the words of a message do not tell; null: what the person's client speaks. */
  readonly language: Language | null;
  /**
   * Nothing but answers, and those short: without a sound, without signs of work, with the sources behind buttons, and
   * without a word to what the bot does not do.
   */
  readonly quiet: boolean;
  /** Whose questions are answered; `admins` are the group's own. */
  readonly askers: Askers;
}

export const DEFAULT_SETTINGS: ChatSettings = { language: null, quiet: false, askers: 'everyone' };

/** What a newer or older version has stored and this one does not know counts as not set. */
export function readSettings({ language, quiet, askers }: StoredSettings): ChatSettings {
  return {
    language: LANGUAGES.find((known) => known === language) ?? null,
    quiet,
    askers: ASKERS.find((known) => known === askers) ?? 'everyone',
  };
}
