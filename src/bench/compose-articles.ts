import type { Article } from '../corpus/article.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { Passage } from '../passages/passage.ts';
import { PASSAGE_MAX, PASSAGE_MIN, splitArticle } from '../passages/split-article.ts';
import { createRandom } from './random.ts';

/** A passage of a real article, with the vector that the model gave it. */
export interface SourcePassage {
  readonly title: string;
  readonly text: string;
  readonly vector: Float32Array;
}

/** An article put together from sentences of several, with a derived vector for each of its passages, in their order. */
export interface ComposedArticle {
  readonly article: Article;
  readonly passages: readonly Passage[];
  readonly vectors: readonly Float32Array[];
}

/** A sentence in its place in a composed text. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly vector: Float32Array;
}

/** Passages in a composed article: as many as a government notice has in the middle. */
const PARAGRAPHS = 6;
/** A sentence longer than this would leave no room for another in its passage. */
const LONGEST_SENTENCE = 160;
/** L2 norm of the noise on a derived vector: two passages with the same parts are near each other, and not the same. */
const NOISE = 0.2;
const PARAGRAPH_BREAK = '\n\n';
const SEED = 20;

/** An article of which only the text matters. */
export function toBareArticle(id: string, title: string, text: string): Article {
  return {
    id,
    title,
    publisher: null,
    published: null,
    url: null,
    language: 'zh-Hans',
    kind: 'full',
    source: null,
    text,
  };
}

/** The sum of the parts' vectors by their lengths with a little noise, L2 norm 1. */
function deriveVector(parts: readonly Part[], random: () => number): Float32Array {
  const { length: dimension } = parts[0]!.vector;
  const sum = new Float32Array(dimension);
  for (const { start, end, vector } of parts)
    for (let i = 0; i < dimension; i += 1) sum[i]! += (end - start) * vector[i]!;
  const norm = Math.hypot(...sum) || 1;
  // Uniform numbers of −a to a have a mean square of a²/3.
  const amplitude = NOISE * Math.sqrt(3 / dimension);
  const noisy = sum.map((value) => value / norm + amplitude * (2 * random() - 1));
  const length = Math.hypot(...noisy) || 1;
  return noisy.map((value) => value / length);
}

/**
 * As many new articles as together have at least `passages` passages. Every passage has sentences of two real passages
 * or more, so its text is new while its words, its length and its neighbourhood are those of real ones.
 *
 * @throws RangeError when the sources have no two passages to take sentences from
 */
export function* composeArticles(sources: readonly SourcePassage[], passages: number): Generator<ComposedArticle> {
  if (sources.length < 2) throw new RangeError('two passages are needed to compose a third');
  const random = createRandom(SEED);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

  /** A sentence of a passage on one line, or null when it is too long for two in a passage. */
  const pickSentence = ({ text }: SourcePassage): string | null => {
    const { start, end } = pick(splitSentences(text));
    const sentence = text.slice(start, end).replaceAll(/\s+/g, ' ').replace(/^#+ /, '');
    return sentence === '' || sentence.length > LONGEST_SENTENCE ? null : sentence;
  };

  /** Sentences for one paragraph, which is to become one passage. */
  const pickParagraph = (): readonly (Omit<Part, 'start' | 'end'> & { readonly sentence: string })[] => {
    const wanted = PASSAGE_MIN + random() * (PASSAGE_MAX - PASSAGE_MIN);
    const picked: { sentence: string; vector: Float32Array; source: SourcePassage }[] = [];
    let length = 0;
    // What has no end of a sentence (a table) gives nothing: after so many attempts the paragraph is what it is.
    for (let attempt = 0; attempt < 50 && (length < wanted || picked.length < 2); attempt += 1) {
      const source = pick(sources);
      const sentence = pickSentence(source);
      if (sentence === null || length + sentence.length > PASSAGE_MAX) continue;
      if (picked.some((other) => other.source === source)) continue;
      picked.push({ sentence, vector: source.vector, source });
      length += sentence.length;
    }
    return picked;
  };

  for (let [made, number] = [0, 1]; made < passages; number += 1) {
    let text = '';
    const parts: Part[] = [];
    for (let i = 0; i < PARAGRAPHS; i += 1) {
      for (const { sentence, vector } of pickParagraph()) {
        parts.push({ start: text.length, end: text.length + sentence.length, vector });
        text += sentence;
      }
      text += PARAGRAPH_BREAK;
    }
    const title = `${pick(sources).title.slice(0, 20)}${pick(sources).title.slice(0, 20)}`;
    const article = toBareArticle(`composed-${number}`, title, text.trimEnd());
    const split = splitArticle(article);
    const vectors = split.map(({ start, end }) =>
      deriveVector(
        parts.filter((part) => part.start < end && part.end > start),
        random,
      ),
    );
    if (vectors.length === 0) throw new RangeError('the passages have no sentences to compose from');
    made += vectors.length;
    yield { article, passages: split, vectors };
  }
}
