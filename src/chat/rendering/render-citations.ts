import type { Citation } from '../../answering/answer.ts';
import { citeSource } from '../../texts/cite-source.ts';
import type { Texts } from '../../texts/texts.ts';
import { coverClickable } from './cover-clickable.ts';
import { createMessageBuilder, type FormattedText, isWebAddress } from './message-builder.ts';
import type { LinkTo } from './render-answer.ts';
import { splitMessage } from './split-message.ts';

/**
 * Sources as text to copy, a paragraph each: where the quotation is from, the whole of it, and the address of the
 * article or else of the passage.
 */
export function renderCitations(
  citations: readonly Citation[],
  texts: Texts,
  linkTo: LinkTo,
): readonly FormattedText[] {
  const builder = createMessageBuilder();
  for (const citation of citations) {
    const url = citation.url !== null && isWebAddress(citation.url) ? citation.url : linkTo(citation);
    builder.text(`${citations.length > 1 ? `[${citation.number}] ` : ''}${citeSource(citation, texts, Infinity)}`);
    if (url !== null) builder.text('\n').link(url, url);
    builder.break().text('\n\n');
  }
  return splitMessage(coverClickable(builder.build()));
}
