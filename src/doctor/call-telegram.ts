import { z } from 'zod';

const PATIENCE_MS = 10_000;

const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error_code: z.number(), description: z.string() }),
]);

/** What Telegram said to a call. */
export type TelegramReply = (
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly code: number; readonly description: string }
  /** Something answered that is no Bot API. */
  | { readonly kind: 'foreign'; readonly status: number }
  /** `reason`: a code of the system like ECONNREFUSED, or what else there is to say in a few words. */
  | { readonly kind: 'unreached'; readonly reason: string }
) & {
  /** How far our clock is ahead of theirs, to a second; null when they did not say. */
  readonly aheadMs: number | null;
};

/** The address that failed stands in no part of it, for the token stands in the address. */
function describeFailure(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer in ${PATIENCE_MS / 1000} s`;
  const { code } = ((error as Error).cause ?? error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'the connection failed';
}

/**
 * One call without parameters; it is not repeated. It never rejects.
 *
 * @param now milliseconds since 1970 by our clock
 */
export async function callTelegram(
  { apiRoot, token, now }: { readonly apiRoot: string; readonly token: string; readonly now: () => number },
  method: 'getMe' | 'getWebhookInfo',
): Promise<TelegramReply> {
  try {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    const aheadMs = Number.isNaN(date) ? null : now() - date;
    const parsed = replySchema.safeParse(await response.json().catch(() => null));
    if (!parsed.success) return { kind: 'foreign', status: response.status, aheadMs };
    const { data } = parsed;
    return data.ok
      ? { kind: 'result', result: data.result, aheadMs }
      : { kind: 'refused', code: data.error_code, description: data.description, aheadMs };
  } catch (error) {
    return { kind: 'unreached', reason: describeFailure(error), aheadMs: null };
  }
}
