import { Composer } from 'grammy';
import { z } from 'zod';
import type { InlineKeyboardButton } from 'grammy/types';
import { cleanWords } from '../../../language/clean-words.ts';
import { oneLine } from '../../../language/one-line.ts';
import type { RetireReason } from '../../../texts/library-texts.ts';
import { argumentsOf, type ChatContext, presses } from '../../chat-context.ts';
import { showInPlace, takePressedOff } from '../../delivery/show-in-place.ts';
import { payloadOf, takes } from '../../offers.ts';
import { writePress } from '../../press-data.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { shortenText } from '../../../language/shorten.ts';
import { asMessage, type FormattedText } from '../../rendering/message-builder.ts';
import type { LibraryFeatureParts } from './library-parts.ts';
import { admitFault, LONGEST_REASON, wordsOfReason } from './retire-words.ts';

const LINE = 100;

/** The article by its key, and the page of the list that it was opened from. */
const ASKED = z.object({ key: z.string(), page: z.string() });
const TYPED = ASKED.extend({ text: z.string() });
const RETIREMENT = ASKED.extend({ reason: z.string() });
type Retirement = z.infer<typeof RETIREMENT>;

/** Takes an article out, with a reason and a second thought. */
export function createRetireFeature(parts: LibraryFeatureParts): Composer<ChatContext> {
  const { library, offers, replies, log } = parts;
  const feature = new Composer<ChatContext>();
  const offer = (ctx: ChatContext, text: string, action: string, payload: object): InlineKeyboardButton => ({
    text,
    callback_data: offers.make(ctx, { action, payload }),
  });

  feature.filter(presses('article'), (ctx, next) => {
    const [key = '', page = '1', what] = argumentsOf(ctx);
    if (what !== 'retire') return next();
    const card = library.shelf.card(key);
    if (card === null) return showInPlace(ctx, gone(ctx));
    const texts = ctx.texts.library;
    const choice = (reason: RetireReason) => offer(ctx, texts.reasons[reason], 'retire-reason', { key, page, reason });
    return showInPlace(ctx, {
      ...renderLines([texts.askReason(shortenText(card.title, LINE))], 'foreign')[0]!,
      buttons: [
        [choice('outdated'), choice('wrong')],
        [choice('withdrawn')],
        [choice('duplicate'), offer(ctx, texts.otherReason, 'retire-other', { key, page })],
        backTo(ctx, key, page),
      ],
    });
  });

  feature.filter(takes('retire-other'), async (ctx) => {
    const { key, page } = payloadOf(ctx, ASKED);
    await takePressedOff(ctx);
    await replies.ask(ctx, ctx.texts.library.typeReason, { action: 'retire-typed', payload: { key, page } });
  });

  feature.filter(takes('retire-reason'), (ctx) => showInPlace(ctx, confirmation(ctx, payloadOf(ctx, RETIREMENT))));
  feature.filter(takes('retire-typed'), (ctx) => {
    const { text, ...asked } = payloadOf(ctx, TYPED);
    const reason = shortenText(oneLine(cleanWords(text)), LONGEST_REASON);
    return ctx.say([confirmation(ctx, { ...asked, reason })]);
  });

  function confirmation(ctx: ChatContext, retirement: Retirement): FormattedText {
    const { key, page, reason } = retirement;
    const card = library.shelf.card(key);
    if (card === null) return gone(ctx);
    const texts = ctx.texts.library;
    return {
      ...renderLines([texts.confirmRetire(shortenText(card.title, LINE), wordsOfReason(reason, ctx))], 'foreign')[0]!,
      buttons: [[offer(ctx, texts.confirmRetireButton, 'retire', retirement)], backTo(ctx, key, page)],
    };
  }

  feature.filter(takes('retire'), async (ctx) => {
    const { key, reason } = payloadOf(ctx, RETIREMENT);
    const card = library.shelf.card(key);
    if (card === null) return showInPlace(ctx, gone(ctx));
    await admitFault(ctx, log, async () => {
      const { kind } = await library.shelf.retire(card.id, reason);
      if (kind === 'gone') return showInPlace(ctx, gone(ctx));
      parts.hide(card.id);
      await showInPlace(ctx, renderLines([ctx.texts.library.retired(shortenText(card.title, LINE))], 'foreign')[0]!);
      parts.reload(ctx);
    });
  });

  return feature;
}

const gone = (ctx: ChatContext) => asMessage(ctx.texts.library.articleGone);

function backTo(ctx: ChatContext, key: string, page: string): readonly InlineKeyboardButton[] {
  return [{ text: ctx.texts.library.back, callback_data: writePress('article', key, page) }];
}
