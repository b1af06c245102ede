/**
 * An exact slice of an article: `article.text.slice(start, end) === text`. What is indexed, found and cited from.
 */
export interface Passage {
  /** `<article id>#<1-based number in the article>` */
  readonly id: string;
  readonly articleId: string;
  /** The paragraph in which the passage begins. */
  readonly paragraph: number;
  /** Heading path above it; empty at the top. */
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
