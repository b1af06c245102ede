/** What a language model is sent, as far as anyone may look at it. */
export interface Message {
  readonly type: string;
  readonly text: string;
}

export interface ShownPassage {
  readonly number: number;
  /** Title, publisher and so on. */
  readonly about: string;
  readonly text: string;
}

/** A request taken apart; what is not in it is empty. */
export interface Request {
  readonly kind: 'answer' | 'repair' | 'rewrite';
  readonly system: string;
  readonly isEnglish: boolean;
  /** The word that closes material. */
  readonly key: string;
  readonly passages: readonly ShownPassage[];
  /** Everything else that stands between the marks: question, earlier turns, facts. */
  readonly others: readonly string[];
  /** The letters of the sentences to be written again. */
  readonly letters: readonly string[];
}

const KEY = /<<([^<>/\s]+)>>/;

export function readRequest(messages: readonly Message[]): Request {
  const system = messages.find(({ type }) => type === 'system')?.text ?? '';
  const user = messages.findLast(({ type }) => type === 'human')?.text ?? '';
  const key = KEY.exec(system)?.[1] ?? '';
  const block = new RegExp(String.raw`(?:^\[(\d+)\]\n)?<<${key}>>\n([\s\S]*?)\n<</${key}>>`, 'gm');
  const passages: ShownPassage[] = [];
  const others: string[] = [];
  for (const [, number, body = ''] of user.matchAll(block)) {
    if (number === undefined) others.push(body);
    else {
      const [about = '', ...lines] = body.split('\n');
      passages.push({ number: Number(number), about, text: lines.join('\n') });
    }
  }
  const letters =
    passages.length === 0 ? [] : [...user.matchAll(/^([A-H])\. .*\n\s+wrong: /gm)].map(([, letter]) => letter!);
  const kind = passages.length === 0 ? 'rewrite' : letters.length > 0 ? 'repair' : 'answer';
  return { kind, system, isEnglish: /in English\b/.test(system), key, passages, others, letters };
}
