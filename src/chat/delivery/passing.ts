import { AsyncLocalStorage } from 'node:async_hooks';

const marked = new AsyncLocalStorage<true>();

/**
 * Makes calls to Telegram that show something of the moment: when there is no budget to spare they are not made and
 * reject like a 429, and a 429 is not waited for.
 */
export function asPassing<T>(calls: () => Promise<T>): Promise<T> {
  return marked.run(true, calls);
}

export function isPassing(): boolean {
  return marked.getStore() ?? false;
}
