import type { EarlierSnapshot } from '../app.ts';
import { shortenText } from '../language/shorten.ts';
import type { Texts } from './texts.ts';

/** More article ids than this would bury the rest. */
const NAMED = 5;
const LONGEST_ID = 60;

function changeLines({ added, changed, removed }: EarlierSnapshot, texts: Texts): readonly string[] {
  const { renewal } = texts;
  const lists = { added, changed, removed };
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  if (counts.added + counts.changed + counts.removed === 0) return [renewal.wouldChangeNothing];
  const lines = [renewal.wouldChange(counts)];
  for (const kind of ['added', 'changed', 'removed'] as const) {
    const ids = lists[kind].slice(0, NAMED).map((id) => shortenText(id, LONGEST_ID));
    const hidden = lists[kind].length - ids.length;
    if (ids.length > 0)
      lines.push(renewal.named(kind, [...ids, ...(hidden > 0 ? [texts.more(hidden)] : [])].join(', ')));
  }
  return lines;
}

/** The snapshots that can be gone back to, with what going back would change, one line each. */
export function earlierLines(earlier: readonly EarlierSnapshot[], texts: Texts): readonly string[] {
  const { renewal } = texts;
  const lines = [renewal.rollBackHeading];
  for (const [i, snapshot] of earlier.entries()) {
    lines.push(`${i + 1}. ${renewal.earlier(snapshot.builtAt, snapshot.articles, snapshot.passages)}`);
    lines.push(...changeLines(snapshot, texts));
  }
  return lines;
}
