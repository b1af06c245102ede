import type { BotCommand } from 'grammy/types';

import type { Method, MethodParts } from './method.ts';
import type { Parameters } from './read-parameters.ts';
import { badRequest } from './refusal.ts';

const MOST_COMMANDS = 100;
/** Who the bot is, and what it tells about itself: commands by scope and language, name and descriptions by language. */
export function createProfileMethods({ bot, menus }: MethodParts): Readonly<Record<string, Method>> {
  const texts = new Map<string, string>();

  const profileText = (field: string, most: number, fallback: string): Readonly<Record<'set' | 'get', Method>> => ({
    set(params) {
      const text = params[field] ?? '';
      if (typeof text !== 'string') throw badRequest(`${field} must be a string`);
      if (text.length > most) throw badRequest(`bot's ${field.replace('_', ' ')} is too long`);
      texts.set(`${field} ${languageOf(params)}`, text);
      return true;
    },
    get: (params) => ({ [field]: texts.get(`${field} ${languageOf(params)}`) ?? texts.get(`${field} `) ?? fallback }),
  });
  const name = profileText('name', 64, bot.first_name);
  const description = profileText('description', 512, '');
  const shortDescription = profileText('short_description', 120, '');

  return {
    getMe: () => bot,
    setMyCommands(params, breach) {
      const list = params['commands'];
      if (!Array.isArray(list)) throw badRequest("can't parse commands: expected an Array of BotCommand");
      if (list.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
      const language = languageOf(params);
      for (const item of list) checkCommand(item, breach);
      const names = new Set(list.map((item: BotCommand) => item.command));
      if (names.size < list.length) breach('commands', 'a command is listed twice');
      menus.set(params['scope'], language, list as BotCommand[]);
      return true;
    },
    getMyCommands: (params) => menus.get(params['scope'], languageOf(params)),
    deleteMyCommands(params) {
      menus.set(params['scope'], languageOf(params), null);
      return true;
    },
    setMyName: name.set,
    getMyName: name.get,
    setMyDescription: description.set,
    getMyDescription: description.get,
    setMyShortDescription: shortDescription.set,
    getMyShortDescription: shortDescription.get,
  };
}

function checkCommand(item: unknown, breach: (rule: string, detail: string) => void): void {
  if (typeof item !== 'object' || item === null) throw badRequest("can't parse BotCommand: object expected");
  const { command, description, ...others } = item as Readonly<Record<string, unknown>>;
  if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (typeof description !== 'string' || description.trim() === '' || description.length > 256)
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  for (const name of Object.keys(others)) if (name !== 'is_ephemeral') breach('unknown-parameter', `commands.${name}`);
}

/** Two letters of ISO 639-1: scripts and regions, such as zh-hans, are refused. */
function languageOf(params: Parameters): string {
  const code = params['language_code'];
  if (typeof code !== 'string') return '';
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified');
  return code;
}
