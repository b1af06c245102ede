import type { IncomingMessage } from 'node:http';

/**
 * The body of a request; null as soon as it is known to be longer than `most` bytes. What comes after that is let pass.
 *
 * @throws when the connection ends in the middle of it
 */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((settle, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length'] ?? 0) > most) {
      settle(null);
      return;
    }
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= most) {
        pieces.push(piece);
        return;
      }
      pieces.length = 0;
      settle(null);
    });
    request.once('end', () => settle(Buffer.concat(pieces)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the connection ended in the middle of a request')));
  });
}
