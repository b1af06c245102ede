/** Something that a test lets happen when it wants. */
export interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  const opening = new AbortController();
  const passed = new Promise<void>((resolve) => opening.signal.addEventListener('abort', () => resolve()));
  return { passed, open: () => opening.abort() };
}
