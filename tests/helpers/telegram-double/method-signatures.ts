import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type ParameterKind = 'integer' | 'string' | 'boolean' | 'integer-or-string' | 'object';

export interface ParameterSignature {
  readonly kind: ParameterKind;
  readonly required: boolean;
  readonly deprecated: boolean;
}

export type MethodSignature = ReadonlyMap<string, ParameterSignature>;

const METHOD = /^ {4}([a-z][A-Za-z]+)\((.*)$/;
const PARAMETER = /^ {8}([a-z_]+)(\?)?: (.+);$/;
const END = /^ {4}\}\): /;

const KINDS: Readonly<Record<string, ParameterKind>> = {
  number: 'integer',
  string: 'string',
  boolean: 'boolean',
  'number | string': 'integer-or-string',
  // A file: its id, or `attach://` and the name of a part.
  'F | string': 'string',
  F: 'string',
  ParseMode: 'string',
  LanguageCode: 'string',
};

/**
 * Every method of the Bot API with its parameters, read from the declarations that grammY compiles against,
 * so that the double knows a name exactly when the real client does.
 */
export function readMethodSignatures(): ReadonlyMap<string, MethodSignature> {
  const fromHere = createRequire(import.meta.url);
  const types = dirname(createRequire(fromHere.resolve('grammy')).resolve('@grammyjs/types/package.json'));
  const signatures = new Map<string, Map<string, ParameterSignature>>();
  let open: Map<string, ParameterSignature> | null = null;
  let deprecated = false;

  for (const line of readFileSync(join(types, 'methods.d.ts'), 'utf8').split('\n')) {
    const method = METHOD.exec(line);
    if (method) {
      open = new Map();
      signatures.set(method[1]!, open);
      if (method[2]!.startsWith('):')) open = null;
      continue;
    }
    if (END.test(line)) open = null;
    if (!open) continue;
    const parameter = PARAMETER.exec(line);
    if (parameter) {
      const [, name, optional, type] = parameter;
      open.set(name!, { kind: kindOf(type!), required: optional === undefined, deprecated });
      deprecated = false;
    } else if (line.includes('@deprecated')) deprecated = true;
  }
  if (signatures.size < 150) throw new Error(`only ${signatures.size} Bot API methods found in the declarations`);
  return signatures;
}

function kindOf(type: string): ParameterKind {
  return KINDS[type] ?? (/^"[^|]*"( \| "[^|]*")*$/.test(type) ? 'string' : 'object');
}
