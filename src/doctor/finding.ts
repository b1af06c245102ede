/** `fault`: the bot does not work, or something lies open to others; `warning`: it works, and somebody should look. */
export type Level = 'ok' | 'warning' | 'fault';

/** What one check came to. */
export interface Verdict {
  readonly level: Level;
  /** One line. */
  readonly what: string;
  /** What to do about it, one line; null when all is well. */
  readonly fix: string | null;
}

export interface Finding extends Verdict {
  /** What was looked at, in a word. */
  readonly check: string;
}

export const ok = (what: string): Verdict => ({ level: 'ok', what, fix: null });
export const warning = (what: string, fix: string): Verdict => ({ level: 'warning', what, fix });
export const fault = (what: string, fix: string): Verdict => ({ level: 'fault', what, fix });
