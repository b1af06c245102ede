import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { LANGUAGES } from '../../language/language.ts';
import type { Log } from '../../log.ts';
import { ASKERS, type ChatSettings } from '../../settings/chat-settings.ts';
import { textsFor } from '../../texts/texts-for.ts';
import { type ChatContext, gives, presses } from '../chat-context.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { editPressed } from '../delivery/edit-pressed.ts';
import { noticeLanguage } from '../notice-language.ts';
import { renderSettings } from '../rendering/render-settings.ts';

/**
 * `/settings`: what a group has set, and in a private chat the person's language, with a button for each choice. A
 * button sets a value and does not switch between two, so that pressing it twice, or late, does what it says.
 */
export function createSettingsFeature(parts: {
  readonly app: Pick<App, 'settings'>;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, log } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(gives('settings'), (ctx) => ctx.say([renderSettings(ctx.settings, isPrivate(ctx), ctx.texts)]));
  feature.filter(presses('set'), async (ctx) => {
    const changes = ctx.request.kind === 'press' ? readChange(ctx.request.args, isPrivate(ctx)) : null;
    const settings = changes && app.settings.change(ctx.destination.chatId, changes);
    if (settings === null) {
      const { people, groups } = ctx.texts;
      await ctx.answerCallbackQuery({ text: changes === null ? people.expired : groups.settings.notSaved });
      return;
    }
    const texts = textsFor(noticeLanguage('', settings.language, ctx.from?.language_code));
    await ctx.answerCallbackQuery({ text: texts.groups.settings.saved });
    await editPressed(ctx, renderSettings(settings, isPrivate(ctx), texts), log).catch((error: unknown) =>
      // It is set all the same.
      log.debug('settings could not be shown', { error: describeApiError(error) }),
    );
  });
  return feature;
}

const isPrivate = ({ chat }: ChatContext): boolean => chat?.type === 'private';

/** What a button sets; null when it carries no such thing. In a private chat there is a language to set and no more. */
function readChange([name, value]: readonly string[], isPrivate: boolean): Partial<ChatSettings> | null {
  const language = LANGUAGES.find((known) => known === value);
  if (name === 'language' && (language !== undefined || value === 'auto')) return { language: language ?? null };
  if (isPrivate) return null;
  if (name === 'quiet' && (value === 'on' || value === 'off')) return { quiet: value === 'on' };
  const askers = ASKERS.find((known) => known === value);
  return name === 'askers' && askers !== undefined ? { askers } : null;
}
