import type { Method, MethodParts } from './method.ts';
import { badRequest, Refusal } from './refusal.ts';
import { UPDATE_KINDS } from './update-queue.ts';

/** getMe and the webhook switch. A webhook is only remembered: nothing is ever sent to it. */
export function createServerMethods({ bot, queue }: MethodParts): {
  readonly methods: Readonly<Record<string, Method>>;
  /** Throws 409 while a webhook is set. */
  readonly requireNoWebhook: () => void;
} {
  let webhook = '';
  return {
    requireNoWebhook() {
      if (webhook === '') return;
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    },
    methods: {
      getMe: () => bot,
      setWebhook(params, breach) {
        const url = params['url'];
        if (typeof url !== 'string' || (url !== '' && !/^https:\/\/\S+$/.test(url)))
          throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
        const secret = params['secret_token'];
        if (typeof secret === 'string' && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
          throw badRequest('secret token contains unallowed characters');
        checkAllowedUpdates(params['allowed_updates'], breach);
        queue.allow(params['allowed_updates'] as readonly string[] | undefined);
        if (params['drop_pending_updates'] === true) queue.clear();
        if (url !== '') queue.terminate('Conflict: terminated by setWebhook request');
        webhook = url;
        return true;
      },
      deleteWebhook(params) {
        if (params['drop_pending_updates'] === true) queue.clear();
        webhook = '';
        return true;
      },
      getWebhookInfo: () => ({
        url: webhook,
        has_custom_certificate: false,
        pending_update_count: queue.pending.length,
        allowed_updates: queue.allowed,
      }),
    },
  };
}

export function checkAllowedUpdates(kinds: unknown, breach: (rule: string, detail: string) => void): void {
  if (kinds === undefined) return;
  if (!Array.isArray(kinds)) throw badRequest("can't parse allowed_updates: expected an Array of String");
  for (const kind of kinds)
    if (!UPDATE_KINDS.includes(String(kind))) breach('allowed-updates', `${JSON.stringify(kind)} is no kind of update`);
}
