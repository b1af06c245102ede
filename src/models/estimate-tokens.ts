/** One token a character: at most what today's tokenizers take for it. */
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/g;
const LETTERS_A_TOKEN = 4;

/** About how many tokens a text is, rather too many than too few: for servers that do not tell. */
export function estimateTokens(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / LETTERS_A_TOKEN);
}
