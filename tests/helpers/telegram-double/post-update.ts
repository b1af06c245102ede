import { Agent, request } from 'node:http';

/** What came back of one call of a webhook. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: number; readonly body: string }
  /** Refused, cut off, or no answer in time. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface UpdatePoster {
  post(url: string, body: string, secret: string | null): Promise<PostOutcome>;
  close(): void;
}

const MOST_KEPT = 64 * 1024;

/** Calls an address of this machine, over connections that are kept, as Telegram's are. */
export function createUpdatePoster(timeoutMs: number): UpdatePoster {
  const agent = new Agent({ keepAlive: true });
  return {
    post: (url, body, secret) =>
      new Promise((resolve) => {
        const fail = (error: Error) => resolve({ kind: 'failed', reason: error.message });
        const call = request(url, {
          method: 'POST',
          agent,
          timeout: timeoutMs,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'accept-encoding': 'gzip, deflate',
            ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
          },
        });
        call.on('timeout', () => call.destroy(new Error('Read timeout expired')));
        call.on('error', fail);
        call.on('response', (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            if (text.length < MOST_KEPT) text += part;
          });
          response.on('error', fail);
          response.on('end', () => {
            const retryAfter = Number(response.headers['retry-after'] ?? 0) || 0;
            resolve({ kind: 'answered', status: response.statusCode ?? 0, retryAfter, body: text });
          });
        });
        call.end(body);
      }),
    close: () => agent.destroy(),
  };
}
