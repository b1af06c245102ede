import type { Config } from '../config.ts';
import { ok, type Verdict, warning } from './finding.ts';

const PATIENCE_MS = 5_000;
/** What it listens at when it listens everywhere. */
const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function addressOf({ host, port }: NonNullable<Config['http']>): string {
  const name = EVERYWHERE[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/readyz`;
}

/** What the bot that runs says of itself; nothing when it has no server of its own. */
export async function checkHealth(http: Config['http'], isRunning: boolean): Promise<readonly Verdict[]> {
  if (http === null || !isRunning) return [];
  const address = addressOf(http);
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const lines = (await reply.text()).trim().split('\n');
    if (reply.ok) return [ok(`${address} says that the bot is ready`)];
    return lines.map((line) => warning(line, 'see "Faults" in OPERATIONS.md'));
  } catch {
    return [
      warning(
        `nothing answers at ${address}, though a bot is running`,
        'start it anew, if HTTP_HOST or HTTP_PORT were changed since its start; else see its log',
      ),
    ];
  }
}
