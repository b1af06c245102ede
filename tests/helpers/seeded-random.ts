/** Numbers from 0 to below 1 that look like chance and are the same for the same seed. */
export function createSeededRandom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  // Seeds that lie close to each other begin alike.
  for (let n = 0; n < 16; n += 1) next();
  return next;
}
