import { Composer } from 'grammy';
import type { ChatContext } from '../../chat-context.ts';
import { speakOwnLanguage } from './speak-own-language.ts';
import { createArticlesFeature } from './articles-feature.ts';
import { createDraftFeature } from './draft-feature.ts';
import { followUp } from './follow-up.ts';
import { createPasteFeature } from './paste-feature.ts';
import { createRestoreFeature } from './restore-feature.ts';
import { createRetireFeature } from './retire-feature.ts';
import type { LibraryFeatureOptions, LibraryFeatureParts } from './library-parts.ts';
import { createUploadFeature } from './upload-feature.ts';

/** How admins keep the articles from a chat: send new ones, look at those that are there, retire and restore. */
export function createLibraryFeature(options: LibraryFeatureOptions): Composer<ChatContext> {
  const { background, log } = options;
  const reload = followUp(options.reload);

  /** It is in effect, and would not outlive a restart; by then the article's file has moved. */
  function note(change: () => void): void {
    try {
      change();
    } catch (error) {
      log.error('what answers no more could not be noted', { error });
    }
  }
  const parts: LibraryFeatureParts = {
    ...options,
    later: (work) => background.start(work),
    reload: (ctx) => background.start(() => reload(ctx), ctx.api),
    hide: (id) => note(() => options.withdraw([id])),
    show: (id) => note(() => options.restore([id])),
  };
  const feature = new Composer<ChatContext>();
  // A reply to what the bot asked for is no question.
  feature.use((ctx, next) => {
    const offer = ctx.chat?.type === 'private' ? parts.replies.take(ctx, parts.adminUserIds) : null;
    if (offer !== null) {
      speakOwnLanguage(ctx);
      ctx.request = { kind: 'offer', ...offer };
    }
    return next();
  });
  feature.use(
    createUploadFeature(parts),
    createPasteFeature(parts),
    createDraftFeature(parts),
    createArticlesFeature(parts),
    createRetireFeature(parts),
    createRestoreFeature(parts),
  );
  return feature;
}
