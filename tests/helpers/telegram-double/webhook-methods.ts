import { createUpdatePoster } from './post-update.ts';
import type { Clock } from './clock.ts';
import type { Method } from './method.ts';
import { badRequest, notImplemented, Refusal } from './refusal.ts';
import { checkAllowedUpdates, type UpdateQueue } from './update-queue.ts';
import { createWebhookSender, type WebhookPauses, type WebhookPost, type WebhookSender } from './webhook-sender.ts';

export interface WebhookOptions {
  /**
   * The proxy in front of the bot: where calls of an https address go, with the path of the address. Its scheme, host
   * and port are those of the bot's own server: `http://127.0.0.1:8080`. Without it nothing is sent to https addresses.
   */
  readonly proxy?: string;
  /** Takes http addresses of this machine, which Telegram does not; off unless told otherwise. */
  readonly http?: boolean;
  /** Telegram's own unless told otherwise: two seconds, and up to a minute. */
  readonly pauses?: Partial<WebhookPauses>;
  /** In real time. */
  readonly timeoutMs?: number;
}

const PAUSES: WebhookPauses = { firstMs: 2000, longestMs: 60_000 };
const TIMEOUT_MS = 60_000;
const CONNECTIONS = 40;
const MOST_CONNECTIONS = 100;
/** Telegram calls no others; a proxy that stands there is its own business. */
const PORTS: ReadonlySet<string> = new Set(['', '443', '80', '88', '8443']);
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\//;

interface Webhook {
  readonly url: string;
  readonly secret: string | null;
  readonly maxConnections: number;
}

export interface Webhooks {
  readonly methods: Readonly<Record<string, Method>>;
  /** Throws 409 while a webhook is set. */
  readonly requireNone: () => void;
  readonly posts: readonly WebhookPost[];
  readonly url: string;
  close(): void;
}

/** setWebhook, deleteWebhook and getWebhookInfo, and the sending of updates to what they set. */
export function createWebhooks(parts: {
  readonly queue: UpdateQueue;
  readonly clock: Clock;
  readonly options: WebhookOptions;
  readonly times: number;
  readonly onChange: () => void;
  /** The bot's server did what it must not. */
  readonly onBreach: (rule: string, detail: string) => void;
}): Webhooks {
  const { queue, clock, options, times, onChange, onBreach } = parts;
  const poster = createUpdatePoster(options.timeoutMs ?? TIMEOUT_MS);
  const posts: WebhookPost[] = [];
  let webhook: Webhook | null = null;
  let sender: WebhookSender | null = null;
  let fault: { readonly at: number; readonly message: string } | null = null;

  const close = () => {
    sender?.stop();
    sender = null;
    webhook = null;
  };

  const open = (asked: Webhook): void => {
    const isSame = webhook?.url === asked.url && webhook.secret === asked.secret;
    if (isSame && webhook?.maxConnections === asked.maxConnections) return;
    close();
    webhook = asked;
    fault = null;
    const target = targetOf(asked.url, options);
    if (target === null) return;
    sender = createWebhookSender({
      address: { target, secret: asked.secret, maxConnections: asked.maxConnections },
      queue,
      clock,
      poster,
      pauses: { ...PAUSES, ...options.pauses },
      times,
      onPost(post, message) {
        posts.push(post);
        if (message !== null) fault = { at: post.at, message };
        onChange();
      },
      onMethodInAnswer: (method) => onBreach('webhook-answer', `${method} in the answer of the webhook is lost`),
    });
  };

  return {
    requireNone() {
      if (webhook === null) return;
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    },
    posts,
    get url() {
      return webhook?.url ?? '';
    },
    close() {
      close();
      poster.close();
    },
    methods: {
      setWebhook(params, breach) {
        for (const name of ['certificate', 'ip_address'])
          if (params[name] !== undefined) throw notImplemented(`${name} in setWebhook`);
        const url = typeof params['url'] === 'string' ? params['url'] : '';
        checkUrl(url, options);
        const secret = readSecret(params['secret_token']);
        const maxConnections = readConnections(params['max_connections'], breach);
        checkAllowedUpdates(params['allowed_updates'], breach);
        queue.allow(params['allowed_updates'] as readonly string[] | undefined);
        if (params['drop_pending_updates'] === true) queue.clear();
        if (url === '') close();
        else {
          queue.terminate('Conflict: terminated by setWebhook request');
          if (secret === null) breach('webhook-secret', 'a webhook without secret_token: anybody may call it');
          open({ url, secret, maxConnections });
        }
        return true;
      },
      deleteWebhook(params) {
        if (params['drop_pending_updates'] === true) queue.clear();
        close();
        return true;
      },
      getWebhookInfo: () => ({
        url: webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.pendingCount,
        ...(webhook ? { max_connections: webhook.maxConnections, ip_address: '127.0.0.1' } : {}),
        ...(fault ? { last_error_date: Math.floor(fault.at / 1000), last_error_message: fault.message } : {}),
        allowed_updates: queue.allowed,
      }),
    },
  };
}

function checkUrl(url: string, { http = false }: WebhookOptions): void {
  if (url === '' || (http && LOOPBACK.test(url))) return;
  if (!/^https:\/\/\S+$/.test(url) || !URL.canParse(url))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!PORTS.has(new URL(url).port))
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}

function readSecret(secret: unknown): string | null {
  if (secret === undefined || secret === '') return null;
  if (typeof secret !== 'string' || secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]+$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  return secret;
}

/** Telegram quietly takes the nearest that it allows. */
function readConnections(asked: unknown, breach: (rule: string, detail: string) => void): number {
  if (asked === undefined) return CONNECTIONS;
  const taken = Math.min(Math.max(Number(asked), 1), MOST_CONNECTIONS);
  if (taken !== asked) breach('max-connections', `${JSON.stringify(asked)} is not between 1 and ${MOST_CONNECTIONS}`);
  return taken;
}

function targetOf(url: string, { proxy }: WebhookOptions): string | null {
  if (url.startsWith('http://')) return url;
  if (proxy === undefined) return null;
  const { pathname, search } = new URL(url);
  return new URL(`${pathname}${search}`, proxy).href;
}
