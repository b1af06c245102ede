import { examine } from '../doctor/examine.ts';
import type { Finding, Level } from '../doctor/finding.ts';
import { AppError } from '../errors.ts';
import { colors } from './colors.ts';
import { readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE = 'npm run --silent doctor -- [--json]';
const PAINT: Readonly<Record<Level, (text: string) => string>> = {
  ok: colors.green,
  warning: colors.yellow,
  fault: colors.red,
};
const WIDTHS = { level: 'warning'.length, check: 'configuration'.length } as const;

function render({ check, level, what, fix }: Finding): string {
  const line = `${PAINT[level](level.padEnd(WIDTHS.level))}  ${check.padEnd(WIDTHS.check)}  ${what}`;
  const indent = ' '.repeat(WIDTHS.level + WIDTHS.check + 4);
  return fix === null ? `${line}\n` : `${line}\n${indent}→ ${fix}\n`;
}

/**
 * Says what is well with this installation, what is not, and what to do about it.
 * @returns the exit code: 1 when there is a fault
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, { json: { type: 'boolean' } }, USAGE);
  if (positionals.length > 0)
    throw new AppError('usage', `doctor takes no ${positionals[0]}`, { fix: `usage: ${USAGE}` });
  const findings = await examine();
  const hasFault = findings.some(({ level }) => level === 'fault');
  process.stdout.write(
    values.json ? `${JSON.stringify({ ok: !hasFault, findings })}\n` : findings.map(render).join(''),
  );
  return hasFault ? 1 : 0;
}

runProgram(import.meta.url, main);
