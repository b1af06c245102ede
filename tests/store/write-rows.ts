import { openStore } from '../../src/store/open-store.ts';

// A writer for tests to kill: it writes records for ever and says after each how many are in.
const [dataDir = '', name = 'w', count = 'Infinity'] = process.argv.slice(2);
const store = openStore(dataDir);
for (let i = 0; i < Number(count); i += 1) {
  store.together(() => {
    store.audits.insert(`${name}-${i}`, Date.now(), JSON.stringify({ i, filler: 'x'.repeat(2_000) }));
    store.sentAnswers.insert({ chat: 1, message: i, asker: null, question: null }, `${name}-${i}`);
  });
  process.stdout.write(`${i}\n`);
}
store.close();
