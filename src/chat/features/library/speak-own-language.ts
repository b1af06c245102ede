import { textsFor } from '../../../texts/texts-for.ts';
import type { ChatContext } from '../../chat-context.ts';
import { noticeLanguage } from '../../notice-language.ts';

/** What a message holds is an article, or a value for one: it does not say which language its sender reads. */
export function speakOwnLanguage(ctx: ChatContext): void {
  ctx.texts = textsFor(noticeLanguage('', ctx.settings.language, ctx.from?.language_code));
}
