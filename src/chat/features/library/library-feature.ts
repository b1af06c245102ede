import { Composer } from 'grammy';
import type { Library } from '../../../library/create-library.ts';
import type { Log } from '../../../log.ts';
import type { Wait } from '../../../wait.ts';
import type { ChatContext } from '../../chat-context.ts';
import type { ExpectedReplies } from '../../expected-replies.ts';
import type { Offers } from '../../offers.ts';
import { speakOwnLanguage } from './speak-own-language.ts';
import { createArticlesFeature } from './articles-feature.ts';
import { createDraftFeature } from './draft-feature.ts';
import { createPasteFeature } from './paste-feature.ts';
import { createRestoreFeature } from './restore-feature.ts';
import { createRetireFeature } from './retire-feature.ts';
import { createUploadFeature } from './upload-feature.ts';

export interface LibraryFeatureParts {
  readonly library: Library;
  /** Telegram's numeric user ids. */
  readonly adminUserIds: readonly number[];
  readonly offers: Offers;
  readonly replies: ExpectedReplies;
  /** Makes the articles on disk those that answer, and tells the chat what came of it; returns at once. */
  readonly reload: (ctx: ChatContext) => void;
  /** From the next answer on, none of these articles answers. */
  readonly withdraw: (articleIds: readonly string[]) => void;
  /** Ends that for articles that are back. */
  readonly restore: (articleIds: readonly string[]) => void;
  readonly log: Log;
  readonly wait: Wait;
}

/** How admins keep the articles from a chat: send new ones, look at those that are there, retire and restore. */
export function createLibraryFeature(parts: LibraryFeatureParts): Composer<ChatContext> {
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
