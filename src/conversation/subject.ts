import { detectLanguage } from '../language/detect-language.ts';
import { cutText } from '../language/shorten.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { Turn } from './turn.ts';

/** What a question is asked about: a message that it replies to. */
export interface Subject {
  /** What is asked when whoever replies adds nothing of their own. */
  readonly text: string;
  /** The same as a turn of the conversation, for words that point back. */
  readonly turn: Turn;
}

/** UTF-16 units of a subject, as of a question. */
export const SUBJECT_LIMIT = 1_000;
/** Of the sentence of a subject that words point back to. */
const LEAD_LIMIT = 200;

const WORDS = /[\p{L}\p{N}]/u;
const LINK = /\bhttps?:\/\/\S+/giu;
/** A command or a name of somebody that is spoken to. */
const ADDRESS = /^\/\w+(?:@\w+)?(?=\s|\p{Script=Han}|$)|(?<![\p{L}\p{N}_.])@\w{3,}/giu;
/** What stands before what somebody asks or tells: 大家好, 想问一下, 听说. No word of it is tried in more than one way. */
const OPENINGS: readonly RegExp[] = [
  /^(?:大家|各位|你们?|您|老师|群友们?|朋友们?)?(?:好|早|早上好|晚上好)[,，!！。~\s]+|^(?:hi|hello|hey)\b[\w ]{0,12}[,，!！。.]\s*/iu,
  /^(?:我们?|有人)?(?:想|请|請)?(?:问|問|请教|請教|咨询|諮詢)(?:一下|下|大家|各位)?[,，:：\s]*/iu,
  /^(?:我|刚刚?|剛|昨天|有人|网上|網上|朋友|他们|他們)?(?:听|聽|据|據)?(?:人)?(?:说|說|讲|講|称|稱)[,，:：\s]*/iu,
];
const ASKS = /[?？]["”」』)）]*$/;

/** The sentences from the first on that fit into `limit` UTF-16 units; of one that is too long, the beginning. */
export function cutAtSentence(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const whole = splitSentences(text).findLast(({ end }) => end <= limit);
  return cutText(text, whole?.end ?? limit).trim();
}

function stripOpening(text: string): string {
  const stripped = OPENINGS.reduce((rest, opening) => rest.replace(opening, ''), text.trim());
  return WORDS.test(stripped) ? stripped : text.trim();
}

/** The sentence that asks, or the first one with words: 大家好，想问一下……. */
function leadOf(text: string): string {
  const sentences = splitSentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => WORDS.test(sentence));
  const lead = sentences.find((sentence) => ASKS.test(sentence)) ?? sentences[0] ?? text;
  return cutAtSentence(stripOpening(lead), LEAD_LIMIT);
}

/** Somebody's words as a subject; null when they hold no words. A link is an address and says nothing. */
export function subjectOf(words: string): Subject | null {
  const text = cutAtSentence(stripOpening(words.trim().replace(LINK, ' ').replace(ADDRESS, ' ')), SUBJECT_LIMIT);
  if (!WORDS.test(text)) return null;
  return { text, turn: { question: leadOf(text), language: detectLanguage(text), answer: text } };
}
