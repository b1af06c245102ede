import type { Scrubber } from '../scrub/create-scrubber.ts';
import type { UpdateTable } from '../store/update-table.ts';
import type { Privacy } from './create-privacy.ts';

/**
 * The table of updates, kept by whoever works on them: people whose updates are begun are known to the scrubber, reasons
 * of failures are stored without secrets and people, and what somebody forgotten had under way leaves nothing.
 */
export function watchUpdates(
  table: UpdateTable,
  parts: { readonly privacy: Pick<Privacy, 'afterUpdate'>; readonly scrubber: Scrubber },
): UpdateTable {
  const { privacy, scrubber } = parts;
  return {
    ...table,
    begin(updateId) {
      const begun = table.begin(updateId);
      if (begun !== null) scrubber.noteUpdate(begun.update);
      return begun;
    },
    postpone(updateId, notBefore, reason) {
      const isOpen = table.postpone(updateId, notBefore, scrubber.scrubForeign(reason));
      if (!isOpen) privacy.afterUpdate(updateId);
      return isOpen;
    },
    finish(updateId, endedAt) {
      table.finish(updateId, endedAt);
      privacy.afterUpdate(updateId);
    },
    bury(updateId, endedAt, reason, keepsWords) {
      table.bury(updateId, endedAt, scrubber.scrubForeign(reason), keepsWords);
      privacy.afterUpdate(updateId);
    },
  };
}
