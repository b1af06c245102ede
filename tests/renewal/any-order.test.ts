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
      let { app, close } = await world.start();
      const withdrawn = new Set<string>();
      const ask = (asked: RunningApp, id: string) => asked.answer(askArea(PLACES[Number(id.slice(1))]!));
      try {
        for (const [i, each] of steps.entries()) {
          // A question under way while it happens, and one after it.
          const meanwhile = ask(app, `a${i % PLACES.length}`);
          if (each.do === 'reload') {
            fill(world, FOLDERS[each.folder]!);
            const { snapshot } = await app.reload();
            expect([snapshot, app.status().pinned]).toEqual([[...texts.keys()][each.folder], null]);
          } else if (each.do === 'roll back') {
            const earlier = (await app.listEarlier())[each.which];
            if (earlier && (await app.rollBack(earlier.id)).kind === 'served') expect(app.snapshot.id).toBe(earlier.id);
          } else if (each.do === 'withdraw') {
            withdrawn.add(each.id);
            app.withdraw([each.id]);
          } else if (each.do === 'restore') {
            await meanwhile;
            withdrawn.delete(each.id);
            app.restore([each.id]);
          } else {
            await meanwhile;
            const { id } = app.snapshot;
            await close();
            ({ app, close } = await world.start());
            expect(app.snapshot.id).toBe(id);
          }
          check(await meanwhile, each.do === 'restore' ? new Set() : withdrawn);
          for (const id of ['a0', 'a5', ...('id' in each ? [each.id] : [])]) check(await ask(app, id), withdrawn);
          expect(app.snapshot.articles.some(({ id }) => withdrawn.has(id))).toBe(false);
        }
      } finally {
        await close();
      }
    }),
    { numRuns: 10 },
  );
}, 300_000);
