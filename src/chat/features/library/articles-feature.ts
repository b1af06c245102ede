import { Composer } from 'grammy';
import { argumentsOf, type ChatContext, gives, presses } from '../../chat-context.ts';
import { showInPlace } from '../../delivery/show-in-place.ts';
import { writePress } from '../../press-data.ts';
import { asMessage, createMessageBuilder, type FormattedText } from '../../rendering/message-builder.ts';
import { numberRows } from '../../rendering/number-rows.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { shortenText } from '../../../language/shorten.ts';
import { foreignMessage } from '../../rendering/foreign-message.ts';
import type { LibraryFeatureParts } from './library-parts.ts';
import { pageOf, turnButtons } from '../../rendering/pages.ts';

const LINE = 100;
const TITLE = 200;

/** `/articles`: what answers, page by page, and what is known of each article. */
export function createArticlesFeature({ library }: LibraryFeatureParts): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('articles'), (ctx) => ctx.say([listPage(ctx, 1)]));
  feature.filter(presses('articles'), (ctx, next) => {
    const page = Number(argumentsOf(ctx)[0]);
    return Number.isSafeInteger(page) ? showInPlace(ctx, listPage(ctx, page)) : next();
  });
  feature.filter(presses('article'), (ctx, next) => {
    const [key = '', page = '1', ...more] = argumentsOf(ctx);
    if (more.length > 0) return next();
    const card = renderCard(ctx, key, page);
    return showInPlace(ctx, card ?? asMessage(ctx.texts.library.articleGone));
  });

  function listPage(ctx: ChatContext, wanted: number): FormattedText {
    const texts = ctx.texts.library;
    const { items, page, pages, total, first } = pageOf(library.shelf.list(), wanted);
    const lines = items.map(({ title, publisher, published, passages }, i) =>
      texts.listLine(
        first + i,
        shortenText(title, LINE),
        shortenText(publisher ?? '', LINE),
        published ?? '',
        passages,
      ),
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
      texts.fieldLine(field.publisher, shortenText(card.publisher ?? '', TITLE)),
      texts.fieldLine(field.published, card.published === null ? '' : ctx.texts.date(card.published)),
      texts.fieldLine(field.kind, texts.kinds[card.kind]),
      texts.fieldLine(field.url, shortenText(card.url ?? '', TITLE)),
      ...(card.source === null ? [] : [texts.fieldLine(texts.source, shortenText(card.source, TITLE))]),
      texts.id(shortenText(card.id, TITLE)),
      texts.cardSize(card.passages, card.characters),
      texts.cited(card.cited, library.recordDays),
    ];
    const builder = createMessageBuilder().bold(shortenText(card.title, TITLE)).text('\n');
    for (const line of lines) builder.text(`\n${line}`);
    return {
      ...foreignMessage(builder),
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
