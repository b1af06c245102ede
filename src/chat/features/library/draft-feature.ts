import { Composer, InputFile } from 'grammy';
import { z } from 'zod';
import { describeError } from '../../../errors.ts';
import { formatCorpusFile } from '../../../corpus/front-matter.ts';
import { type Draft, DRAFT_FIELDS } from '../../../library/draft.ts';
import { scrubber } from '../../../scrub/process-scrubber.ts';
import { argumentsOf, type ChatContext, presses } from '../../chat-context.ts';
import { showInPlace, takeButtonsOff, takePressedOff } from '../../delivery/show-in-place.ts';
import { payloadOf, takes } from '../../offers.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { shortenText } from '../../../language/shorten.ts';
import { previewOf } from './draft-buttons.ts';
import type { LibraryFeatureParts } from './library-parts.ts';

const DRAFT = z.object({ id: z.string() });
const EDIT = DRAFT.extend({ field: z.enum(DRAFT_FIELDS) });
/** `preview`: the message with the draft as it was. */
const ASKED = EDIT.extend({ field: z.enum(DRAFT_FIELDS).exclude(['kind']), preview: z.number().optional() });
const REPLY = ASKED.extend({ text: z.string() });
const SHOWN_REMOVED = 100;
const LINE = 120;

/** What may be done with a draft: look into it, correct it, give it up, keep it. */
export function createDraftFeature(parts: LibraryFeatureParts): Composer<ChatContext> {
  const { library, offers, replies, log } = parts;
  const feature = new Composer<ChatContext>();

  feature.filter(presses('draft'), async (ctx) => {
    const [id = '', what] = argumentsOf(ctx);
    const draft = library.drafts.find(ctx.from!.id, id);
    if (draft === null) return admitGone(ctx);
    return what === 'text' ? sendText(ctx, draft) : sendRemoved(ctx, draft);
  });

  feature.filter(takes('draft-edit'), async (ctx) => {
    const { id, field } = payloadOf(ctx, EDIT);
    const user = ctx.from!.id;
    const draft = library.drafts.find(user, id);
    if (draft === null) return admitGone(ctx);
    if (field === 'kind') {
      const other = draft.article.kind === 'full' ? 'digest' : 'full';
      const outcome = library.drafts.change(user, id, field, other);
      return outcome.kind === 'gone' ? admitGone(ctx) : showInPlace(ctx, previewOf(ctx, outcome.draft, offers));
    }
    // The buttons of the preview are good once: it gets new ones, as the question may be left without a reply.
    await showInPlace(ctx, previewOf(ctx, draft, offers));
    return ask(ctx, ctx.texts.library.askValue[field], { id, field, preview: ctx.callbackQuery?.message?.message_id });
  });

  function ask(ctx: ChatContext, question: string, payload: z.input<typeof ASKED>) {
    return replies.ask(ctx, question, { action: 'draft-value', payload });
  }

  feature.filter(takes('draft-value'), async (ctx) => {
    const { text, ...asked } = payloadOf(ctx, REPLY);
    const outcome = library.drafts.change(ctx.from!.id, asked.id, asked.field, text);
    if (outcome.kind === 'gone') return admitGone(ctx);
    const { askValue, invalid } = ctx.texts.library;
    if (outcome.kind === 'invalid') return ask(ctx, `${invalid[asked.field]}\n${askValue[asked.field]}`, asked);
    await takeButtonsOff(ctx, asked.preview);
    return ctx.say([previewOf(ctx, outcome.draft, offers)]);
  });

  feature.filter(takes('draft-cancel'), async (ctx) => {
    const { id } = payloadOf(ctx, DRAFT);
    if (!library.drafts.discard(ctx.from!.id, id)) return admitGone(ctx);
    await takePressedOff(ctx);
    return ctx.say(ctx.texts.library.cancelled);
  });

  feature.filter(takes('draft-save'), async (ctx) => {
    const { id } = payloadOf(ctx, DRAFT);
    const user = ctx.from!.id;
    const outcome = await library.drafts.save(user, id).catch((error: unknown) => admitFailure(ctx, id, error));
    if (outcome === null) return;
    if (outcome.kind === 'gone') return admitGone(ctx);
    const texts = ctx.texts.library;
    const title = shortenText(outcome.title, LINE);
    const line = outcome.kind === 'saved' ? texts.saved(title, outcome.articleId) : texts.alreadyThere(title);
    await takePressedOff(ctx);
    await ctx.say(renderLines([line], 'foreign'));
    if (outcome.kind !== 'saved') return;
    parts.show(outcome.articleId);
    parts.reload(ctx);
  });

  /** The button is used up; the disk may have room later. */
  async function admitFailure(ctx: ChatContext, id: string, error: unknown): Promise<null> {
    log.error('an article could not be saved', { error });
    const draft = library.drafts.find(ctx.from!.id, id);
    if (draft !== null) await showInPlace(ctx, previewOf(ctx, draft, offers));
    await ctx.say(renderLines([ctx.texts.library.saveFailed(scrubber.maskKnown(describeError(error)))], 'foreign'));
    return null;
  }

  return feature;
}

/** As the file that it would become: it opens on any phone, whatever its length. */
async function sendText(ctx: ChatContext, { article }: Draft): Promise<void> {
  const file = new InputFile(Buffer.from(formatCorpusFile(article)), `${article.id}.md`);
  await ctx.api.sendDocument(ctx.destination.chatId, file);
}

async function sendRemoved(ctx: ChatContext, { facts }: Draft): Promise<void> {
  const { library: texts } = ctx.texts;
  const shown = facts.removed.slice(0, SHOWN_REMOVED);
  const hidden = facts.removedCount - shown.length;
  const lines = [
    facts.removedCount === 0 ? texts.removedNothing : texts.removed(facts.removedCount),
    ...shown.map(({ text, rule }) => texts.removedLine(shortenText(text, LINE), rule)),
    ...(hidden > 0 ? [ctx.texts.more(hidden)] : []),
  ];
  await ctx.say(renderLines(lines, 'foreign'));
}

async function admitGone(ctx: ChatContext): Promise<void> {
  if (ctx.callbackQuery === undefined) return ctx.say(ctx.texts.library.draftGone);
  await takePressedOff(ctx);
  await ctx.answerCallbackQuery({ text: ctx.texts.library.draftGone, show_alert: true });
}
