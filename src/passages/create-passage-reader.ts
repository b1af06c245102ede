import type { Match } from '../answering/answer.ts';
import type { AuditRecord } from '../audit/audit-record.ts';
import { type CitedPlace, findCited, openCited, type OpenedPassage, openPassage } from './open-passage.ts';
import { type PassageKey, passageKeyOf, type PassageSource } from './passage-key.ts';
import { findRelated, type RelatedPassage } from './find-related.ts';

export type { CitedPlace, OpenedPassage, RelatedPassage };

/** What a reader may open of the articles: always as they are now, whatever they were when somebody cited them. */
export interface PassageReader {
  /** The passage of a key; what of `cited` is in sight is marked. */
  open(key: PassageKey, cited?: CitedPlace): OpenedPassage;
  /** The passage that was cited. */
  openCited(cited: CitedPlace): OpenedPassage;
  /** Whether the article still has what was cited. */
  stateOf(cited: CitedPlace): OpenedPassage['kind'];
  /** The key of the passage that was cited; null when its article no longer has the words. */
  keyOf(cited: CitedPlace): PassageKey | null;
  /** The best passages for the question of a record that its answer does not cite. */
  related(record: AuditRecord, most: number): Promise<readonly RelatedPassage[]>;
}

export function createPassageReader(parts: {
  /** The snapshot that serves at the moment. */
  readonly snapshot: () => PassageSource;
  readonly search: (query: string, top: number) => Promise<readonly Match[]>;
}): PassageReader {
  const { snapshot, search } = parts;
  return {
    open: (key, cited) => openPassage(key, snapshot(), cited),
    openCited: (cited) => openCited(cited, snapshot()),
    stateOf: (cited) => findCited(cited, snapshot())?.kind ?? 'gone',
    keyOf(cited) {
      const source = snapshot();
      const found = findCited(cited, source);
      return found?.kind === 'found' ? passageKeyOf(source.passages[found.at]!) : null;
    },
    related: (record, most) => findRelated(record, most, { source: snapshot(), search }),
  };
}
