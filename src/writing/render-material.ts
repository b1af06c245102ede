import type { Snapshot } from '../index/snapshot.ts';
import { resolveDates } from '../language/resolve-dates.ts';
import { findPassageOf } from './choose-passages.ts';
import type { WritingTask } from './writing-task.ts';

// oxlint-disable-next-line no-control-regex -- these are what must not reach a model
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text from outside between marks, without characters that nobody sees. */
export function enclose(text: string, key: string): string {
  return `<<${key}>>\n${text.replaceAll(CONTROLS, '').trim()}\n<</${key}>>`;
}

/** The passages with their numbers, each with what lets a reader weigh it. */
export function renderPassages(passages: readonly number[], snapshot: Snapshot, key: string): string {
  return passages
    .map((number, i) => {
      const { paragraph, heading, text } = snapshot.passages[number]!;
      const { title, publisher, published } = snapshot.articles[snapshot.articleOf[number]!]!;
      const about = [
        title,
        publisher ?? 'publisher unknown',
        `published ${published ?? 'at an unknown date'}`,
        `paragraph ${paragraph}`,
        ...(heading === '' ? [] : [heading]),
      ];
      return `[${i + 1}]\n${enclose(`${about.join(' · ')}\n${text}`, key)}`;
    })
    .join('\n\n');
}

const STANDINGS = {
  latest: 'the latest figure',
  earlier: 'an earlier figure',
  conflict: 'the articles disagree here',
  target: 'a target',
  reached: 'what was reached',
  dated: 'a figure of its time',
  undated: 'a figure of unknown time',
} as const;

/** What the program knows of time and of contradictions: how figures stand to each other, and what 今年 means where. */
export function renderFacts({ extract, snapshot }: WritingTask, passages: readonly number[], key: string): string {
  const numberOf = (passage: number | null) => (passage === null ? 0 : passages.indexOf(passage) + 1);
  const citationOf = (number: number | undefined) => extract.citations.find((citation) => citation.number === number);
  const figures = extract.statements.flatMap(({ standing, asOf, text, citations }) => {
    const citation = citationOf(citations[0]);
    if (!standing || !citation) return [];
    const time = asOf ? `, ${asOf}` : '';
    const source = numberOf(findPassageOf(citation, snapshot));
    return [`- ${STANDINGS[standing]}${time}, in passage [${source}]:\n${enclose(text, key)}`];
  });
  const dates = passages.flatMap((passage, i) => {
    const { published } = snapshot.articles[snapshot.articleOf[passage]!]!;
    return resolveDates(snapshot.passages[passage]!.text, published).map(
      ({ words, date }) => `- in passage [${i + 1}], ${words} means ${date}`,
    );
  });
  const facts = [...figures, ...new Set(dates)];
  return facts.length === 0 ? 'none' : facts.join('\n');
}
