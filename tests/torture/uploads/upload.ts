/** A file that somebody sends, in memory. */
export interface Upload {
  /** What was done to it, for the report. */
  readonly label: string;
  /** With its dot. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}
