import { loadConfig } from '../config.ts';
import type { Article } from '../corpus/article.ts';
import { checkArticleId, saveArticle } from '../corpus/import/save-article.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { checkGoldenFile } from '../golden/check-golden-file.ts';
import { AppError, describeError } from '../errors.ts';
import { runImport } from '../library/run-import.ts';
import { formatArticleList, formatGolden, formatImport, formatProblems } from './corpus-report.ts';
import { readFlags, runProgram } from './run-program.ts';

const HELP = `Keep the corpus: the folder of articles that questions are answered from.

  npm run corpus -- import FILE… [--to DIR] [--name ID] [--dry-run]
      turn pages (.txt .html .md .docx .pdf) into articles; nothing is ever overwritten
  npm run corpus -- list [--corpus DIR]
      every article with its date, publisher and title
  npm run corpus -- check [--corpus DIR]
      name every file that cannot be read, and why; and every line of questions.jsonl that is no golden question
`;
const USAGE = 'npm run corpus -- import FILE… | list | check (more: npm run corpus -- --help)';
const OPTIONS = {
  to: { type: 'string' },
  name: { type: 'string' },
  corpus: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const OPTIONS_OF = {
  import: ['to', 'name', 'dry-run'],
  list: ['corpus'],
  check: ['corpus'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>>;

type Command = keyof typeof OPTIONS_OF;

interface Call {
  readonly command: Command | 'help';
  readonly files: readonly string[];
  readonly to?: string | undefined;
  readonly name?: string | undefined;
  readonly corpus?: string | undefined;
  readonly dryRun: boolean;
}

const faultyCall = (message: string) => new AppError('usage', message, { fix: `usage: ${USAGE}` });
const isCommand = (word: string): word is Command => Object.hasOwn(OPTIONS_OF, word);

/** @throws AppError `usage` */
function readCall(argv: readonly string[]): Call {
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  const { to, name, corpus, help = false, 'dry-run': dryRun = false } = values;
  const [command, ...files] = positionals;
  if (help) return { command: 'help', files, dryRun };
  if (command === undefined) throw faultyCall('say what to do: import, list or check');
  if (!isCommand(command)) throw faultyCall(`${command} is no command: there are import, list and check`);
  const known: readonly string[] = OPTIONS_OF[command];
  for (const flag of Object.keys(values))
    if (!known.includes(flag)) throw faultyCall(`--${flag} does not go with ${command}`);
  if (command === 'import' && files.length === 0) throw faultyCall('name the files to import');
  if (command !== 'import' && files.length > 0) throw faultyCall(`${command} takes no file names`);
  if (name !== undefined && files.length > 1) throw faultyCall('--name goes with one file only');
  return { command, files, to, name, corpus, dryRun };
}

/**
 * Keeps the corpus from the terminal.
 * @returns the exit code: 0 all well, 1 when a file has a problem
 * @throws AppError when the command cannot be carried out
 */
export async function main(argv: readonly string[]): Promise<number> {
  const call = readCall(argv);
  if (call.command === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const dir = call.to ?? call.corpus ?? loadConfig().corpusDir;
  if (call.command === 'import') return importFiles(call, dir);
  const { articles, problems } = await readCorpus(dir);
  if (call.command === 'list') process.stdout.write(formatArticleList(articles));
  const golden = call.command === 'check' ? await checkGoldenFile(dir, articles) : null;
  const all = [...problems, ...(golden?.problems ?? [])];
  if (golden) process.stdout.write(formatGolden(golden));
  process.stdout.write(formatProblems(articles, all, dir));
  return golden && all.length > 0 ? 1 : 0;
}

/** One bad file never stops the others. */
async function importFiles({ files, name, dryRun }: Call, dir: string): Promise<number> {
  const given = name === undefined ? {} : { id: checkArticleId(name) };
  const others: Article[] = [];
  let failed = 0;
  for (const file of files) {
    try {
      const message = await runImport({ ...given, path: file, corpusDir: dir, others });
      if (message.kind !== 'done')
        throw new AppError('import', message.kind === 'fault' ? message.line : message.message);
      const saved = dryRun ? null : await saveArticle(dir, message.imported.article);
      process.stdout.write(formatImport(file, message.imported, saved));
      if (dryRun) others.push(message.imported.article);
    } catch (error) {
      failed += 1;
      process.stderr.write(`${file}: ${describeError(error)}\n`);
    }
  }
  if (files.length > 1) process.stdout.write(`${files.length - failed} of ${files.length} files imported\n`);
  return failed > 0 ? 1 : 0;
}

runProgram(import.meta.url, main);
