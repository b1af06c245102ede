import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { askArea, buildPlaces, PLACES, shown, type World } from './places.ts';

let makeWorld: () => World;
let world: World;
beforeAll(async () => {
  makeWorld = await buildPlaces();
});
beforeEach(() => {
  world = makeWorld();
});

describe('an article that is withdrawn', () => {
  it('is neither cited nor shown from the next answer on, and nothing is built for it', async () => {
    const { app } = await world.start();
    const { id } = app.snapshot;
    expect(await app.answer(askArea(PLACES[0]))).toMatchObject({ kind: 'answered', citations: [{ articleId: 'a0' }] });
    app.withdraw(['a0']);
    const answer = await app.answer(askArea(PLACES[0]));
    expect(shown(answer)).not.toContain('a0');
    expect(JSON.stringify(answer)).not.toContain('100亩');
    expect((await app.search(PLACES[0], 50)).map(({ articleId }) => articleId)).not.toContain('a0');
    expect(app.snapshot.articles.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(app.snapshot.id).toBe(id);
    expect(app.status()).toMatchObject({ articles: 5, withdrawn: 1 });
    expect(await app.answer(askArea(PLACES[1]))).toMatchObject({ kind: 'answered', citations: [{ articleId: 'a1' }] });
  });

  it('stays away after a restart, a reload and a return to a snapshot that has it, until it is restored', async () => {
    const first = await world.start();
    const before = first.app.snapshot.id;
    first.app.withdraw(['a0']);
    await first.close();

    const { app } = await world.start();
    expect(shown(await app.answer(askArea(PLACES[0])))).not.toContain('a0');
    rmSync(join(world.corpusDir, 'a0.md'));
    expect(await app.reload()).toMatchObject({ outcome: 'swapped', removed: ['a0'], articles: 5 });
    expect(await app.listEarlier()).toMatchObject([{ id: before, added: [], changed: [], removed: [] }]);
    expect(await app.rollBack(before)).toMatchObject({ kind: 'served', report: { articles: 5, added: [] } });
    expect(shown(await app.answer(askArea(PLACES[0])))).not.toContain('a0');
    app.restore(['a0']);
    expect(await app.answer(askArea(PLACES[0]))).toMatchObject({ kind: 'answered', citations: [{ articleId: 'a0' }] });
  });

  it('is not in an answer that was under way, nor remembered in its conversation', async () => {
    const { app } = await world.start();
    const asked = PLACES.map((place) => app.answer(askArea(place), { conversation: place }));
    app.withdraw(['a0', 'a1', 'a2']);
    const answers = await Promise.all(asked);
    for (const answer of answers) for (const id of ['a0', 'a1', 'a2']) expect(shown(answer)).not.toContain(id);
    expect(answers.slice(3).map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
    expect(JSON.stringify(await app.answer('它是哪年建成的？', { conversation: PLACES[0] }))).not.toContain('100亩');
  });

  it('may be the last one: then nothing is found, and nothing breaks', async () => {
    const { app } = await world.start();
    app.withdraw(PLACES.map((_, i) => `a${i}`));
    expect(await app.answer(askArea(PLACES[0]))).toMatchObject({ kind: 'not-found', matches: [], related: [] });
    expect(await app.search(PLACES[0], 10)).toEqual([]);
    expect(app.status()).toMatchObject({ articles: 0, passages: 0 });
  });

  it('whose list cannot be read keeps the program from starting, with what to do', async () => {
    const first = await world.start();
    first.app.withdraw(['a0']);
    await first.close();
    const [slot] = readdirSync(join(world.dataDir, 'snapshots'));
    writeFileSync(join(world.dataDir, 'snapshots', slot!, 'withdrawn'), '["a0');
    await expect(openSmallApp(world)).rejects.toMatchObject({
      code: 'store',
      fix: expect.stringContaining('JSON array'),
    });
  });
});

describe('while people ask', () => {
  it('fifty withdrawals and restorations, and a reload after every fifth, fail no answer, and none shows what is withdrawn', async () => {
    const { app } = await world.start();
    const withdrawn = new Set<string>();
    const state = { running: true };
    let asked = 0;
    const ask = async () => {
      while (state.running) {
        const answer = await app.answer(askArea(PLACES[asked % PLACES.length]!));
        asked += 1;
        expect(answer.kind).not.toBe('unavailable');
        for (const id of withdrawn) expect(shown(answer)).not.toContain(id);
        await new Promise(setImmediate);
      }
    };
    const change = async (round: number) => {
      const id = `a${round % PLACES.length}`;
      if (withdrawn.delete(id)) app.restore([id]);
      else {
        withdrawn.add(id);
        app.withdraw([id]);
      }
      await new Promise(setImmediate);
      if (round % 5 !== 0) return;
      // Two texts in turn: each is built once, and opened from the disk from then on.
      writeArticles(world.corpusDir, { extra: `第${round % 2}份内容写在这里。` });
      expect((await app.reload()).outcome).toBe('swapped');
    };
    const workers = Promise.all([ask(), ask()]);
    try {
      for (let round = 0; round < 50; round += 1) await change(round);
    } finally {
      state.running = false;
      await workers;
    }
    expect(asked).toBeGreaterThan(50);
    expect(app.status().failed).toBe(0);
  });
});
