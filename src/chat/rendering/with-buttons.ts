import type { FormattedText } from './message-builder.ts';

/** Messages with buttons under the last of them. */
export function withButtons(
  messages: readonly FormattedText[],
  buttons: NonNullable<FormattedText['buttons']>,
): readonly FormattedText[] {
  const last = messages.at(-1);
  return last === undefined || buttons.length === 0 ? messages : [...messages.slice(0, -1), { ...last, buttons }];
}
