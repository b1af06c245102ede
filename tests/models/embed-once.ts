import { createBgeEmbedder } from '../../src/models/bge-embeddings.ts';
import type { ModelFiles } from '../../src/models/model-files.ts';

/** A process that embeds one text with the files named on its command line. */
const embedder = await createBgeEmbedder(JSON.parse(process.argv[2]!) as ModelFiles);
await embedder.embed('缙云山植物园');
await embedder.close();
