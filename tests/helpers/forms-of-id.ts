/**
 * How an id of Telegram's may stand in the bytes of a database: SQLite stores a number in as few of 1, 2, 3, 4, 6 or 8
 * bytes as hold it, the highest first (https://sqlite.org/fileformat2.html#record_format), and a text as UTF-8.
 * Ids of fewer than four bytes would be found in anything.
 */
export function formsOfId(id: number): readonly Buffer[] {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(id));
  const isShort = id >= -(2 ** 31) && id < 2 ** 31;
  return [bytes.subarray(isShort ? 4 : 2), Buffer.from(String(Math.abs(id)))];
}
