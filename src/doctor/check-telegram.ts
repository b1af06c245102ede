import { z } from 'zod';
import type { TelegramReply } from './call-telegram.ts';
import { fault, ok, type Verdict, warning } from './finding.ts';

const WRONG_TOKEN = fault(
  'Telegram does not accept the bot token',
  'copy the token from @BotFather into TELEGRAM_BOT_TOKEN in .env; a revoked one never comes back',
);
const meSchema = z.object({ username: z.string() });

/** Why a call brought nothing; null when it did. */
export function explainFailure(reply: TelegramReply, apiRoot: string): Verdict | null {
  const { host } = new URL(apiRoot);
  switch (reply.kind) {
    case 'result':
      return null;
    case 'unreached':
      return fault(
        `${host} cannot be reached (${reply.reason})`,
        'see whether this machine has a network, a name server and a way through its firewall to it; the bot waits for it',
      );
    case 'foreign':
      return fault(
        `what answers at ${host} is no Bot API (status ${reply.status})`,
        'correct TELEGRAM_API_ROOT, or look for a proxy in between',
      );
    case 'refused':
      if (reply.code === 401 || reply.code === 404) return WRONG_TOKEN;
      return warning(`Telegram refuses for now (${reply.code} ${reply.description})`, 'ask again in some minutes');
  }
}

/** @param reply to getMe */
export function checkToken(reply: TelegramReply, apiRoot: string): readonly Verdict[] {
  const failure = explainFailure(reply, apiRoot);
  if (failure !== null) return [failure];
  const me = meSchema.safeParse(reply.kind === 'result' ? reply.result : null);
  return [me.success ? ok(`@${me.data.username}`) : warning('Telegram did not say who the bot is', 'ask again')];
}

const MOST_AHEAD_MS = 30_000;

/** Records, limits and certificates go by the clock. */
export function checkClock({ aheadMs }: TelegramReply): readonly Verdict[] {
  if (aheadMs === null) return [warning('no other clock could be asked', 'see what is said of the token')];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= MOST_AHEAD_MS) return [ok(`the clock agrees with Telegram's`)];
  return [
    warning(
      `the clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Telegram's`,
      'set it by the network: timedatectl set-ntp true',
    ),
  ];
}
