import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../src/answering/answer.ts';
import type { RunningApp } from '../../src/app.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { PROJECTS } from './invented-projects.ts';

/** Questions of one stretch of time, and how long each waited for its answer, from when it was due. Milliseconds. */
export interface Stretch {
  readonly waits: readonly number[];
}

export interface UnderLoad {
  readonly asked: number;
  /** Answers that are no answer, in a line each. */
  readonly failed: readonly string[];
  /** Citations that are not the words of the snapshot that their answer names, in a line each. */
  readonly foreign: readonly string[];
  /** How many snapshots answered. */
  readonly snapshots: number;
  /** What came of each reload. */
  readonly outcomes: readonly string[];
  /** One before each reload. */
  readonly idle: readonly Stretch[];
  readonly reloading: readonly Stretch[];
}

/** Questions come at their times, whether those before are answered or not: whoever is slow is seen to be slow. */
export async function reloadUnderLoad(
  app: RunningApp,
  corpusDir: string,
  given: { readonly reloads: number; readonly perSecond: number; readonly idleMs: number },
): Promise<UnderLoad> {
  const { reloads, perSecond, idleMs } = given;
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const noteTexts = async () => {
    const { articles } = await readCorpus(corpusDir);
    return new Map(articles.map(({ id, text }) => [id, text]));
  };
  texts.set(app.snapshot.id, await noteTexts());
  const answers: Answer[] = [];
  let asked = 0;

  /** Asks until `work` is done. */
  async function askDuring(work: Promise<unknown>): Promise<Stretch> {
    const waits: Promise<number>[] = [];
    const state = { isDone: false };
    const done = work.finally(() => {
      state.isDone = true;
    });
    const began = performance.now();
    for (let n = 0; !state.isDone; n += 1) {
      const due = began + (n * 1_000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      const { question } = PROJECTS[asked % PROJECTS.length]!;
      asked += 1;
      waits.push(
        app.answer(question).then((answer) => {
          answers.push(answer);
          return performance.now() - due;
        }),
      );
    }
    await done;
    return { waits: await Promise.all(waits) };
  }

  const [idle, reloading, outcomes]: [Stretch[], Stretch[], string[]] = [[], [], []];
  for (let round = 1; round <= reloads; round += 1) {
    idle.push(await askDuring(sleep(idleMs)));
    await changeArticles(corpusDir, round);
    const changed = await noteTexts();
    const reload = app.reload();
    reloading.push(await askDuring(reload));
    const report = await reload;
    outcomes.push(report.outcome);
    texts.set(app.snapshot.id, changed);
  }
  return {
    asked,
    failed: answers.filter(({ kind }) => kind !== 'answered').map(({ kind, question }) => `${kind}: ${question}`),
    foreign: answers.flatMap((answer) => listForeign(answer, texts)),
    snapshots: new Set(answers.map(({ snapshot }) => snapshot)).size,
    outcomes,
    idle,
    reloading,
  };
}

function listForeign(answer: Answer, texts: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly string[] {
  const snapshot = texts.get(answer.snapshot);
  if (snapshot === undefined) return [`${answer.snapshot} never served`];
  const shown = [
    ...(answer.kind === 'answered' ? answer.citations.map(({ articleId, quote }) => [articleId, quote] as const) : []),
    ...answer.matches.map(({ articleId, text }) => [articleId, text] as const),
  ];
  const cited = answer.kind === 'answered' ? answer.citations : [];
  return [
    ...cited
      .filter(({ articleId, start, end, quote }) => snapshot.get(articleId)?.slice(start, end) !== quote)
      .map(({ quote }) => `${answer.snapshot}: ${quote}`),
    ...shown
      .filter(([id, words]) => !snapshot.get(id)?.includes(words))
      .map(([, words]) => `${answer.snapshot}: ${words}`),
  ];
}

/** A third of the articles say something else than before in the very sentence that is asked for. */
async function changeArticles(corpusDir: string, round: number): Promise<void> {
  for (const index of PROJECTS.keys()) {
    if (index % 3 !== round % 3) continue;
    const file = join(corpusDir, `2031-05-project-${index}.md`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/(?<=\n---\n\n)(?:第\d+次会议决定，)?/, `第${round}次会议决定，`));
  }
}

/** The value that so many of all are at most, by rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
