import type { InlineKeyboardButton } from 'grammy/types';
import { LANGUAGES } from '../../language/language.ts';
import type { ChatSettings } from '../../settings/chat-settings.ts';
import { LANGUAGE_NAMES } from '../../texts/groups.ts';
import type { Texts } from '../../texts/texts.ts';
import { writePress } from '../press-data.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';

/** What a chat has set, with a button for each choice. */
export function renderSettings(settings: ChatSettings, isPrivate: boolean, texts: Texts): FormattedText {
  const words = texts.groups.settings;
  const { language, quiet, askers } = settings;
  const builder = createMessageBuilder()
    .bold(isPrivate ? words.headingPrivate : words.heading)
    .text('\n\n');
  builder.text(words.line(words.language, language === null ? words.auto : LANGUAGE_NAMES[language]));
  const buttons: InlineKeyboardButton[][] = [
    [choose(words.auto, language === null, 'language', 'auto')],
    LANGUAGES.map((known) => choose(LANGUAGE_NAMES[known], language === known, 'language', known)),
  ];
  if (!isPrivate) {
    builder.text(`\n${words.line(words.quiet, quiet ? words.on : words.off)}`);
    builder.text(`\n${words.line(words.askers, words[askers])}`);
    builder.text(`\n\n${words.quietMeaning}`);
    buttons.push(
      [choose(words.quietOff, !quiet, 'quiet', 'off'), choose(words.quietOn, quiet, 'quiet', 'on')],
      [
        choose(words.everyone, askers === 'everyone', 'askers', 'everyone'),
        choose(words.admins, askers === 'admins', 'askers', 'admins'),
      ],
    );
  }
  const { text, entities } = builder.build();
  return { text, entities, buttons };
}

function choose(label: string, isChosen: boolean, name: string, value: string): InlineKeyboardButton {
  return { text: isChosen ? `✓ ${label}` : label, callback_data: writePress('set', name, value) };
}
