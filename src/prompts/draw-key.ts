import { randomBytes } from 'node:crypto';

/** A word that no text can know, anew for every request: what stands between marks with it is material and not task. */
export function drawKey(): string {
  return randomBytes(9).toString('hex');
}
