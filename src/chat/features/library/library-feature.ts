import { Composer } from 'grammy';
import type { Library } from '../../../library/create-library.ts';
import type { Log } from '../../../log.ts';
import type { Wait } from '../../../wait.ts';
import type { ChatContext } from '../../chat-context.ts';
import type { Background } from '../../delivery/background.ts';
import type { ExpectedReplies } from '../../expected-replies.ts';
import type { Offers } from '../../offers.ts';
import { speakOwnLanguage } from './speak-own-language.ts';
import { createArticlesFeature } from './articles-feature.ts';
import { createDraftFeature } from './draft-feature.ts';
import { followUp } from './follow-up.ts';
import { createPasteFeature } from './paste-feature.ts';
import { createRestoreFeature } from './restore-feature.ts';
import { createRetireFeature } from './retire-feature.ts';
import { createUploadFeature } from './upload-feature.ts';

export interface LibraryFeatureOptions {
  readonly library: Library;
  /** Telegram's numeric user ids. */
  readonly adminUserIds: readonly number[];
  readonly offers: Offers;
  readonly replies: ExpectedReplies;
  /** Makes the articles on disk those that answer, and tells the chat what came of it. */
  readonly reload: (ctx: ChatContext) => Promise<void>;
  /** From the next answer on, none of these articles answers. */
  readonly withdraw: (articleIds: readonly string[]) => void;
  /** Lets answers use articles of these ids again. */
  readonly restore: (articleIds: readonly string[]) => void;
  /** A reload goes on after what asked for it is handled. */
  readonly background: Background;
  readonly log: Log;
  readonly wait: Wait;
}

/** What the features of the library have in common. */
export interface LibraryFeatureParts extends Pick<
  LibraryFeatureOptions,
  'library' | 'adminUserIds' | 'offers' | 'replies' | 'log' | 'wait'
> {
  /** The folder has changed: makes it what answers; returns at once. */
  reload(ctx: ChatContext): void;
  /** Work that goes on after what began it is handled. */
  later(work: () => Promise<void>): void;
  /** The article answers no more, whatever becomes of the reload. */
  hide(articleId: string): void;
  show(articleId: string): void;
}

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
    reload: (ctx) => background.start(() => reload(ctx)),
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
