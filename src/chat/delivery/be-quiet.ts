import type { Transformer } from 'grammy';

/** What is sent to a quiet chat makes no sound, and no sign of work is shown there. */
export const beQuiet: Transformer = (call, method, payload, signal) => {
  if (method === 'sendChatAction') return Promise.resolve({ ok: true, result: true as never });
  return call(
    method,
    /^(?:send|copy|forward)/.test(method) ? { ...payload, disable_notification: true } : payload,
    signal,
  );
};
