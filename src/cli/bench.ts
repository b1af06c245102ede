import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderReport, type SetReport } from '../bench/bench-report.ts';
import { renderLargeReport } from '../bench/large-report.ts';
import { measureLarge } from '../bench/measure-large.ts';
import { type BenchSet, measureSet } from '../bench/measure-set.ts';
import { type Config, loadConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { readCount, readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE =
  'npm run bench -- [--docs docs.jsonl --queries queries.jsonl]… [--peers] [--passages N] [--rounds N] [--limit N] [--json]';
const OPTIONS = {
  docs: { type: 'string', multiple: true },
  queries: { type: 'string', multiple: true },
  passages: { type: 'string' },
  peers: { type: 'boolean' },
  rounds: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;
const ROUNDS = 5;
const MOST_ROUNDS = 1000;
const MOST_PASSAGES = 1_000_000;
const GOLDEN = fileURLToPath(new URL('../../tests/golden/questions.jsonl', import.meta.url));

const toMachine = () => ({ node: process.version, cpu: cpus()[0]?.model ?? '', cores: availableParallelism() });

/** The articles of the configuration, with the golden questions where the tests are at hand. */
function shippedSet({ corpusDir }: Config): BenchSet {
  return {
    name: corpusDir,
    source: { kind: 'folder', dir: corpusDir },
    questions: existsSync(GOLDEN) ? { kind: 'golden', file: GOLDEN } : { kind: 'made' },
  };
}

/** @throws AppError `usage` unless every file of documents has one of questions */
function pairSets(docs: readonly string[], queries: readonly string[]): readonly BenchSet[] {
  if (docs.length !== queries.length)
    throw new AppError('usage', '--docs and --queries go together', { fix: `usage: ${USAGE}` });
  return docs.map((name, i) => ({
    name,
    source: { kind: 'documents', file: resolve(name) },
    questions: { kind: 'queries', file: resolve(queries[i]!) },
  }));
}

/** Measures start, build, questions and memory on this machine; nothing is asserted. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values } = readFlags(argv, OPTIONS, USAGE);
  const { docs = [], queries = [], json = false, peers = false } = values;
  const given = pairSets(docs, queries);
  const most = Number.MAX_SAFE_INTEGER;
  const options = {
    config: loadConfig(),
    rounds: readCount('--rounds', values.rounds, ROUNDS, MOST_ROUNDS),
    limit: readCount('--limit', values.limit, most, most),
    peers,
  };
  const machine = toMachine();
  const machineLine = `Node ${machine.node}, ${machine.cores} cores, ${machine.cpu}`;
  if (values.passages !== undefined) {
    // The sets are the material then: what they measure by themselves is another run.
    const passages = readCount('--passages', values.passages, 1, MOST_PASSAGES);
    if (given.length === 0)
      throw new AppError('usage', '--passages needs sets to compose from', { fix: `usage: ${USAGE}` });
    const large = await measureLarge(given, passages, options);
    process.stdout.write(
      json ? `${JSON.stringify({ machine, large })}\n` : `${renderLargeReport(large)}\n\n${machineLine}\n`,
    );
    return 0;
  }
  const reports: SetReport[] = [];
  for (const set of [shippedSet(options.config), ...given]) {
    const report = await measureSet(set, options);
    reports.push(report);
    if (!json) process.stdout.write(`${renderReport(report)}\n\n`);
  }
  process.stdout.write(json ? `${JSON.stringify({ machine, sets: reports })}\n` : `${machineLine}\n`);
  return 0;
}

runProgram(import.meta.url, main);
