/** New numbers of the entries that are kept, by their old ones; -1 for the others. */
export function renumber(kept: Uint32Array, size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  for (let place = 0; place < kept.length; place += 1) places[kept[place]!] = place;
  return places;
}
