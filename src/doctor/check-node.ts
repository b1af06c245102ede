import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fault, ok, type Verdict } from './finding.ts';

const PACKAGE_FILE = resolve(import.meta.dirname, '../../package.json');

const readVersion = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);

function isOlder(version: readonly number[], least: readonly number[]): boolean {
  const at = least.findIndex((number, i) => number !== (version[i] ?? 0));
  return at !== -1 && (version[at] ?? 0) < least[at]!;
}

/** @param version like `v20.19.0` */
export function checkNode(version: string): readonly Verdict[] {
  const { engines } = JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')) as { engines: { node: string } };
  const least = engines.node.replace(/^\D+/, '');
  return isOlder(readVersion(version), readVersion(least))
    ? [fault(`this is Node ${version}`, `install Node ${least} or later`)]
    : [ok(`Node ${version}`)];
}
