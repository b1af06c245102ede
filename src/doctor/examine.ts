import { type Config, ENV_FILE, listSecrets, readEnvironment } from '../config.ts';
import { describeError } from '../errors.ts';
import { createScrubber } from '../scrub/create-scrubber.ts';
import { isLocked } from '../lock/data-lock.ts';
import { callTelegram } from './call-telegram.ts';
import { checkArticles } from './check-articles.ts';
import { examineConfiguration } from './check-configuration.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkHealth } from './check-health.ts';
import { checkModel } from './check-model.ts';
import { checkNode } from './check-node.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkRunning } from './check-running.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { checkClock, checkToken } from './check-telegram.ts';
import { checkWebhook } from './check-webhook.ts';
import { fault, type Finding, type Verdict, warning } from './finding.ts';

export interface ExamineOptions {
  readonly environment?: () => Readonly<Record<string, string | undefined>>;
  readonly envFile?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

type Check = () => readonly Verdict[] | Promise<readonly Verdict[]>;

/** A check that itself fails is a finding as well. */
async function attempt(check: Check): Promise<readonly Verdict[]> {
  try {
    return await check();
  } catch (error) {
    return [fault(`this could not be looked at (${describeError(error)})`, 'see whether this user may read it')];
  }
}

async function askTelegram(config: Config, now: () => number): Promise<Readonly<Record<string, Check>>> {
  const { telegramToken: token, telegramApiRoot: apiRoot, dataDir } = config;
  if (token === null) {
    const none = 'there is none that could be tried: without one only the conversation in the terminal opens';
    return { token: () => [warning(none, 'get one from @BotFather and write it into TELEGRAM_BOT_TOKEN in .env')] };
  }
  const me = await callTelegram({ apiRoot, token, now }, 'getMe');
  const checks = { token: () => checkToken(me, apiRoot), clock: () => checkClock(me) };
  if (me.kind !== 'result') return checks;
  const webhook = async () => {
    const info = await callTelegram({ apiRoot, token, now }, 'getWebhookInfo');
    return checkWebhook(config, info, isLocked(dataDir), now());
  };
  return { ...checks, webhook };
}

/** Values that must not be shown although they cannot be used: they are wrong by a letter, perhaps. */
const isSecret = (name: string): boolean => /TOKEN$|SECRET$|_KEY$/.test(name);

/**
 * Looks at everything that the bot needs, and changes nothing. It never rejects for what it finds.
 *
 * @returns in the order in which they are best mended
 */
export async function examine(options: ExamineOptions = {}): Promise<readonly Finding[]> {
  const { environment = readEnvironment, envFile = ENV_FILE, now = Date.now } = options;
  const { config, verdicts: configuration } = examineConfiguration(environment, envFile);
  const { dataDir, corpusDir } = config;
  const articles = checkArticles(corpusDir);
  const checks: Readonly<Record<string, Check>> = {
    node: () => checkNode(process.version),
    configuration: () => configuration,
    permissions: () => checkPermissions(envFile, dataDir),
    disk: () => checkDisk(dataDir),
    articles: async () => (await articles).verdicts,
    model: () => checkModel(config),
    snapshot: async () => checkSnapshot(dataDir, corpusDir, (await articles).corpus),
    database: () => checkDatabase(dataDir, now()),
    running: () => checkRunning(dataDir),
    health: () => checkHealth(config.http, isLocked(dataDir)),
    ...(await askTelegram(config, now)),
  };
  const secrets = [...listSecrets(config), ...listRawSecrets(environment)];
  const scrubber = createScrubber({ secrets });
  const findings: Finding[] = [];
  for (const [check, look] of Object.entries(checks))
    for (const { level, what, fix } of await attempt(look))
      findings.push({ check, level, what: scrubber.maskSecrets(what), fix: fix && scrubber.maskSecrets(fix) });
  return findings;
}

function listRawSecrets(environment: NonNullable<ExamineOptions['environment']>): readonly string[] {
  try {
    return Object.entries(environment()).flatMap(([name, value]) => (isSecret(name) && value ? [value] : []));
  } catch {
    return [];
  }
}
