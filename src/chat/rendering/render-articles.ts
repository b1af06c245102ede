import type { InlineKeyboardButton } from 'grammy/types';
import type { ListedArticle } from '../../passages/list-articles.ts';
import type { Texts } from '../../texts/texts.ts';
import { writePress } from '../press-data.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { shortenText } from '../../language/shorten.ts';
import { describeArticle } from '../../texts/describe-article.ts';
import { foreignMessages } from './foreign-message.ts';
import { numberRows } from './number-rows.ts';
import { pageOf } from './pages.ts';
import { withButtons } from './with-buttons.ts';

/** Articles of one page: with two lines each they fill the screen of a telephone. */
const PAGE_SIZE = 8;
const TITLE_LENGTH = 120;
const PUBLISHER_LENGTH = 60;

/**
 * A page of the list of articles: a button for each that opens its beginning, and those that turn the pages.
 *
 * @param page from 0; a page that there is not (any more) is the nearest that there is
 */
export function renderArticles(articles: readonly ListedArticle[], page: number, texts: Texts): FormattedText {
  const { items: own, page: shown, pages, first } = pageOf(articles, page + 1, PAGE_SIZE);
  const builder = createMessageBuilder().text(texts.people.sourcesHeading(articles.length));
  for (const [i, article] of own.entries()) {
    builder.text(`\n\n${first + i}. `).bold(shortenText(article.title, TITLE_LENGTH));
    const described = [...describeArticle(article, PUBLISHER_LENGTH, texts), texts.people.passages(article.passages)];
    builder.text(`\n${described.join(' · ')}`);
  }
  if (own.length > 0) builder.text(`\n\n${texts.people.openByNumber}`);
  const [message] = withButtons(foreignMessages(builder).slice(0, 1), [
    ...numberRows(
      own.map(({ opening }, i) => ({ text: String(first + i), callback_data: writePress('source', opening) })),
    ),
    turning(shown - 1, pages, texts),
  ]);
  return message!;
}

const to = (page: number, text: string) => ({ text, callback_data: writePress('sources', page) });

function turning(page: number, pages: number, { people }: Texts): readonly InlineKeyboardButton[] {
  if (pages === 1) return [];
  return [
    ...(page > 0 ? [to(page - 1, `‹ ${people.previousPage}`)] : []),
    to(page, `${page + 1}/${pages}`),
    ...(page < pages - 1 ? [to(page + 1, `${people.nextPage} ›`)] : []),
  ];
}
