const OWN = /^(?!.*\/node_modules\/).*\/(src\/.*\.ts)(?:\?.*)?$/;

/** Every `new RegExp` of our sources is made through `noteRegExp`, which is told where it stands. */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  const file = OWN.exec(url)?.[1];
  if (file === undefined || !loaded.source) return loaded;
  const lines = String(loaded.source).split('\n');
  const source = lines
    .map((line, i) => line.replaceAll(/\bnew RegExp\(/g, `new (globalThis.noteRegExp('${file}', ${i + 1}))(`))
    .join('\n');
  return { ...loaded, source };
}
