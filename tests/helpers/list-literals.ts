/** A string, template or regular expression of a source text, without its marks; of a template without what is filled in. */
export interface Literal {
  readonly kind: 'string' | 'template' | 'regex';
  readonly words: string;
  /** From 1. */
  readonly line: number;
  /** The code before it on its line and the line above, without comments. */
  readonly before: string;
}

const BEFORE_REGEX = /(?:^|[=(,:[!&|?{};+]|\breturn|=>)\s*$/;

/** Every literal of a TypeScript source, in order; comments are passed over. */
export function listLiterals(source: string): readonly Literal[] {
  const literals: Literal[] = [];
  let code = '';
  let at = 0;

  const codeBefore = () => code.split('\n').slice(-2).join('\n');

  function add(kind: Literal['kind'], words: string, from: number, before = codeBefore()): void {
    literals.push({ kind, words, line: source.slice(0, from).split('\n').length, before });
  }

  function readString(mark: string): void {
    const from = at;
    at += 1;
    while (source[at] !== mark) at += source[at] === '\\' ? 2 : 1;
    at += 1;
    add('string', source.slice(from + 1, at - 1), from);
    code += mark + mark;
  }

  function readRegex(): void {
    const from = at;
    let inClass = false;
    at += 1;
    while (source[at] !== '/' || inClass) {
      if (source[at] === '\\') at += 1;
      else if (source[at] === '[') inClass = true;
      else if (source[at] === ']') inClass = false;
      at += 1;
    }
    at += 1;
    add('regex', source.slice(from + 1, at - 1), from);
    code += '//';
  }

  function readTemplate(): void {
    const from = at;
    const before = codeBefore();
    let words = '';
    at += 1;
    while (source[at] !== '`') {
      if (source.startsWith('${', at)) {
        at += 2;
        words += ' ';
        readCode('}');
      } else {
        const length = source[at] === '\\' ? 2 : 1;
        words += source.slice(at, at + length);
        at += length;
      }
    }
    at += 1;
    add('template', words, from, before);
    code += '``';
  }

  /** Up to a closing bracket that was not opened here, or the end. */
  function readCode(end: string | null): void {
    let depth = 0;
    while (at < source.length) {
      const char = source[at]!;
      if (source.startsWith('//', at)) at = endOf('\n', at);
      else if (source.startsWith('/*', at)) at = endOf('*/', at) + 2;
      else if (char === "'" || char === '"') readString(char);
      else if (char === '`') readTemplate();
      else if (char === '/' && BEFORE_REGEX.test(code)) readRegex();
      else {
        if (char === '{') depth += 1;
        if (char === '}') depth -= 1;
        at += 1;
        if (end !== null && depth < 0) return;
        code += char;
      }
    }
  }

  const endOf = (mark: string, from: number): number => {
    const found = source.indexOf(mark, from);
    return found === -1 ? source.length : found;
  };

  readCode(null);
  return literals;
}
