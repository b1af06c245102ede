import { createScrubber, type Scrubber } from './create-scrubber.ts';

/**
 * The one scrubber of this process. Secrets belong to the process and not to a part of it: a fault anywhere may carry
 * what was read elsewhere, and whoever writes a line need not know which secrets there are.
 */
export const scrubber: Scrubber = createScrubber();
