import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAst } from 'vitest/node';
import type { Pattern } from './pattern.ts';

/** The part of a syntax tree (ESTree) that is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A place where a pattern is made of words that are known only when the program runs. */
export interface UnknownPattern {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

const ROOT = join(import.meta.dirname, '../..');
/** Stands for a word, a number or a list of measure words that is put into a pattern. */
const STAND_IN = '9a庆9';

function* walk(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node) && typeof (node as Node).type === 'string') yield node as Node;
  for (const child of Object.values(node)) yield* walk(child);
}

/** Patterns that loading the program makes, by `list-made-patterns.ts` in a process of its own. */
async function listMade(): Promise<readonly Pattern[]> {
  const args = [
    '--import',
    './tests/patterns/register-hook.mjs',
    '--import',
    'tsx',
    'tests/patterns/list-made-patterns.ts',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: {}, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as readonly Pattern[];
}

/** The text that an expression gives, with `STAND_IN` for what is not known; null when it is no template at all. */
function fillIn(node: Node, source: string): string | null {
  if (node.type === 'Literal') return String(node['value']);
  if (node.type === 'TaggedTemplateExpression') return fillIn(node['quasi'] as Node, source);
  if (node.type === 'BinaryExpression') {
    const sides = [node['left'], node['right']].map((side) => fillIn(side as Node, source) ?? STAND_IN);
    return sides.join('');
  }
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node['quasis'] as readonly { readonly value: { readonly raw: string; readonly cooked: string } }[];
  const isRaw = source.slice(node.start - 10, node.start) === 'String.raw';
  return quasis.map(({ value }) => (isRaw ? value.raw : value.cooked)).join(STAND_IN);
}

/**
 * Every pattern of our sources: literals, those that are made when the program is loaded, and those that it makes while
 * it runs with a word in the place of what is not known before.
 */
export async function listPatterns(): Promise<{
  readonly patterns: readonly Pattern[];
  readonly unknown: readonly UnknownPattern[];
}> {
  const patterns: Pattern[] = [...(await listMade())];
  const made = new Set(patterns.map(({ file, line }) => `${file}:${line}`));
  const unknown: UnknownPattern[] = [];
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((it) => it.endsWith('.ts') && !it.endsWith('.d.ts'))) {
    const file = `src/${name}`;
    const source = readFileSync(join(ROOT, file), 'utf8');
    for (const node of walk(parseAst(source, { lang: 'ts' }))) {
      const line = source.slice(0, node.start).split('\n').length;
      const regex = node['regex'] as { readonly pattern: string; readonly flags: string } | undefined;
      if (node.type === 'Literal' && regex !== undefined)
        patterns.push({ file, line, source: regex.pattern, flags: regex.flags });
      const isMade = node.type === 'NewExpression' || node.type === 'CallExpression';
      if (!isMade || (node['callee'] as Node)['name'] !== 'RegExp' || made.has(`${file}:${line}`)) continue;
      const [pattern, flags] = node['arguments'] as readonly Node[];
      const filled = pattern && fillIn(pattern, source);
      if (filled)
        patterns.push({ file, line, source: filled, flags: flags?.type === 'Literal' ? String(flags['value']) : '' });
      else unknown.push({ file, line, code: source.slice(node.start, node.end) });
    }
  }
  return { patterns, unknown };
}
