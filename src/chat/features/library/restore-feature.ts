import { Composer } from 'grammy';
import { z } from 'zod';
import { argumentsOf, type ChatContext, presses } from '../../chat-context.ts';
import { showInPlace } from '../../delivery/show-in-place.ts';
import { payloadOf, takes } from '../../offers.ts';
import { writePress } from '../../press-data.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { shortenText } from '../../../language/shorten.ts';
import { asMessage, type FormattedText } from '../../rendering/message-builder.ts';
import type { LibraryFeatureParts } from './library-parts.ts';
import { pageOf, turnButtons } from '../../rendering/pages.ts';
import { admitFault, wordsOfReason } from './retire-words.ts';

const LINE = 100;
const RESTORED = z.object({ key: z.string() });

/** The articles that were taken out, and their way back. */
export function createRestoreFeature(parts: LibraryFeatureParts): Composer<ChatContext> {
  const { library, offers, log } = parts;
  const feature = new Composer<ChatContext>();

  feature.filter(presses('articles'), async (ctx, next) => {
    const [what, page] = argumentsOf(ctx);
    return what === 'retired' ? showInPlace(ctx, await retiredPage(ctx, Number(page) || 1)) : next();
  });

  async function retiredPage(ctx: ChatContext, wanted: number): Promise<FormattedText> {
    const texts = ctx.texts.library;
    const { items, page, pages, total, first } = pageOf(await library.shelf.retired(), wanted);
    const lines = items.map(({ title, reason, retiredAt }, i) =>
      texts.retiredLine(
        first + i,
        shortenText(title, LINE),
        reason === null ? '' : wordsOfReason(reason, ctx),
        retiredAt?.slice(0, 10) ?? '',
      ),
    );
    const heading = total === 0 ? texts.noneRetired : `${texts.retiredList(total, page, pages)}\n`;
    return {
      ...renderLines([heading, ...lines], 'foreign')[0]!,
      buttons: [
        ...items.map(({ key }, i) => [
          { text: texts.restore(first + i), callback_data: offers.make(ctx, { action: 'restore', payload: { key } }) },
        ]),
        ...turnButtons(page, pages, (number) => writePress('articles', 'retired', number)),
        [{ text: texts.back, callback_data: writePress('articles', 1) }],
      ],
    };
  }

  feature.filter(takes('restore'), (ctx) =>
    admitFault(ctx, log, async () => {
      const texts = ctx.texts.library;
      const outcome = await library.shelf.restore(payloadOf(ctx, RESTORED).key);
      if (outcome.kind === 'gone') return showInPlace(ctx, asMessage(ctx.texts.library.articleGone));
      const title = shortenText(outcome.title, LINE);
      const line = outcome.kind === 'restored' ? texts.restored(title) : texts.restoreTaken(title);
      await showInPlace(ctx, renderLines([line], 'foreign')[0]!);
      if (outcome.kind !== 'restored') return;
      parts.show(outcome.articleId);
      parts.reload(ctx);
    }),
  );
  return feature;
}
