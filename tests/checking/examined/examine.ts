import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { findQuotes, type FoundQuotes } from '../../../src/checking/find-quotes.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import { restoreQuotations } from '../../../src/writing/restore-quotations.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { type Examined, type ExaminedSet, findPassages, readInvented, readStatements } from './read-statements.ts';

export interface Result {
  readonly statement: Examined;
  readonly found: FoundQuotes;
}

/** The shipped digests and the invented articles, of keywords alone. */
export async function buildExamined(set: ExaminedSet): Promise<Snapshot> {
  const { articles } = await readCorpus('corpus');
  return buildTestSnapshot([...articles, ...readInvented(set)]);
}

export function examine(set: ExaminedSet, file: string, snapshot: Snapshot): readonly Result[] {
  return readStatements(set, file).map((statement) => {
    const passages = findPassages(statement.anchors, snapshot);
    const text = restoreQuotations(statement.text, passages, snapshot);
    return { statement, found: findQuotes(text, passages, snapshot) };
  });
}
