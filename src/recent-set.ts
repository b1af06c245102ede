/** A set that keeps a number of things at most; what was added first goes first. */
export interface RecentSet<T> {
  has(value: T): boolean;
  add(value: T): void;
  delete(value: T): void;
}

export function createRecentSet<T>(most: number): RecentSet<T> {
  const values = new Set<T>();
  return {
    has: (value) => values.has(value),
    add(value) {
      values.add(value);
      if (values.size <= most) return;
      const [oldest] = values;
      values.delete(oldest!);
    },
    delete(value) {
      values.delete(value);
    },
  };
}
