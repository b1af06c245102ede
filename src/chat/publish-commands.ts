import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Log } from '../log.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Command, Texts } from '../texts/texts.ts';
import { COMMAND_RULES, type Who } from './authorize.ts';
import { describeApiError } from './delivery/api-errors.ts';

/** In the order in which a client lists them. Whom each is for says the table of rights. */
const MENU: readonly Command[] = [
  'ask',
  'search',
  'sources',
  'cite',
  'new',
  'help',
  'about',
  'privacy',
  'forget',
  'settings',
  'articles',
  'reload',
  'rollback',
  'status',
  'stats',
  'why',
  'unanswered',
  'feedback',
];
const menuFor = (...who: readonly Who[]) => MENU.filter((name) => who.includes(COMMAND_RULES[name].who));
const EVERYBODY = menuFor('everyone', 'asker');
/** In groups their admins have settings, in a private chat everybody. */
const WITH_SETTINGS = menuFor('everyone', 'asker', 'group-admin');

/**
 * Fills the menu of commands: Simplified Chinese for all, English for English clients. Telegram's language codes here
 * have two letters and cannot tell the scripts of Chinese apart. Admins see theirs too, which grants them nothing.
 * A menu that cannot be set is noted and nothing else.
 */
export async function publishCommands(api: Api, adminUserIds: readonly number[], log: Log): Promise<void> {
  const menus: readonly { readonly names: readonly Command[]; readonly scope: BotCommandScope }[] = [
    { names: EVERYBODY, scope: { type: 'default' } },
    { names: WITH_SETTINGS, scope: { type: 'all_private_chats' } },
    { names: WITH_SETTINGS, scope: { type: 'all_chat_administrators' } },
    ...adminUserIds.map((id) => ({ names: MENU, scope: { type: 'chat' as const, chat_id: id } })),
  ];
  for (const { names, scope } of menus)
    try {
      await api.setMyCommands(listCommands(names, textsFor('zh-Hans')), { scope });
      await api.setMyCommands(listCommands(names, textsFor('en')), { scope, language_code: 'en' });
    } catch (error) {
      log.warn('the menu of commands could not be set', { scope: scope.type, error: describeApiError(error) });
    }
}

function listCommands(names: readonly Command[], texts: Texts): readonly BotCommand[] {
  return names.map((name) => ({ command: name, description: texts.commands[name] }));
}
