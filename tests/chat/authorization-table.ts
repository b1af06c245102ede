/*
 * Who may do what, as a table of its own: the rules of the program are compared with what is expected here, in chats at
 * the double. Every cell has its own person and chat, so that what happens in a chat is what came of the cell.
 */
export type Outcome = 'not-read' | 'allowed' | 'not-admin' | 'private-only' | 'not-group-admin' | 'silence';
export type Where = 'private' | 'group' | 'supergroup' | 'topic' | 'channel';
export type Sender =
  | 'stranger'
  | 'group-admin'
  | 'creator'
  | 'bot-admin'
  | 'bot-and-group-admin'
  | 'anonymous-admin'
  | 'anonymous-bot-admin'
  | 'as-channel'
  | 'forwarded-by-bot-admin'
  | 'edited-by-bot-admin'
  | 'bot-admin-via-bot'
  | 'bot-admin-via-this-bot'
  | 'bot-with-admin-id'
  | 'channel-post';

export const PUBLIC = [
  'ask',
  'search',
  'sources',
  'cite',
  'new',
  'help',
  'about',
  'start',
  'privacy',
  'forget',
] as const;
export const FOR_BOT_ADMINS = ['reload', 'status', 'why'] as const;
export const FOR_BOT_ADMINS_IN_PRIVATE = ['articles', 'rollback', 'unanswered', 'feedback', 'stats'] as const;
export const ORDERS = [...PUBLIC, 'settings', ...FOR_BOT_ADMINS, ...FOR_BOT_ADMINS_IN_PRIVATE] as const;
/** A file to be made an article of. */
export const UPLOAD = 'upload';
export type Order = (typeof ORDERS)[number] | typeof UPLOAD;

export const DATA = {
  source: 'source:7k2m-9qxd:1',
  related: 'related:7k2m-9qxd',
  vote: 'vote:7k2m-9qxd:up',
  forget: 'forget:zz:yes',
  ask: 'ask:1',
  set: 'set:language:en',
  offer: 'offer:AAAAAAAAAAAAAAAAAAAAAA',
  articles: 'articles:1',
  article: 'article:x',
  draft: 'draft:x',
  unanswered: 'unanswered:1',
  feedback: 'feedback:1',
  'a made-up name': 'reload:force',
  'no shape at all': '::::',
} as const;
export type Button = keyof typeof DATA;

export const IN_PRIVATE: readonly Sender[] = [
  'stranger',
  'bot-admin',
  'forwarded-by-bot-admin',
  'edited-by-bot-admin',
  'bot-admin-via-bot',
  'bot-admin-via-this-bot',
  'bot-with-admin-id',
];
export const IN_GROUPS: readonly Sender[] = [
  ...IN_PRIVATE,
  'group-admin',
  'creator',
  'bot-and-group-admin',
  'anonymous-admin',
  'anonymous-bot-admin',
  'as-channel',
];
export const PRESSERS: readonly Sender[] = ['stranger', 'group-admin', 'creator', 'bot-admin', 'bot-and-group-admin'];
export const GROUPS = ['group', 'supergroup', 'topic'] as const;

const isIn = (list: readonly string[], one: string) => list.includes(one);
const isBotAdmin = (sender: Sender) => sender === 'bot-admin' || sender === 'bot-and-group-admin';
export const isGroupAdmin = (sender: Sender) =>
  isIn(['group-admin', 'creator', 'bot-and-group-admin', 'anonymous-admin', 'anonymous-bot-admin'], sender);

function forAdmins(sender: Sender, where: Where, order: string): Outcome {
  if (!isBotAdmin(sender)) return 'not-admin';
  return where !== 'private' && isIn(FOR_BOT_ADMINS_IN_PRIVATE, order) ? 'private-only' : 'allowed';
}

export function expectOrder(sender: Sender, where: Where, order: Order): Outcome {
  // Machines, edits, and what the bot itself has written for somebody give no orders and ask nothing.
  const mute = ['as-channel', 'channel-post', 'edited-by-bot-admin', 'bot-admin-via-this-bot', 'bot-with-admin-id'];
  if (isIn(mute, sender)) return 'silence';
  if (order === UPLOAD) {
    if (where !== 'private') return 'silence';
    return sender === 'bot-admin' ? 'allowed' : 'not-read';
  }
  if (isIn(PUBLIC, order)) return 'allowed';
  if (order !== 'settings') return forAdmins(sender, where, order);
  return where === 'private' || isGroupAdmin(sender) ? 'allowed' : 'not-group-admin';
}

export function expectPress(sender: Sender, where: Where, button: Button): Outcome {
  if (button === 'a made-up name' || button === 'no shape at all') return 'silence';
  if (isIn(['source', 'related', 'vote', 'forget', 'ask'], button)) return 'allowed';
  if (button === 'set') return where === 'private' || isGroupAdmin(sender) ? 'allowed' : 'not-group-admin';
  return forAdmins(sender, where, button === 'article' || button === 'draft' ? 'articles' : button);
}

export const canSendFiles = (sender: Sender) => sender !== 'edited-by-bot-admin';
