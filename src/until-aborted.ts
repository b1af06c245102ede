/** As the promise, but rejects with the signal's reason as soon as it aborts; what runs then goes on unheard. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    // The signal may live as long as the program: what is over must not hang on it.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
