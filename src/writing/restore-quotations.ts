import type { Snapshot } from '../index/snapshot.ts';
import { foldText, foldWithOffsets } from '../language/fold.ts';

/** Quoted words are mostly names and terms; longer ones are copied with more care than this could mend. */
const QUOTED = /(?<open>[“「『《])(?<words>[^“”「」『』《》\n]{1,80})(?=[”」』》])/gu;

/**
 * Puts what stands in quotation marks into the very characters of the passages: whoever writes Traditional quotes
 * 「雙一流」 where the article has “双一流”. Words that no passage holds are left as they are, for the check to find.
 */
export function restoreQuotations(text: string, passages: readonly number[], snapshot: Snapshot): string {
  return text.replaceAll(QUOTED, (whole: string, open: string, words: string) => {
    const texts = passages.map((passage) => snapshot.passages[passage]!.text);
    if (texts.some((passage) => passage.includes(words))) return whole;
    const wanted = foldText(words);
    for (const passage of texts) {
      const { folded, offsets } = foldWithOffsets(passage);
      const at = folded.indexOf(wanted);
      if (at !== -1) return open + passage.slice(offsets[at], offsets[at + wanted.length]);
    }
    return whole;
  });
}
