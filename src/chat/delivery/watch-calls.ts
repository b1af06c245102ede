import { GrammyError, type Transformer } from 'grammy';
import type { CallOutcome } from '../../metrics/metrics.ts';
import { classifyApiError } from './api-errors.ts';

const OUTCOMES = {
  gone: 'gone',
  unauthorized: 'refused',
  conflict: 'refused',
  throttled: 'throttled',
  unmodified: 'unmodified',
  outage: 'outage',
  refused: 'refused',
  other: 'refused',
} as const satisfies Record<ReturnType<typeof classifyApiError>, CallOutcome>;

/**
 * Sees how every call to Telegram goes.
 *
 * @param onCall told of each call that was made; a call that a stop cut short is none
 */
export function createCallWatch(onCall: (method: string, outcome: CallOutcome) => void): Transformer {
  return async (call, method, payload, signal) => {
    try {
      const response = await call(method, payload, signal);
      const outcome = response.ok ? 'ok' : OUTCOMES[classifyApiError(new GrammyError('', response, method, {}))];
      onCall(method, outcome);
      return response;
    } catch (error) {
      if (!signal?.aborted) onCall(method, 'unreachable');
      throw error;
    }
  };
}
