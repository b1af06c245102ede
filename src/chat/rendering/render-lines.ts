import { coverClickable } from './cover-clickable.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { splitMessage } from './split-message.ts';

/**
 * Lines as the messages to send; a long list is divided between lines.
 *
 * @param whose `foreign` when words of others are among them, in which nothing may be clicked
 */
export function renderLines(lines: readonly string[], whose: 'own' | 'foreign' = 'own'): readonly FormattedText[] {
  const builder = createMessageBuilder();
  for (const line of lines) builder.text(`${line}\n`).break();
  const draft = builder.build();
  return splitMessage(whose === 'own' ? draft : coverClickable(draft));
}
