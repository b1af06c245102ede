import { readScript } from '../language/convert-script.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { understandQuestion } from '../question/understand-question.ts';
import { askAboutClaim } from './ask-about-claim.ts';
import { entitiesOf } from './look-back.ts';
import { pointsAtSubject } from './points-at-subject.ts';
import type { Subject } from './subject.ts';
import type { FollowUp, Turn } from './turn.ts';
import { ASKS, EMPTY_WORDS } from './words.ts';
import { type FollowUpParts, understandFollowUp } from './understand-follow-up.ts';

/** UTF-16 units. */
const LONGEST_LEANING = 24;
const TO_THE_BOT = /[你您]|\byou\b/i;
const ENDS_ASKING = /[?？吗嗎呢么麼]\s*$/;

/**
 * What a message means that may reply to another one. Words that only point at that message (这个数字对吗, source?)
 * ask what it says; words that lean on something (它在哪里) lean on it rather than on what the person had asked before;
 * words that stand for themselves are asked alone, whatever the message says.
 *
 * @param subject null when it replies to nothing
 * @param turns of the person's own conversation, the oldest first
 * @returns null when the message stands for itself
 */
export async function understandReply(
  text: string,
  subject: Subject | null,
  turns: readonly Turn[],
  parts: FollowUpParts,
): Promise<FollowUp | null> {
  if (subject === null) return understandFollowUp(text, turns, parts);
  if (pointsAtSubject(text)) {
    const question = askAboutClaim(subject.text) ?? subject.text;
    return { question, language: wantedLanguage(text, subject), by: 'rules' };
  }
  const before = turns.filter(({ question }) => question !== subject.turn.question);
  const followUp = await understandFollowUp(text, [...before, subject.turn], parts);
  if (followUp !== null || !leansOn(text, subject, parts.snapshot)) return followUp;
  return { question: subject.turn.question, language: wantedLanguage(text, subject), by: 'rules' };
}

/** Whether a short message has no matter that is not the subject's: 那现在呢, 真有50家吗. */
function leansOn(text: string, { text: asked }: Subject, snapshot: Snapshot): boolean {
  if (text.length > LONGEST_LEANING || TO_THE_BOT.test(text)) return false;
  const { concepts, asked: kind, folded } = understandQuestion(text, snapshot);
  if (!ASKS.test(folded) && !ENDS_ASKING.test(text)) return false;
  if (entitiesOf(text, snapshot).some(({ sort }) => sort !== 'year' && sort !== 'ordinal')) return false;
  const matter = concepts.map(({ words }) => words).filter((words) => !EMPTY_WORDS.has(words));
  if (matter.length === 0) return true;
  const subject = foldText(asked);
  return (kind.kind === 'yes-no' || kind.kind === 'other') && matter.every((words) => subject.includes(words));
}

/** Whoever adds words is answered as they write, whoever adds none in the language of what they point at. */
function wantedLanguage(text: string, { text: asked, turn }: Subject): Language | null {
  const script = readScript(text);
  const own = script === 'zh' ? (turn.language === 'en' ? 'zh-Hans' : turn.language) : script;
  const language = own ?? turn.language;
  return language === detectLanguage(asked) ? null : language;
}
