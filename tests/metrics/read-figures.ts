const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = `${NAME}="(?:[^"\\\\\\n]|\\\\["\\\\n])*"`;
const SAMPLE = new RegExp(
  `^(${NAME}(?:\\{${LABEL}(?:,${LABEL})*\\})?) ([Nn]a[Nn]|[-+]?Inf|[-+]?[0-9.]+(?:e[-+]?\\d+)?)$`,
);

/**
 * Figures in Prometheus' text format, by their names with labels as they are printed.
 *
 * @throws at a line that Prometheus would not read, a figure that is there twice or was not announced by its type
 */
export function readFigures(text: string): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  const types = new Set<string>();
  for (const line of text.split('\n')) {
    const type = new RegExp(`^# TYPE (${NAME}) (?:counter|gauge|histogram|summary)$`).exec(line);
    if (type) types.add(type[1]!);
    if (line === '' || line.startsWith('#')) continue;
    const [, series, value] = SAMPLE.exec(line) ?? [];
    if (series === undefined) throw new Error(`no figure: ${line}`);
    if (figures.has(series)) throw new Error(`twice: ${line}`);
    const name = series.split('{', 1)[0]!;
    if (!types.has(name) && !types.has(name.replace(/_(bucket|sum|count)$/, ''))) throw new Error(`no type: ${line}`);
    figures.set(series, Number(value));
  }
  return figures;
}
