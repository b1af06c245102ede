import { findAnswerSpans, GENERIC_MEASURE_FIT } from '../reading/find-answer-spans.ts';
import { readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Asked, AskedKind, Question } from '../question/question.ts';
import type { AnswerForm, Lacking, Missing } from './answer.ts';
import { findLacking } from './find-lacking.ts';
import { findMentioned, holds, type Mentioned } from './find-mentioned.ts';
import { holdAll } from './look-up-words.ts';
import { type PlacedQuestion, placeConcepts } from './place-concepts.ts';

/** Letters and figures of the shortest question that asks about something, and of the longest that is one question. */
const SHORTEST = 4;
const LONGEST = { zh: 80, en: 200 } as const;
const SPOKEN = /[\p{L}\p{N}]/gu;
/** More than a plain question: links, mentions, commands, markup, several sentences or lines. */
const NOT_PLAIN = /[@/\\<>{}[\]#$^*_~`|=:："\p{C}\p{Zl}\p{Zp}]|[。！？!?;；][^。！？!?;；]*[\p{L}\p{N}]|\.\s+\S/u;
/** What speaks to the program and not of the articles. */
const ORDERS =
  /忽略|无视|忘记|忘掉|扮演|假装|提示词|越狱|\b(?:ignor\w*|disregard\w*|forget\w*|pretend\w*|role-?play\w*|jailbreak\w*|prompts?|instructions?|your|repl(?:y|ies)|response|sentence)\b|你的|您的/;

const PHONE = /电话|热线|座机|手机|号码|\b(?:tele)?phone\b|\bhotline\b/;

/** Kinds of question whose answer has a form of its own. */
const FORMS: Partial<Record<AskedKind, AnswerForm>> = {
  contact: 'contact',
  count: 'count',
  money: 'money',
  percent: 'percent',
  area: 'area',
  date: 'date',
  duration: 'duration',
};

/** The form that the question asks for, as people name it; null when its kind has none that could be seen to be missing. */
function readForm({ kind, measure }: Asked, folded: string): AnswerForm | null {
  if (measure === '岁') return 'age';
  return kind === 'contact' && PHONE.test(folded) ? 'phone' : (FORMS[kind] ?? null);
}

function isPlain(text: string, { language, folded }: Question): boolean {
  const spoken = folded.match(SPOKEN)?.length ?? 0;
  const longest = LONGEST[language === 'en' ? 'en' : 'zh'];
  return spoken >= SHORTEST && text.length <= longest && !NOT_PLAIN.test(text.trim()) && !ORDERS.test(folded);
}

/** Whether a folded sentence has an answer of the form that is asked for. */
function hasForm(folded: string, asked: Asked): boolean {
  const spans = findAnswerSpans(folded, asked);
  // An age is no round number of other things.
  if (asked.measure === '岁') return spans.some(({ start, end }) => folded.slice(start, end).endsWith('岁'));
  return spans.some(({ fit }) => fit >= GENERIC_MEASURE_FIT);
}

const ASKS =
  /^\s*(?:(?:in|on|at|for|to|from|of|by) )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/;

/** Whether it is worded as a question. */
function isAsking({ language, folded, asked }: Question): boolean {
  return language === 'en' ? ASKS.test(folded) : asked.kind !== 'other' || /[?吗呢]\s*$|怎么|怎样|如何/.test(folded);
}

/** Whether none of the passages that speak of it has an answer of the form that is asked for. */
function lacksForm({ forms }: Mentioned, asked: Asked, passages: readonly number[], snapshot: Snapshot): boolean {
  return passages.every((passage) => {
    const { sentences, folded, frame } = readSentences(snapshot, passage);
    const isAbout = forms.some((form) => folded.includes(form) || frame.includes(form));
    return !isAbout || !sentences.some((sentence) => hasForm(sentence.folded, asked));
  });
}

/** What the articles that speak of it do not say. */
function readLacking(
  mentioned: Mentioned,
  question: Question,
  placed: PlacedQuestion,
  passages: readonly number[],
  snapshot: Snapshot,
): Lacking | null {
  const about = passages.filter((passage) => mentioned.forms.some((form) => holds(form, passage, snapshot)));
  const found = findLacking(placed, about, mentioned, snapshot);
  const form = readForm(question.asked, question.folded);
  const isFormLacking = form !== null && lacksForm(mentioned, question.asked, about, snapshot);
  // A telephone number is what is missing, not the word; of anything else, what it is the number of comes first.
  const isToldByForm = form === 'phone' || form === 'contact' || form === 'age';
  if (isFormLacking && (isToldByForm ? !found?.exact : !found && holdAll(question, about, snapshot)))
    return { kind: 'form', form };
  // Of an order (translate this into French), nothing is repeated.
  if (question.language === 'en' && !isAsking(question)) return null;
  return found && { kind: 'words', words: found.words, elsewhere: found.elsewhere };
}

/**
 * What a question that is not answered asks for and the articles do not say, beside what they do speak of. Only what
 * was looked up in the articles is told, so that most often there is less to say than could be said.
 *
 * @param passages numbers of the passages that were found, the best first
 * @returns null when nothing in particular can be named, or the question is none to be repeated
 */
export function nameMissing(question: Question, passages: readonly number[], snapshot: Snapshot): Missing | null {
  if (!isPlain(question.text, question)) return null;
  const placed = placeConcepts(question);
  const mentioned = findMentioned(placed, question.language === 'en', passages, snapshot);
  if (mentioned) {
    const lacking = readLacking(mentioned, question, placed, passages, snapshot);
    return lacking && { mentioned: placed.words(mentioned.start, mentioned.end), lacking };
  }
  if (!isAsking(question)) return null;
  const found = findLacking(placed, null, null, snapshot);
  return found && { mentioned: null, lacking: { kind: 'words', words: found.words, elsewhere: false } };
}
