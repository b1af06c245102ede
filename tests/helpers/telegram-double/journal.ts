import type { Message } from 'grammy/types';

import type { PressedButton } from './callback-queries.ts';

/** What happened in a chat, as people saw it. */
export type ChatEvent =
  | { readonly kind: 'posted' | 'edited'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly messageId: number }
  | { readonly kind: 'pressed'; readonly messageId: number; readonly label: string; readonly press: PressedButton };
