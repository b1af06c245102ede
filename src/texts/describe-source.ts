import type { Citation } from '../answering/answer.ts';
import type { Texts } from './texts.ts';

/** What of a citation its description is made of. */
export type DescribedSource = Pick<Citation, 'publisher' | 'published' | 'asOf' | 'kind' | 'paragraph'>;

/** The time that a quote speaks of is not the day it was published, unless both are the very same. */
function speaksOfAnotherTime(citation: DescribedSource): citation is DescribedSource & { readonly asOf: string } {
  return citation.asOf !== null && citation.asOf !== citation.published;
}

/** The date of publication, named as such where the time that the quote speaks of stands beside it. */
function describeDate(citation: DescribedSource, texts: Texts): string {
  if (citation.published === null) return texts.dateUnknown;
  return speaksOfAnotherTime(citation) ? texts.published(citation.published) : texts.date(citation.published);
}

/** What lets a reader weigh a quote: publisher, date, paragraph, whether it is a digest, the time it speaks of. */
export function describeSource(citation: DescribedSource, texts: Texts): readonly string[] {
  return [
    citation.publisher ?? texts.publisherUnknown,
    describeDate(citation, texts),
    texts.paragraph(citation.paragraph),
    ...(citation.kind === 'digest' ? [texts.kind.digest] : []),
    ...(speaksOfAnotherTime(citation) ? [texts.asOf(citation.asOf)] : []),
  ];
}
