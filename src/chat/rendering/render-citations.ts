import type { Citation } from '../../answering/answer.ts';
import type { PassageReader } from '../../passages/create-passage-reader.ts';
import { citeSource } from '../../texts/cite-source.ts';
import type { Texts } from '../../texts/texts.ts';
import { foreignMessages } from './foreign-message.ts';
import { createMessageBuilder, type FormattedText, isWebAddress } from './message-builder.ts';
import type { LinkTo } from './render-answer.ts';

/**
 * Sources as text to copy, a paragraph each: where the quotation is from, the whole of it, and the address of the
 * article or else of the passage. Of an article that was withdrawn nothing is shown.
 */
export function renderCitations(
  citations: readonly Citation[],
  texts: Texts,
  { passages, linkTo }: { readonly passages: Pick<PassageReader, 'stateOf'>; readonly linkTo: LinkTo },
): readonly FormattedText[] {
  const builder = createMessageBuilder();
  for (const citation of citations) {
    const state = passages.stateOf(citation);
    if (citations.length > 1) builder.text(`[${citation.number}] `);
    if (state === 'gone') builder.text(texts.buttons.gone);
    else {
      const url = citation.url !== null && isWebAddress(citation.url) ? citation.url : linkTo(citation);
      builder.text(citeSource(citation, texts, Infinity));
      if (url !== null) builder.text('\n').link(url, url);
      if (state === 'changed') builder.text(`\n${texts.buttons.citedBefore}`);
    }
    builder.break().text('\n\n');
  }
  return foreignMessages(builder);
}
