import type { Article } from '../corpus/article.ts';
import { isPublishedDate, LONGEST_TITLE } from '../corpus/front-matter.ts';
import { cleanWords } from '../language/clean-words.ts';
import { oneLine } from '../language/one-line.ts';
import type { DraftField } from './draft.ts';

const LONGEST_PUBLISHER = 100;
const LONGEST_URL = 1_000;
/** How people say that nobody knows. */
const UNKNOWN = /^(?:[-—–?？]+|unknown|none|未知|不详|不詳|不明|无|無|没有|沒有)$/i;
const DATE = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?\s*[年月日]?$/;

/**
 * A field as a person typed it, in the form in which it is stored.
 *
 * @returns what changes in the article, or null when the field cannot be that
 */
export function readField(field: DraftField, typed: string): Partial<Article> | null {
  const value = oneLine(cleanWords(typed));
  const isUnknown = UNKNOWN.test(value);
  switch (field) {
    case 'title':
      return value === '' || value.length > LONGEST_TITLE ? null : { title: value };
    case 'publisher':
      if (isUnknown) return { publisher: null };
      return value === '' || value.length > LONGEST_PUBLISHER ? null : { publisher: value };
    case 'published':
      return isUnknown ? { published: null } : readDate(value);
    case 'url':
      return isUnknown ? { url: null } : readUrl(value);
    case 'kind':
      return value === 'full' || value === 'digest' ? { kind: value } : null;
    default:
      return field satisfies never;
  }
}

/** `2022-06-07`, `2022-06` or `2022`; also 2022年6月7日 and 2022/6/7. */
function readDate(value: string): Partial<Article> | null {
  const [, year, month, day] = DATE.exec(value) ?? [];
  if (year === undefined) return null;
  const published = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-');
  return isPublishedDate(published) ? { published } : null;
}

function readUrl(value: string): Partial<Article> | null {
  if (value.length > LONGEST_URL || !/^https?:\/\/\S+$/i.test(value) || !URL.canParse(value)) return null;
  const { hostname, username, password, href } = new URL(value);
  return hostname.includes('.') && username === '' && password === '' ? { url: href } : null;
}
