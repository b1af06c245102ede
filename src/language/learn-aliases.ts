const NAME = String.raw`[\p{Script=Han}a-z0-9·]`;
/** 重庆金凤实验室（以下简称“金凤实验室”）, 《行动方案》，简称 …: what stands before, and the short name. */
const INTRODUCED = new RegExp(
  String.raw`(${NAME}{3,40})[》”"]?(?:[(（]|[,，])\s?(?:以下|下文|后文)?(?:统)?(?:简称|下称)(?:为)?[:：]?\s?[“"「『《]?(${NAME}{2,12})[”"」』》]?(?=[)）,，。;；])`,
  'gu',
);

/** The shortest end of `run` whose characters hold those of `short` in order, beginning with its first; null without one. */
function findFullName(run: string, short: string): string | null {
  for (let from = run.lastIndexOf(short[0]!); from >= 0; from = from > 0 ? run.lastIndexOf(short[0]!, from - 1) : -1) {
    const end = run.slice(from);
    let at = 0;
    for (const char of end) if (char === short[at]) at += 1;
    if (at === short.length) return end;
    if (from === 0) break;
  }
  return null;
}

/**
 * Short names that an article introduces for a longer one, as pairs of folded names.
 *
 * @param folded the article's text, folded
 */
export function learnAliases(folded: string): readonly (readonly [full: string, short: string])[] {
  return [...folded.matchAll(INTRODUCED)].flatMap(([, run = '', short = '']) => {
    const full = findFullName(run, short);
    return full !== null && full !== short ? [[full, short] as const] : [];
  });
}
