/** What XML 1.0 cannot carry, not even escaped. */
const IMPOSSIBLE = /(?![\t\n\r])[\p{Control}\p{Surrogate}\ufffe\uffff]/gu;

/** Text between tags or in an attribute. */
export function escapeText(text: string): string {
  return text
    .replaceAll(IMPOSSIBLE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * One element. Its content is XML already: text goes through `escapeText` first. Numbers are rounded to a tenth.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(write(value))}"`);
  const open = `<${name}${written.join('')}`;
  if (content.length === 0) return `${open}/>`;
  const isText = name === 'text' || name === 'tspan' || name === 'title';
  return isText ? `${open}>${content.join('')}</${name}>` : `${open}>\n${content.join('\n')}\n</${name}>`;
}

function write(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}
