import { type Api, GrammyError } from 'grammy';
import type { Log } from '../../log.ts';
import { describeApiError } from '../delivery/api-errors.ts';

/** As much as Telegram hands out to a bot. */
export const LARGEST_DOWNLOAD = 20 * 1024 * 1024;
const DOWNLOAD_MS = 120_000;

export type Download =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed' };

/**
 * Fetches a file that somebody sent. Its address carries the bot's token: no error of the fetching leaves this place,
 * and the log gets a code and nothing else.
 */
export async function downloadFile(api: Api, fileId: string, log: Log): Promise<Download> {
  let path: string | undefined;
  try {
    ({ file_path: path } = await api.getFile(fileId));
  } catch (error) {
    if (error instanceof GrammyError && /file is too big/i.test(error.description)) return { kind: 'too-large' };
    log.warn('a file could not be asked for', { error: describeApiError(error) });
    return { kind: 'failed' };
  }
  if (path === undefined || /^\/|(?:^|\/)\.\.(?:\/|$)/.test(path)) {
    log.warn('a file has no address that can be fetched');
    return { kind: 'failed' };
  }
  const root = api.options?.apiRoot ?? 'https://api.telegram.org';
  const address = `${root}/file/bot${api.token}/${path.split('/').map(encodeURIComponent).join('/')}`;
  return fetchBytes(address).catch((error: unknown) => {
    log.warn('a file could not be fetched', { reason: nameOf(error) });
    return { kind: 'failed' };
  });
}

async function fetchBytes(address: string): Promise<Download> {
  const response = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_MS), redirect: 'error' });
  if (!response.ok || response.body === null) throw new FetchFault(`HTTP ${response.status}`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    // What leaves the loop ends the transfer.
    if (length > LARGEST_DOWNLOAD) return { kind: 'too-large' };
    pieces.push(piece);
  }
  return { kind: 'done', bytes: Buffer.concat(pieces) };
}

/** A fault whose words are ours. */
class FetchFault extends Error {}

function nameOf(error: unknown): string {
  if (error instanceof FetchFault) return error.message;
  const { name = 'unknown', cause } = error as { readonly name?: string; readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : name;
}
