import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import { loadInstallationKey } from '../installation-key.ts';

export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/**
 * The webhook of the configuration, with a secret where none was chosen: the same at every start, another one for every
 * bot and installation. To be called when the store is open, which refuses a key that is lost: it is made here otherwise.
 *
 * @throws AppError `store` as `loadInstallationKey`
 */
export function settleWebhook({ webhook, dataDir }: Config, token: string): Webhook | null {
  if (webhook === null) return null;
  const { url } = webhook;
  if (webhook.secret !== null) return { url, secret: webhook.secret };
  const bot = token.split(':', 1)[0];
  const secret = createHmac('sha256', loadInstallationKey(dataDir)).update(`webhook of ${bot}`).digest('base64url');
  return { url, secret };
}
