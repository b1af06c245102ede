import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Timings } from '../answering/answer.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { BenchJob, BenchProcessReport } from './bench-process.ts';
import { measureSpread, type SetReport } from './bench-report.ts';

interface MeasuredProcess {
  /** Milliseconds from its start to its first line. */
  readonly toFirstLine: number;
  readonly lines: readonly string[];
}

/** @throws Error when the process fails or says nothing */
async function runProcess(script: string, args: readonly string[], input = ''): Promise<MeasuredProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  child.stdin.end(input);
  const lines: string[] = [];
  let toFirstLine = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    toFirstLine ||= performance.now() - startedAt;
    lines.push(line);
  }
  const code = await ended;
  if (code !== 0 || lines.length === 0) throw new Error(`${script} ended with ${code} and ${lines.length} lines`);
  return { toFirstLine, lines };
}

const runBenchProcess = (job: BenchJob) => runProcess('./bench-process.js', [], JSON.stringify(job));

function readTotal(line: string): number {
  return (JSON.parse(line) as { milliseconds: Timings }).milliseconds.total;
}

const median = (values: readonly number[]) => measureSpread(values).p50;

/**
 * Starts whole processes one after another: `ask` where the articles are a folder (it reads no other source, and a
 * stand-in that does the same elsewhere), then one that answers all questions for its memory.
 *
 * The snapshot must be there already.
 */
export async function measureStart(
  source: ArticleSource,
  questions: readonly string[],
  starts: number,
): Promise<Pick<SetReport, 'start'> & { readonly memory: Omit<SetReport['memory'], 'thisProcess'> }> {
  const [question = ''] = questions;
  const ready: number[] = [];
  const firstAnswer: number[] = [];
  const reports: BenchProcessReport[] = [];
  for (let i = 0; i < starts; i += 1) {
    const measured = await runBenchProcess({ source, questions: [question] });
    reports.push(JSON.parse(measured.lines.at(-1)!) as BenchProcessReport);
    const asked =
      source.kind === 'folder'
        ? await runProcess('./ask.js', ['--json', '--corpus', source.dir, '--', question])
        : measured;
    firstAnswer.push(asked.toFirstLine);
    ready.push(asked.toFirstLine - readTotal(asked.lines[0]!));
  }
  const all = await runBenchProcess({ source, questions });
  const { residentAfterAll, residentPeak } = JSON.parse(all.lines.at(-1)!) as BenchProcessReport;
  return {
    start: {
      ready: median(ready),
      firstAnswer: median(firstAnswer),
      createApp: median(reports.map(({ createApp }) => createApp)),
    },
    memory: {
      oneQuestion: median(reports.map(({ residentAfterFirst }) => residentAfterFirst)),
      allQuestions: residentAfterAll,
      peak: residentPeak,
    },
  };
}
