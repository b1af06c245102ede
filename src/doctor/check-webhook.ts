import { z } from 'zod';
import type { Config } from '../config.ts';
import type { TelegramReply } from './call-telegram.ts';
import { explainFailure } from './check-telegram.ts';
import { fault, ok, type Verdict, warning } from './finding.ts';

/** So many may wait while a bot is started anew. */
const MOST_PENDING = 100;
const RECENT_MS = 3_600_000;

const infoSchema = z.object({
  url: z.string(),
  pending_update_count: z.number().default(0),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
});
type Info = z.infer<typeof infoSchema>;

/** Without its path, which may be a secret. */
function nameHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that cannot be read';
}

function compare(wanted: string | null, { url }: Info, isRunning: boolean): Verdict {
  const found = url === '' ? null : url;
  if (found === wanted)
    return ok(wanted === null ? 'messages are fetched; no webhook is set' : `set to ${nameHost(wanted)}`);
  // A bot that runs has set it right at its start: somebody else has been there since.
  const tell = isRunning ? fault : warning;
  const fix = isRunning
    ? 'another program has the token: stop it or revoke the token with @BotFather, then start the bot anew'
    : 'nothing, when you are about to start the bot: it sets this right';
  if (wanted === null)
    return tell(`a webhook is set to ${nameHost(url)}, and messages cannot be fetched meanwhile`, fix);
  return tell(
    found === null
      ? `no webhook is set, and ${nameHost(wanted)} gets no messages`
      : `the webhook is set to another address at ${nameHost(found)}`,
    fix,
  );
}

function checkDelivery(info: Info, now: number): readonly Verdict[] {
  const {
    pending_update_count: pending,
    last_error_date: failedAt,
    last_error_message: error = 'no reason given',
  } = info;
  const verdicts: Verdict[] = [];
  const age = failedAt === undefined ? Number.POSITIVE_INFINITY : now - failedAt * 1000;
  if (info.url !== '' && age < RECENT_MS)
    verdicts.push(
      warning(
        `Telegram could not deliver ${Math.max(1, Math.round(age / 60_000))} minutes ago (${error})`,
        'see whether the proxy is up, its certificate is valid and it passes on to HTTP_HOST and HTTP_PORT',
      ),
    );
  if (pending > MOST_PENDING)
    verdicts.push(warning(`${pending} messages wait at Telegram`, 'start the bot, or see its log: it lags behind'));
  return verdicts;
}

/** @param reply to getWebhookInfo; @param now milliseconds since 1970 */
export function checkWebhook(
  { webhook, telegramApiRoot }: Pick<Config, 'webhook' | 'telegramApiRoot'>,
  reply: TelegramReply,
  isRunning: boolean,
  now: number,
): readonly Verdict[] {
  const failure = explainFailure(reply, telegramApiRoot);
  if (failure !== null) return [failure];
  const info = infoSchema.safeParse(reply.kind === 'result' ? reply.result : null);
  if (!info.success) return [warning('Telegram did not say how the webhook is', 'ask again')];
  return [compare(webhook?.url ?? null, info.data, isRunning), ...checkDelivery(info.data, now)];
}
