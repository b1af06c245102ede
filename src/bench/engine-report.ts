import type { EngineReport } from './compare-engines.ts';
import { PEERS_MISSING } from './create-peers.ts';
import { seconds, share, spread } from './format-figures.ts';

/** How well and how fast every engine finds, beside ours. */
export function renderEngines(engines: readonly EngineReport[], peersMissing: boolean): readonly string[] {
  const lines = engines.map(({ name, build, quality, question, ratio }) => {
    const found = quality
      ? [quality.recallAt1, quality.recallAt5, quality.mrrAt10].map(share).join('   ')
      : ' –      –      –  ';
    const times = `× ${ratio.p50.toFixed(2)}, ${ratio.p95.toFixed(2)}, ${ratio.p99.toFixed(2)}`;
    return `  ${name.padEnd(24)}${found}   ${spread(question)}   ${times.padEnd(26)}${seconds(build)}`;
  });
  const heading = `  ${''.padEnd(24)}R@1    R@5    MRR@10 milliseconds a question without its embedding     of ours at each          indexed in`;
  return [
    'the same passages, vectors and questions in every engine',
    heading,
    ...lines,
    ...(peersMissing ? [`  ${PEERS_MISSING}`] : []),
  ];
}
