import type { Match } from '../answering/answer.ts';
import type { AuditRecord } from '../audit/audit-record.ts';
import { locateQuote, placesOf } from './open-passage.ts';
import type { Passage } from './passage.ts';
import { type PassageKey, passageKeyOf, type PassageSource } from './passage-key.ts';

/** A passage near a question, to be opened by its key. */
export interface RelatedPassage {
  readonly key: PassageKey;
  readonly title: string;
  readonly paragraph: number;
  readonly text: string;
}

const SEARCHED = 10;

/** The passage of an id in this snapshot. */
function passageOf(id: string, source: PassageSource): Passage | null {
  const [, articleId = '', number = ''] = /^(.*)#(\d+)$/s.exec(id) ?? [];
  const places = placesOf(articleId, source);
  const at = places === null ? -1 : places[0] + Number(number) - 1;
  return places !== null && at >= places[0] && at < places[1] ? source.passages[at]! : null;
}

function isCited(passage: Passage, { citations }: AuditRecord, source: PassageSource): boolean {
  return citations.some((citation) => {
    if (citation.articleId !== passage.articleId) return false;
    const words = locateQuote(citation, source.articleById.get(passage.articleId)!);
    return words !== null && words.start < passage.end && passage.start < words.end;
  });
}

/**
 * The passages that were found for an answer and are not cited in it, best first. Their ids hold for the snapshot of
 * the answer: where another serves by now, the question is looked up anew.
 */
export async function findRelated(
  record: AuditRecord,
  most: number,
  parts: {
    readonly source: PassageSource;
    readonly search: (query: string, top: number) => Promise<readonly Match[]>;
  },
): Promise<readonly RelatedPassage[]> {
  const { source, search } = parts;
  const found =
    record.snapshot === source.id
      ? record.matches
      : await search(record.rewritten?.question ?? record.question, SEARCHED);
  return found
    .map(({ passageId }) => passageOf(passageId, source))
    .filter((passage) => passage !== null)
    .filter((passage) => !isCited(passage, record, source))
    .slice(0, most)
    .map((passage) => ({
      key: passageKeyOf(passage),
      title: source.articleById.get(passage.articleId)!.title,
      paragraph: passage.paragraph,
      text: passage.text,
    }));
}
