/** How a stretch of text looks; `link` opens something, `tap` does what a client finds by itself: commands, mentions. */
export type Style = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'code' | 'link' | 'tap';

export interface Segment {
  readonly text: string;
  readonly styles: readonly Style[];
  /** Of a link. */
  readonly url?: string;
}

/** Text that stands by itself: a quotation has a bar at its side, and a folded one shows its first lines only. */
export interface Block {
  readonly kind: 'text' | 'quotation' | 'folded-quotation' | 'code';
  readonly segments: readonly Segment[];
}

export interface ShownButton {
  readonly label: string;
  /** `press` asks the bot; the others do something without it. */
  readonly kind: 'press' | 'url' | 'copy' | 'inline' | 'other';
  /** Where a url leads, or what is copied. */
  readonly target?: string;
}

export interface Attachment {
  readonly kind: 'photo' | 'document' | 'sticker' | 'voice';
  /** Name and size, or width and height, as far as there are. */
  readonly label: string;
  /** A PNG or JPEG, and its size in pixels. */
  readonly picture?: { readonly width: number; readonly height: number; readonly bytes: Buffer };
}

/** One message as somebody sees it. */
export interface Bubble {
  readonly kind: 'message';
  /** `right` is the person who looks at the chat. */
  readonly side: 'left' | 'right';
  readonly name: string;
  readonly viaBot?: string;
  readonly forwardedFrom?: string;
  /** What it replies to: the quoted words, or the first ones. */
  readonly reply?: { readonly name: string; readonly words: string };
  readonly attachment?: Attachment;
  readonly blocks: readonly Block[];
  readonly buttons: readonly (readonly ShownButton[])[];
  /** In place of the keyboard of the person: rows of answers, or a reply that is asked for. */
  readonly input?: { readonly placeholder?: string; readonly rows: readonly (readonly string[])[] };
  /** A new version of a message that stands further up, or a person's message that was edited. */
  readonly isEdited: boolean;
}

/** Something that stands in the middle: who came, what was pressed and what the bot whispered to them. */
export interface Notice {
  readonly kind: 'notice';
  readonly words: string;
}

export interface PressNotice {
  readonly kind: 'press';
  readonly name: string;
  readonly label: string;
  /** What came up at the top of the screen, or in a window that has to be closed; undefined when nothing did. */
  readonly toast?: string;
  readonly isAlert: boolean;
  /** The button shows that it waits. */
  readonly isWaiting: boolean;
}

export type ConversationItem = Bubble | Notice | PressNotice;
