import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { splitMessage } from './split-message.ts';

/** Lines as the messages to send; a long list is divided between lines. */
export function renderLines(lines: readonly string[]): readonly FormattedText[] {
  const builder = createMessageBuilder();
  for (const line of lines) builder.text(`${line}\n`).break();
  return splitMessage(builder.build());
}
