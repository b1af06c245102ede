import type { NotFound } from '../answering/answer.ts';
import type { Texts } from './texts.ts';

/** Says that the articles do not answer, and what is missing where that can be told. */
export function describeNotFound({ missing }: Pick<NotFound, 'missing'>, texts: Texts): string {
  return missing === null ? texts.notFound : texts.notFoundMissing(missing);
}
