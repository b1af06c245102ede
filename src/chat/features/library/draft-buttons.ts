import type { InlineKeyboardButton } from 'grammy/types';
import type { Draft, DraftField } from '../../../library/draft.ts';
import type { ChatContext } from '../../chat-context.ts';
import type { Offers } from '../../offers.ts';
import { writePress } from '../../press-data.ts';
import type { FormattedText } from '../../rendering/message-builder.ts';
import { renderPreview } from '../../rendering/render-preview.ts';

/** A draft with what may be done with it. The buttons that change something are made anew each time. */
export function previewOf(ctx: ChatContext, draft: Draft, offers: Offers): FormattedText {
  const { library: texts } = ctx.texts;
  const { id } = draft;
  const offer = (text: string, action: string, payload: object): InlineKeyboardButton => ({
    text,
    callback_data: offers.make(ctx, { action, payload }),
  });
  const edit = (field: DraftField) => offer(texts.edit(texts.field[field]), 'draft-edit', { id, field });
  const show = (text: string, what: string) => ({ text, callback_data: writePress('draft', id, what) });
  return {
    ...renderPreview(draft, ctx.texts),
    buttons: [
      [offer(texts.save, 'draft-save', { id }), offer(texts.cancel, 'draft-cancel', { id })],
      [edit('title'), edit('publisher'), edit('published')],
      [edit('url'), edit('kind')],
      [show(texts.fullText, 'text'), ...(draft.facts.removedCount > 0 ? [show(texts.removedLines, 'removed')] : [])],
    ],
  };
}
