import type { Snapshot } from '../index/snapshot.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import { readAsked } from '../question/read-asked.ts';
import { convertScript, readScript } from '../language/convert-script.ts';
import { fillIn } from './fill-in.ts';
import type { FollowUpForm } from './follow-up-form.ts';
import { type Background, lookBack } from './look-back.ts';
import { putInstead } from './put-instead.ts';
import { readChineseForm } from './read-chinese-form.ts';
import { readEnglishForm } from './read-english-form.ts';
import type { FollowUp, Turn } from './turn.ts';

/** Whether a message leans on the turns before it, and what it then asks, as far as rules can tell. */
export interface Reading {
  readonly leans: 'no' | 'yes' | 'unsure';
  /** Null when it stands for itself, and when the rules find nothing that it could mean. */
  readonly followUp: FollowUp | null;
}

const STANDS: Reading = { leans: 'no', followUp: null };
const LONGEST = 200;
const WORDS = /[\p{L}\p{N}]/u;
const DATA = /[数數][据據字]|[统統][计計]|[资資]料|data|figure|number/i;

/** The language that somebody who writes like this wants an answer in. */
function wantedLanguage(text: string, last: Turn): Language {
  const script = readScript(text);
  if (script === null) return last.language;
  if (script !== 'zh') return script;
  return last.language === 'en'
    ? detectLanguage(last.question, 'zh-Hans') === 'zh-Hant'
      ? 'zh-Hant'
      : 'zh-Hans'
    : last.language;
}

/**
 * English words for a thing, as words of the articles: Tsinghua → 清华. The longest that the last answer holds, which
 * may have more of the name; as they are when the corpus has none.
 */
function toChinese(words: string, { answer }: Turn, { glossary }: Snapshot): string {
  const phrases = glossary.translate(words);
  const folded = foldText(answer);
  const [told] = phrases
    .flatMap(({ chinese }) => chinese)
    .filter((word) => word.length > 2 && folded.includes(word))
    .toSorted((a, b) => b.length - a.length);
  if (told !== undefined) return told;
  const known = phrases.every(({ chinese }) => chinese.length > 0);
  return known && phrases.length > 0 ? phrases.map(({ chinese }) => chinese[0]).join('') : words;
}

function write(text: string, form: FollowUpForm, turns: readonly Turn[], snapshot: Snapshot): string | null {
  const english = detectLanguage(text) === 'en';
  const last = turns.at(-1)!;
  const background = lookBack(turns, snapshot);
  const thing =
    background.thing !== null && background.english && !english
      ? toChinese(background.thing, last, snapshot)
      : background.thing;
  switch (form.kind) {
    case 'standalone':
    case 'unsure':
      return null;
    case 'repeat':
      return background.question;
    case 'as-of':
      return asksFigure(background) || DATA.test(text)
        ? background.question
        : fillIn(text, { kind: 'bare' }, { ...background, thing }, 'date');
    case 'instead':
      return putInstead(
        english && !background.english ? toChinese(form.words, { ...last, answer: '' }, snapshot) : form.words,
        background,
        snapshot,
      );
    case 'pointer':
    case 'bare':
    case 'relational':
      return fillIn(text, form, { ...background, thing }, readAsked(foldText(text), english).kind);
  }
}

/** The answer to a question after a figure says of what time the figure is. */
function asksFigure({ question, english }: Background): boolean {
  return ['money', 'percent', 'area', 'count'].includes(readAsked(foldText(question), english).kind);
}

/** Reads a message against the turns before it; see `rewriteByRules`. */
export function readByRules(text: string, turns: readonly Turn[], snapshot: Snapshot): Reading {
  const message = text.trim();
  const last = turns.at(-1);
  if (last === undefined || message === '' || message.length > LONGEST) return STANDS;
  // Nothing can be taken from what held no words.
  if (!WORDS.test(last.question)) return STANDS;
  const english = detectLanguage(message) === 'en';
  const form = english ? readEnglishForm(message, snapshot) : readChineseForm(message, last.question, snapshot);
  if (form.kind === 'standalone') return STANDS;
  if (form.kind === 'unsure') return { leans: 'unsure', followUp: null };
  const written = write(message, form, turns, snapshot);
  if (written === null || !WORDS.test(written))
    return form.kind === 'pointer' && form.points === 'head' ? STANDS : { leans: 'unsure', followUp: null };
  if (form.kind === 'repeat' || written === last.question)
    return {
      leans: 'yes',
      followUp: {
        question: written,
        language: (form.kind === 'repeat' ? form.language : null) ?? repeatIn(message, last, written),
        by: 'rules',
      },
    };
  const language = wantedLanguage(message, last);
  const question = convertScript(written, language).slice(0, LONGEST);
  if (foldText(question) === foldText(message)) return STANDS;
  return {
    leans: 'yes',
    followUp: { question, language: detectLanguage(question) === language ? null : language, by: 'rules' },
  };
}

/** 「還有嗎」 after a Simplified question, or "more" after a Chinese one, is answered as it is written. */
function repeatIn(text: string, last: Turn, question: string): Language | null {
  const language = wantedLanguage(text, last);
  return detectLanguage(question) === language ? null : language;
}

/**
 * A follow-up as a question that stands for itself, by rules alone; null when the message stands for itself.
 * What it leaves out is taken from the last question and, for persons and nouns that point back, from the turns before.
 *
 * @param turns the oldest first
 */
export function rewriteByRules(text: string, turns: readonly Turn[], snapshot: Snapshot): FollowUp | null {
  return readByRules(text, turns, snapshot).followUp;
}
