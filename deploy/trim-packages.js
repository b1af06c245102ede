// node deploy/trim-packages.js NODE_MODULES
// Takes out of installed packages what this machine never loads: binaries of other systems, what only a compiler needs.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2];
if (root === undefined) throw new Error('name the folder node_modules');
const { platform, arch } = process;

/** Removes every folder of `parent` but one. */
function keepOnly(parent, kept) {
  const names = readdirSync(join(root, parent));
  if (!names.includes(kept)) throw new Error(`${parent} holds no ${kept}: the package has changed`);
  for (const name of names.filter((name) => name !== kept)) rmSync(join(root, parent, name), { recursive: true });
}

const [version, ...others] = readdirSync(join(root, 'onnxruntime-node/bin'));
if (version === undefined || others.length > 0) throw new Error('onnxruntime-node/bin holds more than one version');
keepOnly(`onnxruntime-node/bin/${version}`, platform);
keepOnly(`onnxruntime-node/bin/${version}/${platform}`, arch);
keepOnly('@photostructure/sqlite/prebuilds', `${platform}-${arch}`);

// The sources of the vector index, and the compiler of the program: both have done their work.
for (const path of [
  'hnswlib-node/build/Release/obj.target',
  'hnswlib-node/build/Release/.deps',
  'typescript',
  '@typescript',
  '.bin/tsc',
])
  rmSync(join(root, path), { recursive: true, force: true });
