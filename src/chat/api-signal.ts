import type { Api } from 'grammy';

type ApiSignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** A signal for a call of grammY's, which declares that of a polyfill; Node's own is one in all that matters. */
export const asApiSignal = (signal: AbortSignal): ApiSignal => signal as ApiSignal;
