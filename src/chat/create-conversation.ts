import { Composer } from 'grammy';
import type { Update } from 'grammy/types';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { admitFault, createLateAdmission } from './admit-fault.ts';
import { createAskFeature } from './features/ask-feature.ts';
import type { Background } from './delivery/background.ts';
import { createPressAnswer } from './answer-press.ts';
import { createAuthorization } from './authorize.ts';
import { type ChatContext, createRequestReader } from './chat-context.ts';
import { createExampleFeature } from './features/example-feature.ts';
import { createExpectedReplies } from './expected-replies.ts';
import { createCourtesyFeature } from './features/courtesy-feature.ts';
import { createCiteFeature } from './features/cite-feature.ts';
import { createFeedbackFeature } from './features/feedback-feature.ts';
import { createHelpFeature } from './features/help-feature.ts';
import { createRequestLimiting } from './updates/limit-requests.ts';
import type { UpdateNote } from './updates/attempt-update.ts';
import type { RequestLimits } from './updates/request-limits.ts';
import { limitWork } from './updates/limit-work.ts';
import { createLifecycleFeature } from './features/lifecycle-feature.ts';
import type { Presence } from './updates/presence.ts';
import { createLibraryFeature } from './features/library/library-feature.ts';
import { createInlineFeature } from './features/inline-feature.ts';
import { createNewFeature } from './features/new-feature.ts';
import { createReloadFeature, reload } from './features/reload-feature.ts';
import { createRollbackFeature } from './features/rollback-feature.ts';
import { createStatusFeature } from './features/status-feature.ts';
import { createPrivacyFeature } from './features/privacy-feature.ts';
import { createSettingsFeature } from './features/settings-feature.ts';
import { createSearchFeature } from './features/search-feature.ts';
import { createSourcesFeature } from './features/sources-feature.ts';
import { createSourceFeature } from './features/source-feature.ts';
import { createVoteFeature } from './features/vote-feature.ts';
import { createOffers, createOfferTaking } from './offers.ts';
import { createNoticeWithdrawal } from './withdraw-notice.ts';
import type { Wait } from '../wait.ts';
import { createStatsFeature } from './features/stats-feature.ts';
import { createUnansweredFeature } from './features/unanswered-feature.ts';
import { createWhyFeature } from './features/why-feature.ts';

export interface ConversationParts {
  readonly app: App;
  readonly adminUserIds: readonly number[];
  readonly presence: Presence;
  readonly background: Background;
  readonly log: Log;
  readonly wait: Wait;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly limits?: RequestLimits | undefined;
  /** What is known of an update besides its content. */
  readonly noteOf: (update: Update) => UpdateNote | undefined;
  /** Has what was given up tried again. @returns how many */
  readonly retryDead: () => number;
  readonly metrics?: Metrics | undefined;
}

/**
 * Everything that is said in chats, as one middleware. It rejects when an update is to be tried again: Telegram or the
 * store is out of reach. Whatever else goes wrong is told to the chat.
 */
export function createConversation(given: ConversationParts): Composer<ChatContext> {
  const answer = limitWork((...args) => given.app.answer(...args), given.now);
  // The app reads its fields when they are asked for: they are not copied.
  const app = Object.assign(Object.create(given.app) as App, { answer });
  const onForget = (tell: (user: number) => void) => given.app.privacy.onForget(tell);
  const parts = { ...given, app, onForget };
  const conversation = new Composer<ChatContext>();
  const limiting = createRequestLimiting(parts);
  const offers = createOffers({ table: parts.app.offers });
  conversation.use(createLateAdmission(parts));
  conversation
    .errorBoundary((error) => admitFault(error, parts))
    .use(createLifecycleFeature(parts))
    .use(createPressAnswer(parts))
    .use(limiting.inline)
    .use(createInlineFeature(parts))
    .use(createRequestReader({ ...parts, settings: parts.app.settings }))
    .use(createNoticeWithdrawal(parts))
    .use(limiting.requests)
    // What waited for its turn when the bot was blocked or removed is not worked on any more.
    .filter((ctx) => !parts.presence.isGone(ctx.destination.chatId))
    .use(createAuthorization(parts))
    .use(createOfferTaking({ offers, adminUserIds: parts.adminUserIds }))
    .use(
      createExampleFeature(parts),
      createLibraryFeature({
        ...parts,
        library: parts.app.library,
        offers,
        replies: createExpectedReplies({ table: parts.app.offers }),
        reload: (ctx) => reload(ctx, { ...parts, offers }),
        withdraw: (ids) => parts.app.withdraw(ids),
        restore: (ids) => parts.app.restore(ids),
      }),
      createCourtesyFeature(),
      createAskFeature(parts),
      createSearchFeature(parts),
      createSourcesFeature(parts),
      createPrivacyFeature(parts),
      createNewFeature(parts),
      createStatusFeature({ ...parts, offers }),
      createReloadFeature({ ...parts, offers }),
      createRollbackFeature({ ...parts, offers }),
      createWhyFeature(parts),
      createUnansweredFeature({ ...parts, offers }),
      createFeedbackFeature({ ...parts, offers }),
      createStatsFeature(parts),
      createSettingsFeature(parts),
      createSourceFeature(parts),
      createVoteFeature(parts),
      createCiteFeature(parts),
      createHelpFeature(parts),
    );
  return conversation;
}
