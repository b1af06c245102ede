export type FilteredPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** All text before was reasoning, whose beginning was not marked. */
  | { readonly kind: 'void' };

export interface ReasoningFilter {
  /** What of the next piece is reply; what could be the beginning of a mark is held back. */
  push(piece: string): readonly FilteredPiece[];
  /** What was held back and turned out to be no mark. */
  end(): readonly FilteredPiece[];
}

const OPEN = '<think>';
const CLOSE = '</think>';

/** The longest end of `text` that may be the beginning of a mark. */
function heldLength(text: string): number {
  for (let length = Math.min(text.length, CLOSE.length - 1); length > 0; length -= 1) {
    const end = text.slice(-length).toLowerCase();
    if (OPEN.startsWith(end) || CLOSE.startsWith(end)) return length;
  }
  return 0;
}

/**
 * Takes `<think>…</think>` out of a reply that comes in pieces, as reasoning models send it where the server does not
 * set it apart. Some leave out the opening mark, which stands in their prompt: a closing mark alone voids what came
 * before it.
 */
export function createReasoningFilter(): ReasoningFilter {
  let thinking = false;
  let held = '';
  return {
    push(piece) {
      const found: FilteredPiece[] = [];
      let rest = held + piece;
      const give = (text: string) => {
        if (!thinking && text !== '') found.push({ kind: 'text', text });
      };
      for (let mark; (mark = /<\/?think>/i.exec(rest)); rest = rest.slice(mark.index + mark[0].length)) {
        give(rest.slice(0, mark.index));
        const closes = mark[0].length === CLOSE.length;
        if (closes && !thinking) found.push({ kind: 'void' });
        thinking = !closes;
      }
      const length = heldLength(rest);
      held = rest.slice(rest.length - length);
      give(rest.slice(0, rest.length - length));
      return found;
    },
    end() {
      const text = thinking ? '' : held;
      held = '';
      return text === '' ? [] : [{ kind: 'text', text }];
    },
  };
}
