import { listPassages, listSentences, readMaterial, readQuestion } from './read-prompt.ts';
import type { ChatRequest, ChatScript } from './script.ts';

/** A model as a pure function of what it is asked. */
export type ModelDouble = (request: ChatRequest) => string;

/** Always the same text. */
export const replyWith =
  (text: string): ModelDouble =>
  () =>
    text;

/** One text after another; the last one again when there is none left. */
export const replyInTurn =
  (...texts: readonly [string, ...string[]]): ModelDouble =>
  ({ index }) =>
    texts[Math.min(index, texts.length - 1)]!;

const bigramsOf = (text: string) => {
  const chars = Array.from(text.replaceAll(/[\s\p{P}]/gu, ''));
  return new Set(chars.slice(1).map((char, i) => chars[i]! + char));
};

/**
 * A model that keeps to its task: the sentences that share most with the question, word for word, each with its
 * passage; NONE when no sentence shares anything.
 */
export const quotePassages =
  (most = 2): ModelDouble =>
  (request) => {
    const asked = bigramsOf(readQuestion(request));
    const countShared = (text: string) => [...bigramsOf(text)].filter((bigram) => asked.has(bigram)).length;
    const lines = listPassages(request)
      .flatMap(({ number, text }) =>
        listSentences(text).map((sentence) => ({ number, sentence, shared: countShared(sentence) })),
      )
      .filter(({ shared }) => shared > 0)
      .toSorted((a, b) => b.shared - a.shared)
      .slice(0, most);
    return lines.length === 0 ? 'NONE' : lines.map(({ sentence, number }) => `${sentence}[${number}]`).join('\n');
  };

/** Another model's reply, changed. */
export const altering =
  (model: ModelDouble, alter: (reply: string, request: ChatRequest) => string): ModelDouble =>
  (request) => {
    const reply = model(request);
    return reply === 'NONE' ? reply : alter(reply, request);
  };

/** The last digit of the first figure outside brackets is another. */
export const changeDigit = (model: ModelDouble): ModelDouble =>
  altering(model, (reply) => reply.replace(/\d(?![\d\]])/, (digit) => String((Number(digit) + 1) % 10)));

/** Every pointer names the next passage instead. */
export const swapPointers = (model: ModelDouble): ModelDouble =>
  altering(model, (reply, request) => {
    const count = Math.max(2, listPassages(request).length);
    return reply.replaceAll(/\[(\d+)\]/g, (_, number: string) => `[${(Number(number) % count) + 1}]`);
  });

/** Pointers to passages that are not there. */
export const pointNowhere = (model: ModelDouble): ModelDouble =>
  altering(model, (reply) => reply.replaceAll(/\[(\d+)\]/g, '[99]'));

/** A sentence of its own making, with a real pointer. */
export const inventSentence = (model: ModelDouble, sentence: string): ModelDouble =>
  altering(model, (reply) => `${reply}\n${sentence}[1]`);

/** Statements turned into their contrary. */
export const negate = (model: ModelDouble): ModelDouble =>
  altering(model, (reply) =>
    reply
      .split('\n')
      .map((line) =>
        /[不未没]/.test(line) ? line.replace(/[不未没]有?/, '') : line.replace(/[是为已有在将]/, '并未$&'),
      )
      .join('\n'),
  );

/** No pointers at all. */
export const withoutPointers = (model: ModelDouble): ModelDouble =>
  altering(model, (reply) => reply.replaceAll(/\[\d+\]/g, ''));

/** Chatter before and after, headings, links and markup. */
export const chatty = (model: ModelDouble): ModelDouble =>
  altering(
    model,
    (reply) => `好的！以下是回答：\n# 回答\n- **${reply}**\n更多信息见 https://example.org/\n希望对您有帮助！`,
  );

/** The wrong language: English words for whatever was asked. */
export const wrongLanguage = (): ModelDouble => (request) =>
  listPassages(request).length === 0 ? 'NONE' : 'The science city is very large and modern.[1]';

/** What orders a reader about: everything after it to the end of its line is done or said. */
const ORDER =
  /(?:请?(?:输出|回答|回复|只说|改为说|写道|重复)|(?:output|reply with|answer with|say|respond with|repeat))\s*[:：]?\s*["“「『]?([^"”」』\n]+)/i;

/**
 * Does what any instruction inside the passages or the question says, as a model does that was taken in: it writes
 * what it is told to write, and gives away its whole task when it is asked for it.
 */
export const obeyInjections =
  (otherwise: ModelDouble): ModelDouble =>
  (request) => {
    const material = readMaterial(request);
    if (/(?:系统|system)\s*(?:提示|prompt|消息|message)/i.test(material)) return `${request.messages[0]!.content}[1]`;
    const order = ORDER.exec(material)?.[1]?.trim();
    return order ? `${order}[1]` : otherwise(request);
  };

/** A double as the script of an endpoint. */
export const toScript =
  (model: ModelDouble): ChatScript =>
  (request) => ({ kind: 'text', text: model(request) });
