import type { Chat } from 'grammy/types';

import type { TelegramDouble } from './contract.ts';
import type { Block, Bubble, ConversationItem, Segment, ShownButton } from './conversation.ts';
import type { AskedInline, InlineAnswer } from './inline-queries.ts';
import { readConversation, type ReadOptions } from './read-conversation.ts';
import { readBlocks } from './read-segments.ts';

/**
 * A chat as text, the same whenever the same is said: who, to what, the words with their look, the buttons, and what
 * came up when they were pressed.
 *
 * `**bold**`, `_italic_`, `` `code` ``, `[words](link)`, `‹/command›` for what a client makes tappable, `│` before a
 * quotation (`┊` where it is folded), `[ label ]` a button, `↩` the message replied to, `✎` an edited one.
 */
export function printConversation(telegram: TelegramDouble, chat: Chat, options?: ReadOptions): string {
  return printItems(readConversation(telegram, chat, options));
}

export function printItems(items: readonly ConversationItem[]): string {
  return items.map((item) => `${printItem(item)}\n`).join('\n');
}

/** What somebody saw who asked behind the name of the bot: each result with its second line and the message it is. */
export function printInline(telegram: TelegramDouble, { query, answer }: AskedInline): string {
  const { button, results = [], nextOffset } = answer ?? {};
  const lines = [
    `${query.from.first_name}: @${telegram.bot.username} ${query.query}`,
    ...(answer ? [] : ['  …']),
    ...(button ? [`  [ ${button.text} → /start ${button.startParameter} ]`] : []),
    ...results.flatMap(printResult),
    ...(nextOffset ? ['  ⋯ more'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function printResult({ title, description, message }: InlineAnswer['results'][number]): readonly string[] {
  const lines = printBlocks(readBlocks(message.text, message.entities)).map((line) => `      ${line}`.trimEnd());
  return [`  ▸ ${title}`, ...(description === undefined ? [] : [`    ${description}`]), ...lines];
}

function printItem(item: ConversationItem): string {
  switch (item.kind) {
    case 'notice':
      return `· ${item.words} ·`;
    case 'press': {
      const outcome = item.isWaiting
        ? ' …'
        : item.toast === undefined
          ? ''
          : `\n  ${item.isAlert ? '❗' : '☁'} ${item.toast}`;
      return `${item.name} presses [ ${item.label} ]${outcome}`;
    }
    case 'message':
      return printBubble(item);
    default:
      return item satisfies never;
  }
}

function printBubble(bubble: Bubble): string {
  const { reply, attachment, input } = bubble;
  const head = [
    bubble.name,
    ...(bubble.viaBot === undefined ? [] : [`via ${bubble.viaBot}`]),
    ...(bubble.forwardedFrom === undefined ? [] : [`↪ ${bubble.forwardedFrom}`]),
    ...(reply ? [`↩ ${reply.name}: ${reply.words}`] : []),
    ...(bubble.isEdited ? ['✎'] : []),
  ].join('  ');
  const body = [
    ...(attachment ? [`(${attachment.kind}${attachment.label === '' ? '' : ` ${attachment.label}`})`] : []),
    ...printBlocks(bubble.blocks),
    ...bubble.buttons.map((row) => row.map(printButton).join(' ')),
    ...(input?.rows.map((row) => `⌨ ${row.map((label) => `[ ${label} ]`).join(' ')}`) ?? []),
    ...(input && input.rows.length === 0 ? [`⌨ ${input.placeholder ?? ''}`.trimEnd()] : []),
  ];
  return [head, ...body.map((line) => `  ${line}`.trimEnd())].join('\n');
}

function printBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    const lines = block.segments.map(printSegment).join('').split('\n');
    switch (block.kind) {
      case 'text':
        return lines;
      case 'quotation':
        return lines.map((line) => `│ ${line}`);
      case 'folded-quotation':
        return lines.map((line) => `┊ ${line}`);
      case 'code':
        return lines.map((line) => `    ${line}`);
      default:
        return block.kind satisfies never;
    }
  });
}

const MARKS: readonly (readonly [Segment['styles'][number], string])[] = [
  ['bold', '**'],
  ['italic', '_'],
  ['underline', '__'],
  ['strikethrough', '~~'],
  ['spoiler', '||'],
  ['code', '`'],
];

/** Marks stand close to the words, not around the blanks at their edges. */
function printSegment({ text, styles, url }: Segment): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return text;
  const linked = url === undefined ? words : url === words ? `‹${words}›` : `[${words}](${url})`;
  const tapped = styles.includes('tap') ? `‹${linked}›` : linked;
  const marked = MARKS.filter(([style]) => styles.includes(style)).reduce(
    (inner, [, mark]) => `${mark}${inner}${mark}`,
    tapped,
  );
  return `${before}${marked}${after}`;
}

const KINDS: Readonly<Record<ShownButton['kind'], string>> = {
  press: '',
  url: ' → url',
  copy: ' → copy',
  inline: ' → inline',
  other: ' → other',
};

function printButton({ label, kind }: ShownButton): string {
  return `[ ${label}${KINDS[kind]} ]`;
}
