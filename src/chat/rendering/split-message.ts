import type { MessageEntity } from 'grammy/types';
import { startOfCharacter } from '../../language/shorten.ts';
import type { Draft, FormattedText } from './message-builder.ts';

/** Telegram's limits for one message: UTF-16 units of text, and entities. */
export interface MessageLimits {
  readonly length: number;
  readonly entities: number;
}
const MESSAGE_LIMITS: MessageLimits = { length: 4096, entities: 100 };

const SENTENCE_END = /[\n。！？；!?;]/;

/**
 * Divides a draft into messages within the limits, in order and without loss except for white space at their ends.
 * It divides at the draft's breaks where it can; a part that is longer than a message is divided after a sentence
 * or, failing that, anywhere but inside a character as readers see it or a span that stays whole. An entity over a division
 * goes on in the next message.
 */
export function splitMessage(draft: Draft, limits: MessageLimits = MESSAGE_LIMITS): readonly FormattedText[] {
  const messages: FormattedText[] = [];
  let from = skipSpace(draft.text, 0);
  while (from < draft.text.length) {
    const to = findDivision(draft, from, limits);
    messages.push(cutOut(draft, from, to));
    from = skipSpace(draft.text, to);
  }
  return messages;
}

function findDivision(draft: Draft, from: number, limits: MessageLimits): number {
  const { text } = draft;
  const last = Math.min(text.trimEnd().length, from + limits.length, findEntityBound(draft.entities, from, limits));
  if (last === text.trimEnd().length) return text.length;
  const preferred = draft.breaks.findLast((offset) => offset > from && offset <= last);
  if (preferred !== undefined) return preferred;

  let to = last;
  // A sentence end in the first half would leave a message half empty.
  for (let at = last; at > from + (last - from) / 2; at -= 1)
    if (SENTENCE_END.test(text[at - 1] ?? '') && !isInside(draft, at)) {
      to = at;
      break;
    }
  return findWholeEnd(draft, from, to);
}

/** The last offset up to `to` that lies in nothing that stays whole: no span, and nothing that a reader sees as one character. */
function findWholeEnd(draft: Draft, from: number, to: number): number {
  const start = isInside(draft, to)?.start ?? startOfCharacter(draft.text, to);
  if (start === to) return to;
  if (start > from) return findWholeEnd(draft, from, start);
  // What begins with the message and is longer than it cannot stay whole.
  return isSurrogatePair(draft.text, to) && to - 1 > from ? to - 1 : to;
}

function isInside(draft: Draft, offset: number) {
  return draft.wholes.find((span) => span.start < offset && offset < span.end);
}

/** The offset at which the message that begins at `from` would get one entity too many. */
function findEntityBound(entities: readonly MessageEntity[], from: number, limits: MessageLimits): number {
  const following = entities
    .filter((entity) => entity.offset + entity.length > from)
    .toSorted((a, b) => a.offset - b.offset);
  const tooMany = following[limits.entities];
  return tooMany === undefined || tooMany.offset <= from ? Infinity : tooMany.offset;
}

function isSurrogatePair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1));
}

function skipSpace(text: string, from: number): number {
  return from + (text.length - from - text.slice(from).trimStart().length);
}

/** The part `[from, to)` as a message of its own: trimmed at the end, with the parts of the entities that lie in it. */
function cutOut(draft: Draft, from: number, to: number): FormattedText {
  const text = draft.text.slice(from, to).trimEnd();
  const entities = draft.entities
    .map((entity) => {
      const start = Math.max(entity.offset - from, 0);
      const end = Math.min(entity.offset + entity.length - from, text.length);
      return { ...entity, offset: start, length: end - start };
    })
    // Telegram refuses an entity without a visible character.
    .filter((entity) => entity.length > 0 && text.slice(entity.offset, entity.offset + entity.length).trim() !== '')
    .toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities };
}
