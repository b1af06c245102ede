import { afterAll, describe, expect, it } from 'vitest';
import { runBuild } from '../../src/index/run-build.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { makeProjectsWorkspace } from './invented-projects.ts';
import { reloadUnderLoad } from './reloads-under-load.ts';

describe('questions during reloads', async () => {
  const workspace = await makeProjectsWorkspace();
  afterAll(() => workspace.remove());

  it('are all answered, each from one snapshot', async () => {
    const app = await openSmallApp(workspace, { embedder: null, build: runBuild });
    const seen = await reloadUnderLoad(app, workspace.corpusDir, { reloads: 2, perSecond: 20, idleMs: 200 });
    await app.close();
    expect(seen).toMatchObject({ failed: [], foreign: [], outcomes: ['swapped', 'swapped'], snapshots: 3 });
    expect(seen.asked).toBeGreaterThan(20);
  });
});
