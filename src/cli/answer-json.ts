import { type Answer, printStatements } from '../answering/answer.ts';
import { describeNotFound } from '../texts/describe-not-found.ts';
import { describeUnavailable } from '../texts/describe-unavailable.ts';
import { textsFor } from '../texts/texts-for.ts';

const round = (value: number) => Math.round(value * 100) / 100;

/** An answer as one plain object, in the form that DESIGN.md promises to programs. */
export function toAnswerJson(answer: Answer): Record<string, unknown> {
  const texts = textsFor(answer.language);
  const { id, question, kind, language, snapshot, model } = answer;
  const told = answer.kind === 'answered' ? answer.statements : [];
  const statements = told.map(({ text: words, citations, marks, dates, standing, asOf, glosses, written }) => ({
    text: words,
    citations,
    marks,
    dates,
    standing: standing ?? null,
    asOf: asOf ?? null,
    written: written ?? false,
    ...(glosses && { glosses }),
  }));
  const text = {
    answered: () => printStatements(told),
    'not-found': () => (answer.kind === 'not-found' ? describeNotFound(answer, texts) : ''),
    unavailable: () => (answer.kind === 'unavailable' ? describeUnavailable(answer, texts) : ''),
  }[kind]();
  const matches = answer.matches.map(({ passageId, articleId, paragraph, score, text: passage }) => ({
    passageId,
    articleId,
    paragraph,
    score,
    text: passage,
  }));
  const citations = answer.kind === 'answered' ? answer.citations : [];
  const missing = answer.kind === 'not-found' ? answer.missing : null;
  const milliseconds = Object.fromEntries(Object.entries(answer.milliseconds).map(([name, ms]) => [name, round(ms)]));
  return {
    id,
    question,
    understoodAs: answer.understoodAs ?? null,
    kind,
    language,
    text,
    statements,
    citations,
    missing,
    notice: answer.kind === 'answered' ? (answer.notice ?? null) : null,
    matches,
    snapshot,
    model,
    milliseconds,
  };
}
