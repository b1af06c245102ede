import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import type { Article } from '../corpus/article.ts';
import { importFile } from '../corpus/import/import-file.ts';
import { checkArticleId, saveArticle } from '../corpus/import/save-article.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { AppError, describeError } from '../errors.ts';
import { formatArticleList, formatImport, formatProblems } from './corpus-report.ts';

/** Where the command writes; the process itself unless a test listens. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const USAGE = `Keep the corpus: the folder of articles that questions are answered from.

  npm run corpus -- import FILE… [--to DIR] [--name ID] [--dry-run]
      turn pages (.txt .html .md .docx .pdf) into articles; nothing is ever overwritten
  npm run corpus -- list [--corpus DIR]
      every article with its date, publisher and title
  npm run corpus -- check [--corpus DIR]
      name every file that cannot be read, and why
`;
const HELP = 'see: npm run corpus -- --help';

/** Exit codes: 0 all well, 1 a file has a problem, 2 the command cannot be carried out. */
export async function main(argv: readonly string[], output: Output = toProcess()): Promise<number> {
  try {
    const { command, files, values } = readArguments(argv);
    if (values.help) {
      output.out(USAGE);
      return 0;
    }
    const dir = values.to ?? values.corpus ?? loadConfig().corpusDir;
    if (command === 'import') return await importFiles(files, dir, values, output);
    const { articles, problems } = await readCorpus(dir);
    if (command === 'list') output.out(formatArticleList(articles));
    output.out(formatProblems(articles, problems, dir));
    return command === 'check' && problems.length > 0 ? 1 : 0;
  } catch (error) {
    output.err(`${describeError(error)}\n`);
    return 2;
  }
}

const OPTIONS = {
  import: ['to', 'name', 'dry-run', 'help'],
  list: ['corpus', 'help'],
  check: ['corpus', 'help'],
} as const;
type Command = keyof typeof OPTIONS;

interface Arguments {
  readonly command: Command;
  readonly files: readonly string[];
  readonly values: {
    readonly to?: string;
    readonly name?: string;
    readonly corpus?: string;
    readonly 'dry-run'?: boolean;
    readonly help?: boolean;
  };
}

/** @throws AppError `usage` */
function readArguments(argv: readonly string[]): Arguments {
  const usage = (message: string) => new AppError('usage', message, { fix: HELP });
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        name: { type: 'string' },
        corpus: { type: 'string' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usage(describeError(error).split('. ', 1)[0] ?? '');
  }
  const { values } = parsed;
  const [command, ...files] = parsed.positionals;
  if (values.help) return { command: 'list', files, values };
  if (command === undefined) throw usage('say what to do: import, list or check');
  if (command !== 'import' && command !== 'list' && command !== 'check')
    throw usage(`${JSON.stringify(command)} is no command: there are import, list and check`);
  const stranger = Object.keys(values).find((name) => !(OPTIONS[command] as readonly string[]).includes(name));
  if (stranger) throw usage(`--${stranger} does not go with ${command}`);
  const blank = Object.entries(values).find(([, value]) => value === '');
  if (blank) throw usage(`--${blank[0]} needs a value`);
  if (command === 'import' && files.length === 0) throw usage('name the files to import');
  if (command !== 'import' && files.length > 0) throw usage(`${command} takes no file names`);
  if (values.name !== undefined && files.length > 1) throw usage('--name goes with one file only');
  return { command, files, values };
}

/** The articles that are there already; a folder that does not exist yet has none. */
async function readExisting(dir: string): Promise<readonly Article[]> {
  try {
    return (await readCorpus(dir)).articles;
  } catch (error) {
    if (error instanceof AppError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return [];
    throw error;
  }
}

async function importFiles(
  files: readonly string[],
  dir: string,
  values: Arguments['values'],
  output: Output,
): Promise<number> {
  const name = values.name === undefined ? undefined : checkArticleId(values.name);
  const against = [...(await readExisting(dir))];
  let failed = 0;
  for (const file of files) {
    try {
      const imported = await importFile(file, { against, ...(name === undefined ? {} : { id: name }) });
      const saved = values['dry-run'] ? null : await saveArticle(dir, imported.article);
      output.out(formatImport(file, imported, saved));
      against.push(imported.article);
    } catch (error) {
      failed += 1;
      output.err(`${file}: ${describeError(error)}\n`);
    }
  }
  if (files.length > 1) output.out(`${files.length - failed} of ${files.length} files imported.\n`);
  return failed > 0 ? 1 : 0;
}

function toProcess(): Output {
  return { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(realpathSync(started)).href)
  process.exitCode = await main(process.argv.slice(2));
