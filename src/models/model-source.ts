/** One file of the model, pinned: whatever has other bytes is not it. */
export interface ModelFile {
  /** Its path under the model's folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in lower-case hex. */
  readonly sha256: string;
}

export interface ReadOptions {
  /** A folder of the caller's that the source may fill; the caller removes it. */
  readonly scratch: string;
  /** Told how many bytes have come so far, by sources that can count them. */
  readonly onBytes: (bytes: number) => void;
}

/** A place the model's files may be had from. What it hands over is unverified: the caller checks. */
export interface ModelSource {
  /** Named in the log and in error lines. */
  readonly name: string;
  /**
   * As many of the wanted files as the source has, by name, none longer than its pinned size.
   * Rejects with a one-line reason when the source cannot be read at all.
   */
  read(wanted: readonly ModelFile[], options: ReadOptions): Promise<ReadonlyMap<string, Uint8Array>>;
}
