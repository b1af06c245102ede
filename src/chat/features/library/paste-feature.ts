import { Composer } from 'grammy';
import { z } from 'zod';
import { joinParts, type Paste } from '../../../library/create-pastes.ts';
import { cleanWords } from '../../../language/clean-words.ts';
import { cleanQuestion, isTooLong } from '../../../question/clean-question.ts';
import { type ChatContext } from '../../chat-context.ts';
import { keepTyping } from '../../delivery/keep-typing.ts';
import { editMessage, showInPlace, takePressedOff } from '../../delivery/show-in-place.ts';
import { isAdmin } from '../../is-admin.ts';
import { payloadOf, takes } from '../../offers.ts';
import { asMessage, type FormattedText } from '../../rendering/message-builder.ts';
import { previewOf } from './draft-buttons.ts';
import { speakOwnLanguage } from './speak-own-language.ts';
import type { LibraryFeatureParts } from './library-parts.ts';

const PASTE = z.object({ id: z.string(), how: z.enum(['together', 'each', 'question', 'ignore']) });
type How = z.infer<typeof PASTE>['how'];
/** UTF-16 units; people ask shorter questions. */
const SHORTEST_ARTICLE = 300;
const LEAST_PARAGRAPHS = 3;
/** More pieces may follow within this. */
const PAUSE_MS = 1_000;

/** Whether a text is rather an article than a question: longer than any question, or of several paragraphs. */
function looksLikeArticle(text: string): boolean {
  if (isTooLong(cleanWords(text))) return true;
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  return text.length >= SHORTEST_ARTICLE && paragraphs.length >= LEAST_PARAGRAPHS && !/[?？]\s*$/.test(text);
}

/** A long text that an admin sends is offered to become an article, its pieces together. */
export function createPasteFeature(parts: LibraryFeatureParts): Composer<ChatContext> {
  const { adminUserIds, library, offers, wait } = parts;
  const feature = new Composer<ChatContext>();

  feature.use(async (ctx, next) => {
    const { message, request } = ctx;
    const isFromAdmin = ctx.chat?.type === 'private' && isAdmin(ctx, adminUserIds);
    if (!isFromAdmin || request.kind !== 'question' || message?.text === undefined) return next();
    const user = ctx.from!.id;
    const part = { message: message.message_id, date: message.date, text: message.text };
    if (!library.pastes.isContinued(user, part) && !looksLikeArticle(message.text)) return next();
    speakOwnLanguage(ctx);
    const paste = library.pastes.add(user, part);
    const { asked } = paste;
    if (asked !== null) return parts.later(() => askAgain(ctx, paste, asked));
    await ctx.say([askAbout(ctx, paste)], (_chat, message) => library.pastes.note(user, { ...paste, asked: message }));
  });

  /** The buttons are for all that has come by the time they are pressed: what they stand under may lag behind. */
  async function askAgain(ctx: ChatContext, paste: Paste, asked: number): Promise<void> {
    await wait(PAUSE_MS);
    const now = library.pastes.find(ctx.from!.id, paste.id);
    if (now?.parts.length === paste.parts.length) await editMessage(ctx, asked, askAbout(ctx, paste));
  }

  function askAbout(ctx: ChatContext, { id, parts: pieces }: Paste): FormattedText {
    const { library: texts } = ctx.texts;
    const offer = (text: string, how: How) => [
      { text, callback_data: offers.make(ctx, { action: 'paste', payload: { id, how } }) },
    ];
    const text = joinParts(pieces);
    return {
      text: `${texts.pasted}\n${texts.pastedSize(text.length, pieces.length)}`,
      entities: [],
      buttons: [
        offer(texts.importPasted, 'together'),
        ...(pieces.length > 1 ? [offer(texts.importEach(pieces.length), 'each')] : []),
        ...(isTooLong(cleanWords(text)) ? [] : [offer(texts.askPasted, 'question')]),
        offer(texts.ignorePasted, 'ignore'),
      ],
    };
  }

  feature.filter(takes('paste'), async (ctx, next) => {
    const { id, how } = payloadOf(ctx, PASTE);
    const user = ctx.from!.id;
    const paste = library.pastes.take(user, id);
    if (paste === null) return showInPlace(ctx, asMessage(ctx.texts.library.draftGone));
    const text = joinParts(paste.parts);
    if (how === 'ignore') return showInPlace(ctx, asMessage(ctx.texts.library.ignored));
    await takePressedOff(ctx);
    if (how === 'question') {
      ctx.request = { kind: 'question', text: cleanQuestion(text) };
      return next();
    }
    for (const article of how === 'each' ? paste.parts.map((part) => part.text) : [text]) {
      const outcome = await keepTyping(ctx.api, ctx.destination, () => library.drafts.readText(user, article), wait);
      await ctx.say(
        outcome.kind === 'draft'
          ? [previewOf(ctx, outcome.draft, offers)]
          : ctx.texts.library.fault(outcome.fault, '.txt'),
      );
    }
  });
  return feature;
}
