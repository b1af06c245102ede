import type { App } from '../../app.ts';
import { isPassageKey, type PassageKey } from '../../passages/passage-key.ts';
import type { LinkTo } from './render-answer.ts';

const PREFIX = 'p_';

/** The permanent address of a passage: it opens the bot and the passage in it, for anybody. */
export function passageLink(username: string, key: PassageKey): string {
  return `https://t.me/${username}?start=${PREFIX}${key}`;
}

/** Links sources to their passages, in the chat with the bot of this name. */
export function linkPassages({ passages }: Pick<App, 'passages'>, me: { readonly username: string }): LinkTo {
  return (citation) => {
    const key = passages.keyOf(citation);
    return key === null ? null : passageLink(me.username, key);
  };
}

/** Where a client lets somebody choose whom to send an address to. */
export function shareLink(url: string): string {
  return `https://t.me/share/url?url=${encodeURIComponent(url)}`;
}

/** The passage that somebody comes for who follows such an address; null when they come for something else. */
export function readPassageLink(payload: string): PassageKey | null {
  const key = payload.startsWith(PREFIX) ? payload.slice(PREFIX.length) : '';
  return isPassageKey(key) ? key : null;
}
