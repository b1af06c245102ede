import type { Question } from '../question/question.ts';
import type { RefusedQuestion } from '../store/insight-table.ts';
import { compareQuestions, type QuestionCloseness } from './compare-questions.ts';
import type { GiveWay } from './give-way.ts';
import { linkGroups } from './link-groups.ts';

/** Questions of one meaning. */
export interface QuestionGroup {
  /** The one that stands for all: the nearest to the others. */
  readonly label: string;
  /** Every wording once, the label first, then the most asked; what differs in case, script and marks alone is one. */
  readonly wordings: readonly string[];
  /** The newest first; at least one. */
  readonly questions: readonly RefusedQuestion[];
}

/** Of more wordings the most asked are compared for the label. */
const LABEL_CANDIDATES = 40;

/** Questions that are the same but for case, script, spaces and marks, with what they are compared by. */
interface Wording {
  readonly folded: string;
  readonly asked: readonly RefusedQuestion[];
  readonly question: Question;
}

/** What grouping needs to know of a question. */
export interface QuestionReading {
  readonly understand: (question: string) => Question;
  /** The vector of `question.embeddingText`; null where there is no model. */
  readonly embed: (text: string) => Promise<Float32Array | null>;
}

const newestFirst = (a: RefusedQuestion, b: RefusedQuestion) => b.askedAt - a.askedAt || compareText(a.id, b.id);
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const plain = (folded: string) => folded.replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Puts every question into the group of its meaning: the most asked group first, of equal ones the one with the newer
 * question. The order in which the questions come makes no difference.
 */
export async function groupQuestions(
  refused: readonly RefusedQuestion[],
  reading: QuestionReading,
  giveWay: GiveWay,
): Promise<readonly QuestionGroup[]> {
  const wordings = await listWordings(refused, reading, giveWay);
  const compared = [];
  for (const { question } of wordings) {
    compared.push({ question, vector: await reading.embed(question.embeddingText) });
    await giveWay();
  }
  const closeness = await compareQuestions(compared, giveWay);
  const linked = await linkGroups(wordings.length, closeness.between, closeness.threshold, giveWay);
  const groups: QuestionGroup[] = [];
  for (const members of linked) {
    const typical = await findTypical(members, wordings, closeness, giveWay);
    const others = members.filter((i) => i !== typical).map((i) => wordings[i]!.asked);
    const asked = [
      wordings[typical]!.asked,
      ...others.toSorted((a, b) => b.length - a.length || newestFirst(a[0]!, b[0]!)),
    ];
    const spelled = asked.map(([newest]) => newest!.question);
    groups.push({ label: spelled[0]!, wordings: spelled, questions: asked.flat().toSorted(newestFirst) });
  }
  return groups.toSorted(
    (a, b) => b.questions.length - a.questions.length || newestFirst(a.questions[0]!, b.questions[0]!),
  );
}

async function listWordings(
  refused: readonly RefusedQuestion[],
  { understand }: QuestionReading,
  giveWay: GiveWay,
): Promise<readonly Wording[]> {
  const byFolded = new Map<string, { question: Question; asked: RefusedQuestion[] }>();
  for (const one of refused.toSorted(newestFirst)) {
    const question = understand(one.question);
    const folded = plain(question.folded) || question.folded;
    const wording = byFolded.get(folded);
    if (wording === undefined) byFolded.set(folded, { question, asked: [one] });
    else wording.asked.push(one);
    await giveWay();
  }
  return [...byFolded]
    .map(([folded, { question, asked }]): Wording => ({ folded, question, asked }))
    .toSorted((a, b) => compareText(a.folded, b.folded));
}

/**
 * The wording that is nearest to the others on average; each counts as often as it was asked. Of two that are as near
 * the later in code points stands for both: Chinese, as the articles are.
 */
async function findTypical(
  members: readonly number[],
  wordings: readonly Wording[],
  { between }: QuestionCloseness,
  giveWay: GiveWay,
): Promise<number> {
  const times = (i: number) => wordings[i]!.asked.length;
  const candidates = members.toSorted((a, b) => times(b) - times(a) || b - a).slice(0, LABEL_CANDIDATES);
  let [best, most] = [candidates[0]!, -Infinity];
  for (const candidate of candidates) {
    let sum = 0;
    // Asked in the same words is nearest of all.
    for (const other of candidates) sum += times(other) * (other === candidate ? 1 : between(candidate, other));
    if (sum > most) [best, most] = [candidate, sum];
    await giveWay();
  }
  return best;
}
