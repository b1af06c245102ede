import type { Citation } from '../answering/answer.ts';
import type { Texts } from './texts.ts';

/** `2020` says nothing new about an article of 2020-08; `2020-08-18` and `2019` do. */
function speaksOfAnotherTime(citation: Citation): citation is Citation & { readonly asOf: string } {
  return citation.asOf !== null && !(citation.published ?? '').startsWith(citation.asOf);
}

/** What lets a reader weigh a quote: publisher, date, paragraph, whether it is a digest, the time it speaks of. */
export function describeSource(citation: Citation, texts: Texts): readonly string[] {
  return [
    citation.publisher ?? texts.publisherUnknown,
    citation.published === null ? texts.dateUnknown : texts.date(citation.published),
    texts.paragraph(citation.paragraph),
    ...(citation.kind === 'digest' ? [texts.kind.digest] : []),
    ...(speaksOfAnotherTime(citation) ? [texts.asOf(citation.asOf)] : []),
  ];
}
