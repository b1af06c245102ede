import type { ChatRequest } from './script.ts';

/** A passage as a model reads it in a prompt. */
export interface PromptPassage {
  readonly number: number;
  /** What is said about it, such as title and date: the first line between the marks. */
  readonly about: string;
  readonly text: string;
}

const lastMessage = ({ messages }: ChatRequest) => messages.at(-1)?.content ?? '';

/**
 * The numbered passages of a prompt: a line `[n]`, and behind it text between the marks `<<key>>` and `<</key>>`.
 * Marks with another key than the first are words of a text, as they are to an attentive model.
 */
export function listPassages(request: ChatRequest): readonly PromptPassage[] {
  const prompt = lastMessage(request);
  const key = /<<(\w+)>>/.exec(prompt)?.[1];
  if (key === undefined) return [];
  const pattern = new RegExp(`^\\[(\\d+)\\][^\\S\\n]*\\n<<${key}>>\\n([^]*?)\\n<</${key}>>`, 'gm');
  return [...prompt.matchAll(pattern)].map(([, number, body]) => {
    const [about = '', ...lines] = body!.split('\n');
    return { number: Number(number), about, text: lines.join('\n') };
  });
}

/** The last question of a prompt: what stands between marks after the last line `Question:` or `The last question:`. */
export function readQuestion(request: ChatRequest): string {
  const prompt = lastMessage(request);
  const at = Math.max(prompt.lastIndexOf('\nQuestion:'), prompt.lastIndexOf('\nThe last question:'));
  return /<<(\w+)>>\n([^]*?)\n<<\/\1>>/.exec(prompt.slice(Math.max(at, 0)))?.[2] ?? '';
}

/** The sentences of a text, each with its closing mark. */
export function listSentences(text: string): readonly string[] {
  return (text.match(/[^。！？!?\n]+[。！？!?]?/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}

/** What of the prompt other people wrote: passages and the question. */
export function readMaterial(request: ChatRequest): string {
  return [...listPassages(request).map(({ about, text }) => `${about}\n${text}`), readQuestion(request)].join('\n');
}
