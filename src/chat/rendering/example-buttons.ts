import type { InlineKeyboardButton } from 'grammy/types';
import type { Example } from '../../examples/example.ts';
import { writePress } from '../press-data.ts';
import { cleanText } from './message-builder.ts';

/** A row for each example; nothing when there is none. */
export function exampleButtons(examples: readonly Example[]): {
  readonly buttons?: readonly (readonly InlineKeyboardButton[])[];
} {
  if (examples.length === 0) return {};
  return {
    buttons: examples.map(({ key, question }) => [
      { text: cleanText(question), callback_data: writePress('ask', key) },
    ]),
  };
}
