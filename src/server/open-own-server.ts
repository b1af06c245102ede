import type { App } from '../app.ts';
import type { ChatBot } from '../chat/create-bot.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { watchApp } from '../metrics/watch-app.ts';
import { createServer } from './create-server.ts';
import { createHealthRoutes } from './health-routes.ts';
import type { Route } from './route.ts';
import { createWebhookRoute } from './webhook-route.ts';
import { OWN_PATHS } from './own-paths.ts';

/** The bot's own server, which listens before anything else is ready: until then it says what is missing. */
export interface OwnServer {
  readonly port: number;
  readonly metrics: Metrics;
  /** The program is there. What it answers from now on through what is returned is counted. */
  watch<T extends App>(app: T): T;
  /**
   * Telegram's updates go to this bot.
   *
   * @param secret of the webhook, where none was chosen
   */
  serve(bot: ChatBot, secret?: string): void;
  close(): Promise<void>;
}

/**
 * @param webhook as the configuration has it; nothing is made for it before the program is there, which may be refused
 * @throws AppError `config` when it cannot listen
 */
export async function openOwnServer(parts: {
  readonly http: NonNullable<Config['http']>;
  readonly webhook: Config['webhook'];
  readonly log: Log;
}): Promise<OwnServer> {
  const { http, webhook, log } = parts;
  const metrics = createMetrics({ process: true });
  let app: App | undefined;
  let bot: ChatBot | undefined;
  let secret = webhook?.secret ?? null;

  const listFailing = () => [
    ...(app ? listFailingParts(app) : ['snapshot: not loaded yet']),
    ...(bot ? bot.listFailing() : ['telegram: not reached yet']),
  ];
  const routes: Route[] = [
    ...createHealthRoutes({ listFailing, log }),
    {
      method: 'GET',
      path: OWN_PATHS.metrics,
      name: 'metrics',
      async answer() {
        const { text, contentType } = await metrics.print();
        return { status: 200, text, contentType };
      },
    },
  ];
  if (webhook) {
    routes.push(
      createWebhookRoute({
        path: new URL(webhook.url).pathname,
        secret: () => secret,
        accept: (updates) => bot?.accept(updates) ?? false,
        log,
      }),
    );
  }
  metrics.watch({ isReady: () => listFailing().length === 0 });
  const server = await createServer({
    http,
    routes,
    log,
    onReply: (route, status) => metrics.countHttp(route, status),
  });
  return {
    port: server.port,
    metrics,
    watch(opened) {
      app = opened;
      metrics.watch({ status: () => opened.status(), updates: () => opened.updates.count() });
      return watchApp(opened, metrics);
    },
    serve(started, made) {
      bot = started;
      secret ??= made ?? null;
      metrics.watch({ secondsSinceContact: () => started.secondsSinceContact() });
    },
    close: () => server.close(),
  };
}

function listFailingParts(app: App): readonly string[] {
  const failing: string[] = [];
  if (app.status().snapshot === null) failing.push('snapshot: not loaded yet');
  try {
    app.tryStore();
  } catch {
    failing.push('database: cannot be written');
  }
  return failing;
}
