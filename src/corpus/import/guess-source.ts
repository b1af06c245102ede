import { isByline } from './byline.ts';
import type { Line } from './line.ts';
import { matchFolded } from './line.ts';
import type { NameGuess } from './guess-publisher.ts';

const LABEL = '(?:信息来源|文章来源|稿件来源|新闻来源|内容来源|来\\s?源|稿源|转载自|转自|摘自|出处)';
const SOURCE = new RegExp(`(?:^|[\\s|(【\\]】])${LABEL}\\s*[:]\\s*([^\\s|,。;)】\\]“”"]{2,24})`);
const SOURCE_ALONE = new RegExp(`^[(【\\s]*${LABEL}\\s*[:]\\s*[^,。;]{0,24}[)】\\s]{0,24}$`);

/** Whether a line says where the text was taken from and nothing else. */
export function isSourceLine(line: Line): boolean {
  return SOURCE_ALONE.test(line.folded);
}

/** Where the text was taken from (来源, 转自) and who wrote it: first source line, first byline. */
export function guessSources(lines: readonly Line[]): readonly NameGuess[] {
  const guesses: NameGuess[] = [];
  for (const line of lines) {
    const name = matchFolded(SOURCE, line)?.[1];
    if (name && !/^x+$|本站|本网|原创|网络|未知|互联网/i.test(name)) guesses.push({ value: name, line });
  }
  const byline = lines.find(isByline);
  if (byline) guesses.push({ value: byline.text.replace(/^[(【[\s]+|(?<![)】\]\s])[)】\]\s]+$/g, ''), line: byline });
  return guesses;
}
