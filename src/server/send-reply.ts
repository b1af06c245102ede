import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Reply } from './route.ts';

/**
 * Sends a reply. After a body that was not read to its end the connection is closed.
 *
 * @param lingerMs how long the rest of such a body is let pass, so that its sender gets to read the reply
 */
export function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  { headers, lingerMs }: { readonly headers: OutgoingHttpHeaders; readonly lingerMs: number },
): void {
  if (response.destroyed) return;
  const text = reply.text ?? `${STATUS_CODES[reply.status]}\n`;
  const isUnread = hasBody(request) && !request.readableEnded;
  response.writeHead(reply.status, {
    'content-type': reply.contentType ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(reply.retryAfterSeconds !== undefined && { 'retry-after': String(reply.retryAfterSeconds) }),
    ...(isUnread && { connection: 'close' }),
    ...headers,
  });
  if (!isUnread) {
    response.end(text);
    return;
  }
  // A connection that is closed on unread bytes is reset, and the reply lost with it.
  response.write(text);
  const timer = setTimeout(() => response.end(), lingerMs).unref();
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  request.once('end', end).once('close', end).resume();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}
