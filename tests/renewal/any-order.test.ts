import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import type { RunningApp } from '../../src/app.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { ARTICLES, askArea, buildPlaces, describePlace, PLACES, shown, type World } from './places.ts';

/** What the corpus folder may hold: as at first, with other areas, without some articles. */
const FOLDERS: readonly Readonly<Record<string, string>>[] = [
  ARTICLES,
  Object.fromEntries(PLACES.map((place, i) => [`a${i}`, describePlace(place, 200 + i)])),
  Object.fromEntries(PLACES.slice(2).map((place, i) => [`a${i + 2}`, describePlace(place, 300 + i)])),
];

function fill({ corpusDir }: World, articles: Readonly<Record<string, string>>): void {
  for (const name of readdirSync(corpusDir)) rmSync(join(corpusDir, name));
  writeArticles(corpusDir, articles);
}

const article = fc.integer({ min: 0, max: PLACES.length - 1 }).map((i) => `a${i}`);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reload' as const), folder: fc.nat({ max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('roll back' as const), which: fc.nat({ max: 1 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), id: article }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), id: article }) },
  { weight: 2, arbitrary: fc.constant({ do: 'restart' as const }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const ask = (app: RunningApp, id: string) => app.answer(askArea(PLACES[Number(id.slice(1))]!));

/** A program to which things happen, and what must have come of each. */
async function begin(world: World, snapshots: readonly string[]) {
  let { app, close } = await world.start();
  const withdrawn = new Set<string>();

  async function take(each: Step, meanwhile: Promise<unknown>): Promise<{ got: unknown; wanted: unknown }> {
    switch (each.do) {
      case 'reload': {
        fill(world, FOLDERS[each.folder]!);
        const { snapshot } = await app.reload();
        return { got: [snapshot, app.status().pinned], wanted: [snapshots[each.folder], null] };
      }
      case 'roll back': {
        const before = app.snapshot.id;
        const earlier = (await app.listEarlier())[each.which];
        const outcome = await app.rollBack(earlier?.id ?? 'aaaaaaaaaaaa');
        const kind = earlier === undefined ? 'gone' : 'served';
        return { got: [outcome.kind, app.snapshot.id], wanted: [kind, earlier?.id ?? before] };
      }
      case 'withdraw':
        withdrawn.add(each.id);
        app.withdraw([each.id]);
        break;
      case 'restore':
        // What was asked before may show it or not.
        await meanwhile;
        withdrawn.delete(each.id);
        app.restore([each.id]);
        break;
      case 'restart': {
        await meanwhile;
        const before = app.snapshot.id;
        await close();
        ({ app, close } = await world.start());
        return { got: app.snapshot.id, wanted: before };
      }
    }
    return { got: app.status().withdrawn, wanted: withdrawn.size };
  }
  return { app: () => app, withdrawn, take, close: () => close() };
}

it('whatever the order of reloads, returns, withdrawals and restarts, an answer is of one snapshot and of nothing withdrawn', async () => {
  const makeWorld = await buildPlaces();
  /** The texts of every snapshot that ever served. */
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const world = makeWorld();
  const built = await world.start();
  const { dataDir } = world;
  for (const folder of FOLDERS) {
    fill(world, folder);
    await built.app.reload();
    const { id, articles } = built.app.snapshot;
    texts.set(id, new Map(articles.map(({ id, text }) => [id, text])));
  }
  await built.close();
  expect(texts.size).toBe(3);

  const check = (answer: Answer, withdrawn: ReadonlySet<string>) => {
    expect(answer.kind).not.toBe('unavailable');
    for (const id of shown(answer)) expect(withdrawn).not.toContain(id);
    const citations = answer.kind === 'answered' ? answer.citations : [];
    for (const { articleId, start, end, quote } of citations)
      expect(texts.get(answer.snapshot)!.get(articleId)!.slice(start, end)).toBe(quote);
    for (const { articleId, text } of answer.matches)
      expect(texts.get(answer.snapshot)!.get(articleId)).toContain(text);
  };

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
      const world = makeWorld(dataDir);
      fill(world, ARTICLES);
      const run = await begin(world, [...texts.keys()]);
      try {
        for (const [i, each] of steps.entries()) {
          // A question under way while it happens, and some after it.
          const meanwhile = ask(run.app(), `a${i % PLACES.length}`);
          const { got, wanted } = await run.take(each, meanwhile);
          expect(got).toEqual(wanted);
          check(await meanwhile, each.do === 'restore' ? new Set() : run.withdrawn);
          for (const id of ['a0', 'a5', ...('id' in each ? [each.id] : [])])
            check(await ask(run.app(), id), run.withdrawn);
          expect(run.app().snapshot.articles.some(({ id }) => run.withdrawn.has(id))).toBe(false);
        }
      } finally {
        await run.close();
      }
    }),
    { numRuns: 10 },
  );
}, 300_000);
