import { sequentialize } from '@grammyjs/runner';
import { type BotError, Composer } from 'grammy';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import { textsFor } from '../texts/texts-for.ts';
import { createAdminFeature } from './admin-feature.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import { createAskFeature } from './ask-feature.ts';
import type { Background } from './background.ts';
import { type ChatContext, createMessageReader } from './chat-context.ts';
import { createHelpFeature } from './help-feature.ts';
import { createBacklogLimit } from './limit-backlog.ts';
import { readLanguageCode } from './notice-language.ts';
import { createNewFeature } from './new-feature.ts';
import { createSearchFeature } from './search-feature.ts';
import { destinationOf, plain, sendMessages } from './send-messages.ts';
import type { Wait } from '../wait.ts';
import { createWhyFeature } from './why-feature.ts';

export interface ConversationParts {
  readonly app: App;
  readonly adminUserIds: readonly number[];
  readonly background: Background;
  readonly log: Log;
  readonly wait: Wait;
}

/**
 * Everything that is said in chats, as one middleware: it never rejects, answers the messages of one chat in their
 * order and those of different chats at the same time.
 */
export function createConversation(parts: ConversationParts): Composer<ChatContext> {
  const conversation = new Composer<ChatContext>();
  conversation
    .errorBoundary((error) => admitFault(error, parts.log))
    .use(createMessageReader(parts))
    .use(createBacklogLimit())
    .use(sequentialize((ctx) => String(ctx.destination.chatId)))
    .use(
      createAskFeature(parts),
      createSearchFeature(parts),
      createNewFeature(parts),
      createAdminFeature(parts),
      createWhyFeature(parts),
      createHelpFeature(parts),
    );
  return conversation;
}

/** Nobody is left without a word because of a fault of ours, and nobody is shown more of it than that. */
async function admitFault(error: BotError<ChatContext>, log: Log): Promise<void> {
  const { ctx } = error;
  log.error('a message could not be handled', { update: ctx.update.update_id, error: describeApiError(error) });
  const fault = classifyApiError(error);
  if (ctx.message === undefined || fault === 'gone' || fault === 'throttled') return;
  const texts = ctx.texts ?? textsFor(readLanguageCode(ctx.from?.language_code));
  try {
    await sendMessages(ctx.api, destinationOf(ctx.message), plain(texts.unavailable.internal), log);
  } catch (second) {
    log.warn('the fault could not be admitted', { error: describeApiError(second) });
  }
}
