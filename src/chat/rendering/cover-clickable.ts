import type { MessageEntity } from 'grammy/types';
import type { Span } from '../../answering/answer.ts';
import type { Draft } from './message-builder.ts';

/** Letters that Latin addresses are written with, or imitated: аpple with a Cyrillic а is a domain, too. */
const LABEL = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_~-]`;
/** The last part of a domain: letters of any other script, or one of the Chinese ones that are in use. */
const LAST_LABEL = String.raw`(?:xn--[a-z0-9-]+|(?:(?!\p{Script=Han})[\p{L}\p{M}]){2,63}|(?:世界|中信|中国|中國|中文网|亚马逊|企业|佛山|信息|健康|八卦|公司|公益|台湾|台灣|商城|商店|商标|嘉里|嘉里大酒店|在线|大拿|天主教|娱乐|家電|广东|微博|慈善|我爱你|手机|招聘|政务|政府|新加坡|新闻|时尚|書籍|机构|淡马锡|游戏|澳門|点看|移动|组织机构|网址|网店|网站|网络|联通|谷歌|购物|通販|集团|電訊盈科|飞利浦|食品|餐厅|香格里拉|香港)(?!\p{L}))`;
/** What follows a domain; blanks and the marks of Chinese that stand behind an address end it. */
const REST = String.raw`[^\s<>"“”「」『』，。；、（）()[\]]*`;
const PATH = String.raw`(?::\d+)?(?:[/?#]${REST})?`;

/**
 * What Telegram makes clickable without being asked: addresses with or without a scheme, mail addresses, mentions,
 * commands, hashtags and cashtags. Rather too much than too little: what is found is only shown in another typeface.
 */
const CLICKABLE: readonly RegExp[] = [
  new RegExp(String.raw`[a-z][a-z0-9+.-]{0,20}:\/\/${REST}`, 'giu'),
  new RegExp(String.raw`(?<!${LABEL})${LABEL}{1,63}(?:\.${LABEL}{1,63}){0,8}\.${LAST_LABEL}${PATH}`, 'giu'),
  // Any character that is not Latin may stand in a domain, Chinese without a blank before it included.
  new RegExp(String.raw`[^\s\p{ASCII}]\.${LAST_LABEL}${PATH}`, 'giu'),
  new RegExp(String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])${PATH}`, 'gu'),
  /@[a-z0-9_]+/giu,
  /(?<![\p{L}\p{N}_/])\/[a-z0-9_]+(?:@[a-z0-9_]+)?/giu,
  /#[\p{L}\p{N}_]+/gu,
  /(?<![\p{L}\p{N}])\$[A-Z0-9]+/gu,
];
/** More of them in one message are covered together, so that a text full of them stays one message. */
const MOST_COVERS = 20;

/** Spans of a text that Telegram would make clickable, in order, not touching each other. */
export function findClickable(text: string): readonly Span[] {
  const found = CLICKABLE.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  ).toSorted((a, b) => a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

const spanOf = ({ offset, length }: MessageEntity): Span => ({ start: offset, end: offset + length });

/** What is left of a span without others. */
function subtract(span: Span, others: readonly Span[]): readonly Span[] {
  let left = [span];
  const touching = others.filter(({ start, end }) => start < span.end && end > span.start);
  for (const { start, end } of touching)
    left = left
      .flatMap((part) => [
        { start: part.start, end: Math.min(part.end, start) },
        { start: Math.max(part.start, end), end: part.end },
      ])
      .filter((part) => part.end > part.start);
  return left;
}

/** Spans as one wherever more than `MOST_COVERS` of them lie in the same line. */
function thinOut(spans: readonly Span[], text: string): readonly Span[] {
  if (spans.length <= MOST_COVERS) return spans;
  const lines = new Map<number, Span>();
  for (const { start, end } of spans) {
    const line = text.lastIndexOf('\n', start);
    lines.set(line, { start: lines.get(line)?.start ?? start, end });
  }
  return [...lines.values()];
}

/**
 * Nothing in an answer can be clicked but the links that the program sets. Words from outside stay as they are to the
 * character; what Telegram would turn into a link, a mention or a command becomes `code`, in which it looks for none.
 */
export function coverClickable(draft: Draft): Draft {
  const links = draft.entities.filter(({ type }) => type === 'text_link').map(spanOf);
  const spans = findClickable(draft.text).flatMap((span) => subtract(span, links));
  const covers = thinOut(spans, draft.text).flatMap((span) => subtract(span, links));
  if (covers.length === 0) return draft;
  const entities = draft.entities.flatMap((entity): readonly MessageEntity[] => {
    // Code nests in nothing but a quotation.
    if (entity.type !== 'bold') return [entity];
    return subtract(spanOf(entity), covers).map(({ start, end }) => ({
      type: 'bold',
      offset: start,
      length: end - start,
    }));
  });
  const code = covers.map(({ start, end }): MessageEntity => ({ type: 'code', offset: start, length: end - start }));
  return {
    ...draft,
    entities: [...entities, ...code].toSorted((a, b) => a.offset - b.offset || b.length - a.length),
  };
}
