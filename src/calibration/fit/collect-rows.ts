import { findPassages } from '../../answering/answer-question.ts';
import { JUDGED } from '../../answering/judge-question.ts';
import type { RunningApp } from '../../app.ts';
import { judgeEvidence, type JudgedSentence } from '../../evidence/judge-evidence.ts';
import type { SentenceFeatures } from '../../evidence/measure-sentence.ts';
import type { EvidenceFeatures } from '../../evidence/summarize-evidence.ts';
import { foldText } from '../../language/fold.ts';
import type { Language } from '../../language/language.ts';
import { listBigrams, overlap } from '../../reading/bigrams.ts';
import type { PassageFeatures } from '../../retrieval/measure-passage.ts';
import type { Found } from '../../retrieval/retrieve.ts';
import type { Calibration } from '../calibration.ts';
import { type Split, splitOf } from './split-rows.ts';

/** A question with what is known of its answer. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  /** Ids of the articles that answer; empty when none does. */
  readonly gold: readonly string[];
  /** Strings of which one stands in a sentence that answers; empty when nothing is known of them. */
  readonly answers: readonly string[];
  readonly answerable: boolean;
  /** Whether the question also serves as an unanswerable one, its articles taken away. */
  readonly takeAway: boolean;
}

interface Labelled<F> {
  readonly features: F;
  readonly right: boolean;
}

/** What the pipeline saw of one question, with what was right. */
export interface QuestionRows {
  readonly set: string;
  readonly id: string;
  readonly split: Split;
  readonly language: Language;
  readonly answerable: boolean;
  /** The passages that were ranked; empty for a question that no article answers. */
  readonly passages: readonly (Labelled<PassageFeatures> & { readonly article: number })[];
  /** The sentences that were judged. */
  readonly sentences: readonly Labelled<SentenceFeatures>[];
  /** The evidence as it was found; `right` when the articles answer. */
  readonly evidence: readonly Labelled<EvidenceFeatures>[];
}

/** Passages looked at: as many as are ranked. */
const PASSAGES = 60;
/** An answer of several sentences is met by a sentence that shares this much of its bigrams. */
const SHARED = 0.7;
const LEAST_BIGRAMS = 8;

/** Whether a folded sentence holds a folded answer, or is a part of a longer one. */
function holdsAnswer(sentence: string, answer: string): boolean {
  if (sentence.includes(answer)) return true;
  const [some, all] = [listBigrams(sentence), listBigrams(answer)];
  if (some.size < LEAST_BIGRAMS || all.size < LEAST_BIGRAMS) return false;
  return overlap(some, all) >= SHARED;
}

/** Asks one question as the program does and notes every feature with whether it belongs to what is right. */
export async function collectRows(
  set: string,
  known: KnownQuestion,
  app: RunningApp,
  calibration: Calibration,
): Promise<QuestionRows> {
  const { snapshot } = app;
  const { question, found } = await findPassages(known.question, snapshot, app.embedder, PASSAGES, calibration);
  const gold = new Set(known.gold);
  const answers = known.answers.map((answer) => foldText(answer)).filter((answer) => answer !== '');
  const isGold = ({ passage }: Found) => gold.has(snapshot.passages[passage]!.articleId);
  const holds = ({ sentence }: JudgedSentence) => answers.some((answer) => holdsAnswer(sentence.folded, answer));
  const judge = (passages: readonly Found[]) =>
    judgeEvidence(question, passages.slice(0, JUDGED), snapshot, calibration);

  const passages = found.flatMap((match) =>
    match.features
      ? [{ features: match.features, right: isGold(match), article: snapshot.articleOf[match.passage]! }]
      : [],
  );
  const whole = judge(found);
  const goldPassages = new Set(found.filter(isGold).map(({ passage }) => passage));
  const sentences = whole.sentences.map((judged) => ({
    features: judged.features,
    right: goldPassages.has(judged.passage) && holds(judged),
  }));
  const evidence: Labelled<EvidenceFeatures>[] = [];
  if (whole.features)
    if (!known.answerable) evidence.push({ features: whole.features, right: false });
    else if (whole.sentences.some(({ passage }) => goldPassages.has(passage)))
      evidence.push({ features: whole.features, right: true });
  if (known.takeAway && known.answerable && gold.size > 0) {
    // The same question with its articles taken away, unless another one answers as well.
    const without = judge(found.filter((match) => !isGold(match)));
    if (without.features && !without.sentences.some(holds)) evidence.push({ features: without.features, right: false });
  }
  return {
    set,
    id: known.id,
    split: splitOf(known.id),
    language: question.language,
    answerable: known.answerable,
    passages,
    sentences,
    evidence,
  };
}
