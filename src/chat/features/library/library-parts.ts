import type { Library } from '../../../library/create-library.ts';
import type { Log } from '../../../log.ts';
import type { Wait } from '../../../wait.ts';
import type { ChatContext } from '../../chat-context.ts';
import type { Background } from '../../delivery/background.ts';
import type { ExpectedReplies } from '../../expected-replies.ts';
import type { Offers } from '../../offers.ts';

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
