import type { CallbackQuery } from 'grammy/types';

import type { Clock } from './clock.ts';

/** A press of a button, and what the bot said to it. */
export interface PressedButton {
  readonly query: CallbackQuery;
  readonly at: number;
  /** Null until answerCallbackQuery; the user sees a spinner that long. */
  readonly answer: { readonly text?: string; readonly show_alert?: boolean; readonly url?: string } | null;
}

export interface CallbackQueries {
  readonly all: readonly PressedButton[];
  add(query: CallbackQuery): PressedButton;
  find(id: string): PressedButton | undefined;
  answer(id: string, answer: NonNullable<PressedButton['answer']>): void;
}

export function createCallbackQueries(clock: Clock): CallbackQueries {
  const pressed: { -readonly [Key in keyof PressedButton]: PressedButton[Key] }[] = [];
  const find = (id: string) => pressed.find((it) => it.query.id === id);
  return {
    all: pressed,
    find,
    add(query) {
      const press = { query, at: clock.now(), answer: null };
      pressed.push(press);
      return press;
    },
    answer(id, answer) {
      const press = find(id);
      if (press) press.answer = answer;
    },
  };
}
