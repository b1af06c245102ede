import { Composer } from 'grammy';

import { RETENTION_DAYS } from '../../../audit/create-audit-log.ts';
import { type ChatContext, gives, presses } from '../../chat-context.ts';
import { plain } from '../../delivery/send-messages.ts';
import { showInPlace } from '../../delivery/show-in-place.ts';
import { writePress } from '../../press-data.ts';
import { coverClickable } from '../../rendering/cover-clickable.ts';
import { createMessageBuilder, type FormattedText } from '../../rendering/message-builder.ts';
import { numberRows } from '../../rendering/number-rows.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { splitMessage } from '../../rendering/split-message.ts';
import { shorten } from '../../rendering/render-passages.ts';
import type { LibraryFeatureParts } from './library-feature.ts';
import { pageOf, turnButtons } from './pages.ts';

const LINE = 100;
const TITLE = 200;

/** `/articles`: what answers, page by page, and what is known of each article. */
export function createArticlesFeature({ library }: LibraryFeatureParts): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('articles'), (ctx) => ctx.say([listPage(ctx, 1)]));
  feature.filter(presses('articles'), (ctx, next) => {
    const page = ctx.request.kind === 'press' ? Number(ctx.request.args[0]) : NaN;
    return Number.isSafeInteger(page) ? showInPlace(ctx, listPage(ctx, page)) : next();
  });
  feature.filter(presses('article'), (ctx, next) => {
    const [key = '', page = '1', ...more] = ctx.request.kind === 'press' ? ctx.request.args : [];
    if (more.length > 0) return next();
    const card = renderCard(ctx, key, page);
    return showInPlace(ctx, card ?? plain(ctx.texts.library.articleGone)[0]!);
  });

  function listPage(ctx: ChatContext, wanted: number): FormattedText {
    const texts = ctx.texts.library;
    const { items, page, pages, total, first } = pageOf(library.shelf.list(), wanted);
    const lines = items.map(({ title, publisher, published, passages }, i) =>
      texts.listLine(first + i, shorten(title, LINE), shorten(publisher ?? '', LINE), published ?? '', passages),
    );
    const buttons = items.map(({ key }, i) => ({
      text: String(first + i),
      callback_data: writePress('article', key, page),
    }));
    return {
      ...renderLines([`${texts.list(total, page, pages)}\n`, ...lines], 'foreign')[0]!,
      buttons: [
        ...numberRows(buttons),
        ...turnButtons(page, pages, (number) => writePress('articles', number)),
        [{ text: texts.retiredButton, callback_data: writePress('articles', 'retired', 1) }],
      ],
    };
  }

  function renderCard(ctx: ChatContext, key: string, page: string): FormattedText | null {
    const { library: texts } = ctx.texts;
    const card = library.shelf.card(key);
    if (card === null) return null;
    const { field } = texts;
    const lines = [
      texts.fieldLine(field.publisher, shorten(card.publisher ?? '', TITLE)),
      texts.fieldLine(field.published, card.published === null ? '' : ctx.texts.date(card.published)),
      texts.fieldLine(field.kind, texts.kinds[card.kind]),
      texts.fieldLine(field.url, shorten(card.url ?? '', TITLE)),
      ...(card.source === null ? [] : [texts.fieldLine(texts.source, shorten(card.source, TITLE))]),
      texts.id(shorten(card.id, TITLE)),
      texts.cardSize(card.passages, card.characters),
      texts.cited(card.cited, RETENTION_DAYS),
    ];
    const builder = createMessageBuilder().bold(shorten(card.title, TITLE)).text('\n');
    for (const line of lines) builder.text(`\n${line}`);
    return {
      ...splitMessage(coverClickable(builder.build()))[0]!,
      buttons: [
        [
          ...(card.firstPassage === null
            ? []
            : [{ text: texts.showText, callback_data: writePress('source', card.firstPassage) }]),
          { text: texts.retire, callback_data: writePress('article', key, page, 'retire') },
        ],
        [{ text: texts.back, callback_data: writePress('articles', page) }],
      ],
    };
  }
  return feature;
}
