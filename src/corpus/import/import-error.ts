import { AppError } from '../../errors.ts';

/** Why a file can become no article. */
export type ImportFault =
  | 'empty'
  /** Of a kind that is not read. */
  | 'unsupported'
  | 'too-large'
  /** A password keeps it shut. */
  | 'protected'
  /** Not what its kind should be, or broken. */
  | 'damaged'
  /** Pictures of text only. */
  | 'scanned'
  | 'no-article';

/** A file that cannot be imported: the fault for programs, the line for people. */
export class ImportError extends AppError {
  readonly fault: ImportFault;

  constructor(fault: ImportFault, message: string, options: { fix?: string; cause?: unknown } = {}) {
    super('import', message, options);
    this.name = 'ImportError';
    this.fault = fault;
  }
}
