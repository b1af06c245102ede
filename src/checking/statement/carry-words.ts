import type { AliasTable } from '../../language/alias-table.ts';
import { listOtherNames } from '../../language/place-short-forms.ts';
import { isFrameWord } from './frame-words.ts';
import { listNearWords } from './near-words.ts';
import type { Word } from './read-words.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';

/** A word of a statement with every place of a source sentence where it, or a word of the same meaning, stands. */
export interface CarriedWord {
  readonly word: Word;
  readonly places: readonly Clause[];
}

const HAN_PAIR = /^\p{Script=Han}{2}$/u;
const LATIN = /^[a-z0-9]|[a-z0-9]$/;
/** A run of lone characters is hardly ever a row of words. */
const MOST_LONE = 2;

/** Where a form stands in a sentence; it may not begin and end inside words of it, as 构成 does in 机构成功. */
function findPlaces(form: string, { text, edges }: SourceSentence): readonly Clause[] {
  const places: Clause[] = [];
  const needed = LATIN.test(form) ? 2 : 1;
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
    const end = start + form.length;
    if (Number(edges.has(start)) + Number(edges.has(end)) >= needed) places.push({ start, end });
  }
  return places;
}

/** 同一项目已获得支持的,: a condition without 如果. */
const CONDITION = /(?:如果|若|如|倘若|凡|一旦)|的(?=,)|[时后](?=,)/g;

function findAlike(word: string, source: SourceSentence): readonly Clause[] {
  if (/^(?:如果|若|倘若|凡)$/.test(word))
    return [...source.text.matchAll(CONDITION)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
  const own = findPlaces(word, source);
  if (own.length > 0) return own;
  return [...listNearWords(word), ...listOtherNames(word)].flatMap((other) => findPlaces(other, source));
}

/** Verbs and nouns so light that what they go with says it all, as long as nothing undoes it. */
const LIGHT = /^(?:实行|进行|开展|安排|举办|举行|使用|占|工作|采取|享受|计算|实施|办理|提供|获得)$/;
const UNDONE = /取消|停|暂|推迟|撤|终止|闭|禁|拒|失败|不|未|无|免|退/;

/** Whether a word says nothing of its own: what follows it stands in the source by itself, and behind no other verb. */
function isLight(
  { word }: CarriedWord,
  next: CarriedWord | undefined,
  carried: readonly CarriedWord[],
  { text, words, clauses }: SourceSentence,
): boolean {
  if (!LIGHT.test(word.text)) return false;
  const places = next?.places ?? [{ start: 0, end: text.length }];
  return places.some(({ start }) => {
    const around = clauses.findLast((clause) => clause.start <= start);
    if (UNDONE.test(next ? text.slice(around?.start, around?.end) : text)) return false;
    const ahead = next && words.find(({ end }) => end === start);
    const isOther = ahead && ahead.text.length > 1 && !isFrameWord(ahead.text);
    return !isOther || carried.some((one) => one.places.some((at) => at.start < ahead.end && at.end > ahead.start));
  });
}

/** The places of a word of the dictionary; of its two parts where the sentence has them apart (建设成 of 建设 and 成). */
function placeWord(word: string, source: SourceSentence): readonly Clause[] {
  const whole = findAlike(word, source);
  if (whole.length > 0 || word.length < 2) return whole;
  for (let at = word.length - 1; at >= 1; at -= 1) {
    const parts = [word.slice(0, at), word.slice(at)].filter((part) => !isFrameWord(part));
    const found = parts.map((part) => (part.length > 1 ? findAlike(part, source) : []));
    if (parts.length > 0 && found.every((places) => places.length > 0)) return found.flat();
  }
  return [];
}

/** Characters side by side that the dictionary does not join (锟元方青): in pieces, as long as the sentence has them. */
function placeRun(run: readonly Word[], source: SourceSentence): readonly CarriedWord[] {
  const carried: CarriedWord[] = [];
  const text = run.map((word) => word.text).join('');
  const begin = run[0]!.start;
  let lone = 0;
  for (let at = 0; at < text.length;) {
    let length = text.length - at;
    let places: readonly Clause[] = [];
    for (; length >= 1; length -= 1) {
      places = findAlike(text.slice(at, at + length), source);
      if (places.length > 0) break;
    }
    length = Math.max(1, length);
    if (length === 1) lone += 1;
    const piece = text.slice(at, at + length);
    carried.push({ word: { text: piece, start: begin + at, end: begin + at + length }, places });
    at += length;
  }
  return lone > MOST_LONE ? carried.map(({ word }) => ({ word, places: [] })) : carried;
}

/**
 * One character by itself. With its neighbour it may be a word (共建), which is to be found as such; alone it has to be a
 * word of the sentence too, not a part of one.
 */
function placeLone(word: Word, statement: string, source: SourceSentence): CarriedWord {
  const { start, end } = word;
  const pairs = [statement.slice(Math.max(0, start - 1), end), statement.slice(start, end + 1)];
  for (const pair of pairs) {
    const places = HAN_PAIR.test(pair) ? findAlike(pair, source) : [];
    if (places.length > 0) return { word, places };
  }
  // 设24个站 is 设站24个.
  const over = [
    (/(\p{Script=Han})[约超近]?[\d.,]+[万亿]?\p{Script=Han}$/u.exec(statement.slice(0, start))?.[1] ?? '') + word.text,
    word.text + (/^[约超近]?[\d.,]+[万亿]?\p{Script=Han}(\p{Script=Han})/u.exec(statement.slice(end))?.[1] ?? ''),
  ].filter((pair) => HAN_PAIR.test(pair));
  for (const pair of over) {
    const places = findPlaces(pair, source);
    if (places.length > 0) return { word, places };
  }
  const places = [word.text, ...listNearWords(word.text), ...listOtherNames(word.text)].flatMap((form) =>
    findPlaces(form, source).filter((place) => source.edges.has(place.start) && source.edges.has(place.end)),
  );
  return { word, places };
}

/** Places every content word of a clause in a source sentence; one with no place is not carried. */
export function carryWords(
  words: readonly Word[],
  statement: string,
  source: SourceSentence,
  aliases: AliasTable,
): readonly CarriedWord[] {
  const carried: CarriedWord[] = [];
  for (let i = 0; i < words.length;) {
    let next = i + 1;
    if (words[i]!.text.length === 1)
      while (next < words.length && words[next]!.text.length === 1 && words[next]!.start === words[next - 1]!.end)
        next += 1;
    if (next - i > 1) carried.push(...placeRun(words.slice(i, next), source));
    else if (next - i === 1 && words[i]!.text.length === 1) carried.push(placeLone(words[i]!, statement, source));
    else carried.push({ word: words[i]!, places: placeWord(words[i]!.text, source) });
    i = next;
  }
  const whole = carried.map((one, i) =>
    one.places.length > 0 ? one : moveBorder(one, carried[i - 1], carried[i + 1], source),
  );
  const light = whole.filter((one, i) => one.places.length > 0 || !isLight(one, whole[i + 1], whole, source));
  return light.map((one) => (isWrittenOut(one, statement, source, aliases) ? { word: one.word, places: [] } : one));
}

/** Characters of the longest name that is looked back for. */
const LONGEST_NAME = 16;

/** 产业 stands in 高新区 only when its name is written out, and then says something in that name alone. */
function isWrittenOut(
  { word, places }: CarriedWord,
  statement: string,
  source: SourceSentence,
  aliases: AliasTable,
): boolean {
  const has = ({ start, end }: Clause) => source.bare.includes(source.text.slice(start, end));
  if (word.text.length === 1 || source.bare === source.text || places.length === 0 || places.some(has)) return false;
  for (let at = word.start; at >= Math.max(0, word.start - LONGEST_NAME); at -= 1)
    if (at + (aliases.nameAt(statement, at)?.length ?? 0) >= word.end) return false;
  return true;
}

/** 院 and 所有 of 科研院所有8家: the dictionary may take the end of one word for the beginning of the next. */
function moveBorder(
  { word }: CarriedWord,
  before: CarriedWord | undefined,
  after: CarriedWord | undefined,
  source: SourceSentence,
): CarriedWord {
  const [head, tail] = [word.text.slice(0, 1), word.text.slice(1)];
  // Only where the sentence has the two in one word.
  const isJoined = (pair: string) => source.words.some(({ text }) => text.includes(pair));
  if (
    before?.word.end === word.start &&
    (isFrameWord(tail) || /^[称说]$/.test(tail)) &&
    isJoined(before.word.text.slice(-1) + head)
  )
    return { word, places: findAlike(before.word.text + head, source) };
  if (after?.word.start === word.end && isFrameWord(word.text.slice(0, -1)))
    return { word, places: findAlike(word.text.slice(-1) + after.word.text, source) };
  return { word, places: [] };
}
