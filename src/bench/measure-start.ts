import type { Timings } from '../answering/answer.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { BenchJob, BenchProcessReport } from './bench-process.ts';
import type { SetReport } from './bench-report.ts';
import { runProcess } from './run-process.ts';
import { measureSpread } from './spread.ts';

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
        ? await runProcess('../cli/ask.js', ['--json', '--corpus', source.dir, '--', question])
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
