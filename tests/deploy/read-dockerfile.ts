/** One instruction, continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** Instructions of each stage, the first of which is its FROM; what stands before is stage 0. */
export function readDockerfile(text: string): readonly (readonly Instruction[])[] {
  const lines = text.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, ' ');
  const stages: Instruction[][] = [[]];
  for (const line of lines.split('\n').filter((line) => line.trim() !== '')) {
    const [, name = '', words = ''] = /^(\w+)\s+(.*)$/.exec(line)!;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)!.push({ name, words });
  }
  return stages;
}

/** What a stage is told by one kind of instruction. */
export const wordsOf = (stage: readonly Instruction[], name: string): readonly string[] =>
  stage.filter((instruction) => instruction.name === name).map(({ words }) => words);

/** Sections of a unit file; a key may come more than once. */
export function readUnit(text: string): ReadonlyMap<string, readonly (readonly [key: string, value: string])[]> {
  const sections = new Map<string, [string, string][]>();
  let current: [string, string][] = [];
  for (const line of text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))) {
    const section = /^\[(\w+)\]$/.exec(line)?.[1];
    if (section !== undefined) sections.set(section, (current = []));
    else current.push([line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  }
  return sections;
}
