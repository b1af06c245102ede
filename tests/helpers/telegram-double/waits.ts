export interface Waits {
  /** Looks again at everything that is waited for; call it after each change that a test can see. */
  notify(): void;
  /**
   * Resolves with the first value other than undefined that `probe` finds, now or after any later change; rejects
   * with `describe()` when nothing has come in `timeoutMs` of real time.
   */
  waitFor<T>(what: string, probe: () => T | undefined, timeoutMs: number): Promise<T>;
  /** Ends every wait at once, and every later one: what was waited for can no longer be trusted to come. */
  failAll(reason: string): void;
}

export function createWaits(describe: () => string): Waits {
  const open = new Set<{ look: () => void; fail: (reason: string) => void }>();
  let failed: string | null = null;

  return {
    notify() {
      for (const wait of open) wait.look();
    },
    waitFor<T>(what: string, probe: () => T | undefined, timeoutMs: number) {
      return new Promise<T>((resolve, reject) => {
        const settle = (act: () => void) => {
          open.delete(wait);
          clearTimeout(timer);
          act();
        };
        const fail = (reason: string) => settle(() => reject(new Error(`${reason}\n${describe()}`)));
        const wait = {
          fail: (reason: string) => fail(`waiting for ${what}: ${reason}`),
          look: () => {
            try {
              const found = probe();
              if (found !== undefined) settle(() => resolve(found));
            } catch (error) {
              settle(() => reject(error instanceof Error ? error : new Error(String(error))));
            }
          },
        };
        const timer = setTimeout(() => fail(`${what} did not come in ${timeoutMs} ms`), timeoutMs);
        open.add(wait);
        wait.look();
        if (failed !== null && open.has(wait)) wait.fail(failed);
      });
    },
    failAll(reason) {
      failed ??= reason;
      for (const wait of open) wait.fail(reason);
    },
  };
}
