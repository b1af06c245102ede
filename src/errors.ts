/** What went wrong, as a stable word that programs and tests can rely on. */
export type ErrorCode =
  | 'usage'
  | 'config'
  | 'corpus'
  | 'article'
  | 'import'
  | 'model-files'
  | 'snapshot'
  | 'build'
  /** There is no room left. */
  | 'disk'
  | 'reload'
  | 'citation'
  | 'telegram'
  /** A language model cannot be reached, or answers nothing of use. */
  | 'chat'
  | 'prompt'
  /** The file of the program's state cannot be used. */
  | 'store'
  /** Another bot has what only one may have: the data folder, the token. */
  | 'locked'
  /** A backup cannot be made or used. */
  | 'backup';

/**
 * An expected fault, told to a person in one line: what is wrong, where, and what to do about it.
 * It is made once, at the edge of the stage that noticed; `cause` keeps the original for the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** What a person can do about it, as a sentence; empty when nothing can be advised. */
  readonly fix: string;

  constructor(code: ErrorCode, message: string, options: { fix?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fix = options.fix ?? '';
  }

  /** The fault and its remedy on one line, without a stack. */
  get line(): string {
    return this.fix ? `${this.message} — ${this.fix}` : this.message;
  }
}

/** What an error says, without what a parser quotes of a text that it could not read: that is somebody's. */
export function messageOf({ name, message }: Error): string {
  if (name !== 'SyntaxError') return message;
  return /JSON/.test(message) ? 'no valid JSON' : message.replace(/regular expression: [\s\S]*/, 'regular expression');
}

/** One line for any thrown value: an AppError with its remedy, another error by its message. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return error.line;
  if (error instanceof Error) return messageOf(error).split('\n', 1)[0] || error.name;
  return String(error);
}
