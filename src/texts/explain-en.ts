import { nameWriter } from './name-writer.ts';
import { describeStages, type StageNames } from './describe-timings.ts';
import type { ExplainTexts } from './explain-texts.ts';
import { formatMoment } from './format-date.ts';

const STAGES: StageNames = {
  understand: 'reading the question',
  rewrite: 'completing the follow-up',
  embed: 'embedding',
  retrieve: 'retrieval',
  write: 'writing',
  answer: 'answering',
};
const listPrompts = (prompts: Readonly<Record<string, string>>) =>
  Object.entries(prompts)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');

/** English. */
export const explainEn: ExplainTexts = {
  usage:
    'There is no answer here yet to explain. Reply to one of my answers with /why, or write the answer’s number after it, for example: /why 7k2m-9qxd',
  unknown: (id) => `There is no answer ${id}, or its record has expired.`,
  title: (id, askedAt) => `Answer ${id}, ${formatMoment(askedAt, 'en')} (Beijing time)`,
  question: (question) => `Question: ${question}`,
  rewritten: ({ question, by }) => `Understood as: ${question} (by ${by === 'rules' ? 'rules' : 'the language model'})`,
  kind: {
    answered: 'Outcome: answered',
    'not-found': 'Outcome: the articles do not say',
    unavailable: 'Outcome: failed, no answer',
  },
  judgement: (confidence, threshold) =>
    `Confidence ${confidence.toFixed(2)}, ${confidence >= threshold ? 'reaches' : 'below'} the threshold of ${threshold.toFixed(2)}`,
  model: (model, prompts) =>
    `Written by: ${nameWriter(model, 'sentences of the articles')}${Object.keys(prompts).length > 0 ? ` (prompts ${listPrompts(prompts)})` : ''}`,
  tokens: ({ input, output, estimated }) =>
    `Tokens: ${input} in, ${output} out${estimated ? ' (partly estimated)' : ''}`,
  failure: {
    'model-failed': 'The language model did not reply: sentences of the articles instead',
    budget: 'The tokens of the day were used up: sentences of the articles instead',
    'nothing-carried': 'No sentence of the language model was supported: sentences of the articles instead',
    declined: 'The language model found no answer in the passages',
  },
  snapshot: (id) => `Snapshot ${id}`,
  noMatches: 'No passages were found',
  matchesHeading: 'Passages found (score: passage keywords, article keywords, cosine):',
  match: (place, { passageId, score, passageKeywords, articleKeywords, similarity }) =>
    `${place}. ${passageId} ${score.toFixed(2)}: ${passageKeywords.toFixed(2)}, ${articleKeywords.toFixed(2)}, ${similarity === null ? 'none' : similarity.toFixed(2)}`,
  sentencesHeading: 'Sentences of the language model:',
  outcome: { kept: 'kept', repaired: 'kept after a repair', dropped: 'dropped' },
  sentence: (place, outcome, text) => `${place}. ${outcome}: ${text}`,
  passages: (ids) => `   from ${ids.join(', ')}`,
  noPassages: '   names no source',
  problems: (named) => `   because: ${named.join('; ')}`,
  problem: {
    number: 'a figure differs from the source',
    unit: 'a unit differs from the source',
    date: 'a date differs from the source',
    ordinal: 'an ordinal differs from the source',
    name: 'a name is not in the source',
    negation: 'says the opposite of the source',
    bound: 'a limit differs from the source',
    uncovered: 'not in the source',
    quotation: 'a quotation that is not word for word',
    direction: 'a direction or rank differs from the source',
    plan: 'a plan told as a result, or the other way round',
    link: 'a link, address or hidden character',
    language: 'in another language than asked for',
    pointer: 'names no source, or one that there is not',
    repeated: 'says again what was said',
  },
  problemWords: (problem, words) => `${problem} (${words})`,
  before: (text) => `   before the repair: ${text}`,
  timings: (milliseconds) => {
    const stages = describeStages(milliseconds, STAGES, ', ');
    return `Took ${Math.round(milliseconds['total'] ?? 0)} ms${stages ? ` (${stages})` : ''}`;
  },
};
