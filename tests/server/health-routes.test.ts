import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createHealthRoutes } from '../../src/server/health-routes.ts';
import { openServer } from './open-server.ts';

describe('the addresses of health', () => {
  it('say what fails while it fails, and log only what changes', async () => {
    let failing: readonly string[] = [];
    const logged: string[] = [];
    const log = createLog('info', {
      write(line) {
        const { level, message } = JSON.parse(line) as { readonly level: string; readonly message: string };
        logged.push(`${level} ${message}`);
      },
    });
    const { url } = await openServer([...createHealthRoutes({ listFailing: () => failing, log })]);
    const ask = async (path: string) => {
      const response = await fetch(url + path);
      return [response.status, await response.text()];
    };
    failing = ['snapshot: not loaded yet'];
    expect(await ask('/readyz')).toEqual([503, 'snapshot: not loaded yet\n']);
    failing = [];
    expect(await ask('/readyz')).toEqual([200, 'OK\n']);
    failing = ['database: cannot be written', 'telegram: not reached for 125 s'];
    expect(await ask('/readyz')).toEqual([503, 'database: cannot be written\ntelegram: not reached for 125 s\n']);
    expect(await ask('/healthz')).toEqual([200, 'OK\n']);
    failing = ['database: cannot be written', 'telegram: not reached for 135 s'];
    expect((await ask('/readyz'))[0]).toBe(503);
    failing = [];
    expect(await ask('/readyz')).toEqual([200, 'OK\n']);
    expect(logged).toEqual(['info not ready', 'info ready', 'warn not ready', 'info ready']);
  });
});
