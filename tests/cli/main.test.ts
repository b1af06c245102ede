import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cli, createCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const folder = makeTempFolder();
// Only one bot of a token may run on a machine.
const TOKEN = `1234567:${randomUUID()}`;

let cli: Cli;
beforeAll(async () => {
  cli = await createCli(folder);
  writeArticles(join(folder, 'park'), { park: '缙云山植物园占地777亩。' });
  const many = Array.from({ length: 600 }, (_, i) => [`${i}`, `第${i}号地块面积${i + 3}亩，由第${i}公司建设。`]);
  writeArticles(join(folder, 'many'), Object.fromEntries(many) as Record<string, string>);
  // Asks for a model that never comes.
  mkdirSync(join(folder, 'no-model'));
  writeFileSync(join(folder, 'npm-cli.js'), 'setTimeout(() => undefined, 5000);');
});

const ask = (environment: Readonly<Record<string, string>> = {}) =>
  cli.run('cli/ask', ['--corpus', 'park', '缙云山植物园占地多少亩？'], { environment });

describe.skipIf(process.platform === 'win32')('a start that is told to stop', () => {
  it.each([
    ['while it builds', /embedding passages/, { CORPUS_DIR: 'many', DATA_DIR: 'stopped' }],
    [
      'while it fetches the model',
      /fetching/,
      { CORPUS_DIR: 'park', DATA_DIR: 'fetching', MODEL_DIR: 'no-model', npm_execpath: 'npm-cli.js' },
    ],
  ])('%s ends with 0 at once, with Telegram and without', async (_, sign, environment) => {
    for (const token of ['', TOKEN]) {
      const given = { ...environment, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };
      const child = cli.start('main', [], given);
      const ended = new Promise<number | null>((settle) => child.once('exit', settle));
      await new Promise<void>((settle) => {
        child.stderr.setEncoding('utf8').on('data', (text: string) => sign.test(text) && settle());
      });
      const toldAt = performance.now();
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      // A build of so many passages, or a fetch, takes far longer.
      expect(performance.now() - toldAt).toBeLessThan(3000);
    }
  });
});

describe('a program at the terminal', () => {
  it('says in one line how a token looks, and not the one that it was given', async () => {
    const { code, stderr } = await cli.run('main', [], { environment: { TELEGRAM_BOT_TOKEN: `"${TOKEN}"` } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^TELEGRAM_BOT_TOKEN is no bot token; [^\n]* like 12345:ABC… — [^\n]*\n$/);
    expect(stderr).not.toContain(TOKEN.slice(8));
  });

  it('says in one line that the snapshot was damaged and mended, once', async () => {
    await ask();
    const slots = readdirSync(join(folder, 'data', 'snapshots'));
    const slot = join(
      folder,
      'data',
      'snapshots',
      slots.find((name) => name.startsWith('park-'))!,
    );
    const id = readdirSync(slot).find((name) => name !== 'current')!;
    truncateSync(join(slot, id, 'glossary.json'), 1);
    const { code, stdout, stderr } = await ask();
    expect([code, stdout.includes('777亩')]).toEqual([0, true]);
    expect(stderr).toMatch(/^[^\n]*damaged \(glossary\.json [^\n]*built anew\n$/);
    expect((await ask()).stderr).toBe('');
  });

  it('prints no colour codes into a pipe, not even where CI is set', async () => {
    const { stdout } = await ask({ CI: 'true' });
    expect(stdout).toContain('777亩');
    expect(stdout).not.toContain('\u001b');
  });

  it('answers although nobody reads its notices', async () => {
    const child = cli.start('cli/ask', ['--corpus', 'park', '缙云山植物园占地多少亩？'], { DATA_DIR: 'unheard' });
    child.stderr.destroy();
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    expect(await new Promise((settle) => child.once('close', settle))).toBe(0);
    expect(stdout).toContain('777亩');
  });
});
