import { afterAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../helpers/open-test-app.ts';
import { makeProjectsWorkspace } from './invented-projects.ts';
import { recordFigure } from './record-figure.ts';
import { quantile, reloadUnderLoad, type Stretch } from './reloads-under-load.ts';

const RELOADS = 50;
const PER_SECOND = 20;
const IDLE_MS = 4_000;

const all = (stretches: readonly Stretch[]) => stretches.flatMap(({ waits }) => waits);

describe('questions during reloads', async () => {
  const workspace = await makeProjectsWorkspace();
  afterAll(() => workspace.remove());

  it(`are all answered, each from one snapshot, and hardly later than else: ${RELOADS} reloads`, async () => {
    const app = await openTestApp(workspace);
    const given = { reloads: RELOADS, perSecond: PER_SECOND, idleMs: IDLE_MS };
    const seen = await reloadUnderLoad(app, workspace.corpusDir, given);
    await app.close();
    const [idle, busy] = [quantile(all(seen.idle), 0.99), quantile(all(seen.reloading), 0.99)];
    // How far the machine alone moves it: the same of two halves of what should be alike.
    const halves = [0, 1].map((half) => quantile(all(seen.idle.filter((_, i) => i % 2 === half)), 0.99));
    const median = (stretches: readonly Stretch[]) => quantile(all(stretches), 0.5).toFixed(1);
    recordFigure({
      test: `${RELOADS} reloads, ${seen.asked} questions, ${PER_SECOND} a second`,
      asked: '0 failed, 0 citations of another snapshot; 99 % within twice of what they take without a reload',
      seen:
        `${seen.failed.length} failed, ${seen.foreign.length} of another snapshot; ` +
        `p99 ${busy.toFixed(1)} ms to ${idle.toFixed(1)} ms (${halves.map((ms) => ms.toFixed(1)).join(' and ')} of its halves), ` +
        `${(busy / idle).toFixed(2)} times; p50 ${median(seen.reloading)} to ${median(seen.idle)} ms`,
    });
    expect(seen.failed).toEqual([]);
    expect(seen.foreign).toEqual([]);
    expect(seen.outcomes).toEqual(Array.from({ length: RELOADS }, () => 'swapped'));
    expect(seen.snapshots).toBe(RELOADS + 1);
    expect(busy).toBeLessThanOrEqual(2 * idle);
  });
});
