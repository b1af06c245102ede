import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import { loadInstallationKey } from '../installation-key.ts';

/**
 * A secret for the webhook where none was chosen: the same at every start, another one for every bot and installation.
 *
 * @throws AppError `store` as `loadInstallationKey`
 */
export function settleWebhook(config: Config): Config {
  const { webhook, telegramToken, dataDir } = config;
  if (webhook === null || webhook.secret !== null || telegramToken === null) return config;
  const bot = telegramToken.split(':', 1)[0];
  const secret = createHmac('sha256', loadInstallationKey(dataDir)).update(`webhook of ${bot}`).digest('base64url');
  return Object.freeze({ ...config, webhook: { ...webhook, secret } });
}
