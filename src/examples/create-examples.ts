import type { Snapshot } from '../index/snapshot.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import type { Log } from '../log.ts';
import type { ModelGuard } from '../models/model-guard.ts';
import { chooseExamples } from './choose-examples.ts';
import { drawExamples } from './draw-examples.ts';
import type { Example, GivenQuestion } from './example.ts';

const DAY_MS = 86_400_000;
/** Between two questions: a drawing takes a minute at most, and a small part of one processor. */
const PAUSE_MS = 100;

/** Questions to begin with, each answered by the articles that serve. No call rejects. */
export interface Examples {
  /** Today's, three at most; those of a snapshot that was just swapped in may still be on their way. */
  today(language: Language): readonly Example[];
  /** The question of a button; null when it is none of the examples any more. Waits while they are being drawn. */
  find(key: string): Promise<Example | null>;
  /** Draws those of the snapshot that serves now, in the background, unless it has been done. */
  prepare(): void;
  /** The same for a program that has prepared some before; one that shows no examples draws none. */
  prepareAgain(): void;
  /** Resolves when nothing is being drawn. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

interface Drawn {
  readonly snapshot: Snapshot;
  readonly byLanguage: Map<Language, readonly Example[]>;
}

/**
 * @param given questions that somebody has vouched for, in any language: they are tried first
 * @param now milliseconds since 1970
 */
export function createExamples(parts: {
  readonly snapshot: () => Snapshot;
  readonly guard: Pick<ModelGuard, 'run'>;
  readonly log: Log;
  readonly given?: () => readonly GivenQuestion[];
  readonly now?: () => number;
  readonly pauseMs?: number;
}): Examples {
  const { snapshot, guard, log, given = () => [], now = Date.now, pauseMs = PAUSE_MS } = parts;
  const closing = new AbortController();
  let drawn: Drawn | null = null;
  let running: Promise<void> = Promise.resolve();

  const pause = () => new Promise<void>((resolve) => void setTimeout(resolve, pauseMs));

  async function draw(from: Snapshot, { byLanguage }: Drawn): Promise<void> {
    const isNeeded = () => drawn?.snapshot === from && !closing.signal.aborted;
    for (const language of LANGUAGES) {
      if (!isNeeded()) return;
      try {
        byLanguage.set(language, await drawExamples(from, language, given(), { guard, pause, isNeeded }));
      } catch (error) {
        if (isNeeded()) log.warn('examples could not be drawn', { language, error });
      }
    }
    log.info('examples were drawn', {
      snapshot: from.id,
      ...Object.fromEntries([...byLanguage].map(([language, examples]) => [language, examples.length])),
    });
  }

  function prepare(): void {
    if (closing.signal.aborted) return;
    const current = snapshot();
    if (drawn?.snapshot === current) return;
    const next: Drawn = { snapshot: current, byLanguage: new Map() };
    drawn = next;
    log.info('examples are being drawn', { snapshot: current.id });
    running = running.then(() => draw(current, next));
  }

  return {
    today(language) {
      prepare();
      return chooseExamples(drawn?.byLanguage.get(language) ?? [], Math.floor(now() / DAY_MS));
    },
    async find(key) {
      prepare();
      const known = () => [...(drawn?.byLanguage.values() ?? [])].flat().find((example) => example.key === key);
      if (known() === undefined) await running;
      return known() ?? null;
    },
    prepare,
    prepareAgain: () => (drawn === null ? undefined : prepare()),
    ready: () => running,
    async close() {
      closing.abort();
      await running;
    },
  };
}
