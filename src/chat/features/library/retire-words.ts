import { describeError } from '../../../errors.ts';
import type { Log } from '../../../log.ts';
import { scrubber } from '../../../scrub/process-scrubber.ts';
import { RETIRE_REASONS, type RetireReason } from '../../../texts/library-texts.ts';
import type { ChatContext } from '../../chat-context.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { shortenText } from '../../../language/shorten.ts';

/** UTF-16 units of a reason that a person wrote. */
export const LONGEST_REASON = 200;

/** A reason as it is shown: ours in the reader's language, a person's as it was written. */
export function wordsOfReason(reason: string, ctx: ChatContext): string {
  return isListed(reason) ? ctx.texts.library.reasons[reason] : shortenText(reason, LONGEST_REASON);
}

const isListed = (reason: string): reason is RetireReason => RETIRE_REASONS.some((known) => known === reason);

/** What the disk refuses is told to the admin, who may be far from it. */
export async function admitFault(ctx: ChatContext, log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    log.error('an article could not be moved', { error });
    await ctx.say(renderLines([ctx.texts.library.moveFailed(scrubber.maskKnown(describeError(error)))], 'foreign'));
  }
}
