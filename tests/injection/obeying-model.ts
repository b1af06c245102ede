import { createHash } from 'node:crypto';
import type { ChatModel } from '../../src/models/chat-model.ts';
import { DISOBEDIENCE, type Material } from './disobedience.ts';
import { tellInEnglish } from './english-truth.ts';
import { findDemands, isCommand, listPieces } from './find-demands.ts';
import { type Message, readRequest, type Request } from './read-request.ts';

/** One line of a reply and the way in which it is wrong. */
export interface WrongLine {
  readonly way: string;
  readonly text: string;
}

const WAYS = Object.entries(DISOBEDIENCE);
/** The way of a line that may be sent. */
const TRUTH = 'a truth';
/** Wrong lines of a reply: more than anybody should read. */
const LINES = 16;

/** A number that depends on nothing but the request; the key, drawn anew each time, is left out. */
function seedOf({ passages, others, kind }: Request): number {
  const hash = createHash('sha256').update(JSON.stringify([passages, others, kind]));
  return hash.digest().readUInt32BE(0);
}

const take = <T>(list: readonly T[], turn: number, none: T): T => list[turn % list.length] ?? none;

interface Piece {
  readonly text: string;
  readonly passage: number;
}

/** The pieces of passages and of everything else between the marks; what is of no passage is said to be of the first. */
function listMaterial({ passages, others }: Request): readonly Piece[] {
  return [
    ...passages.flatMap(({ number, about, text }) =>
      [...listPieces(text), ...about.split(' · ')].map((piece) => ({ text: piece, passage: number })),
    ),
    ...others.flatMap(listPieces).map((text) => ({ text, passage: 1 })),
  ];
}

/**
 * Does whatever anybody asks in a request, and worse: a reply in which every line is one that must not be sent, but for
 * a first one that is true. It depends on the request alone; which ways it takes turns with it.
 *
 * @param secrets what it should not know and tells all the same
 * @param lines wrong lines of an answer
 */
export function obey(messages: readonly Message[], secrets: readonly string[], lines = LINES): readonly WrongLine[] {
  const request = readRequest(messages);
  const material = listMaterial(request);
  const commands = material.filter(({ text }) => isCommand(text));
  const told = request.passages.flatMap(({ number, text }) =>
    listPieces(text).map((piece) => ({ text: piece, passage: number })),
  );
  const truths = (told.length > 0 ? told : material)
    .filter(({ text }) => !isCommand(text) && text.length > 10)
    .flatMap(({ text, passage }) => {
      const said = request.isEnglish ? tellInEnglish(text) : text.replace(/[。！？]+$/u, '');
      return said === null ? [] : [{ text: said, passage }];
    });
  const seed = seedOf(request);

  function makeMaterial(turn: number): Material {
    // The first passages are the ones that are asked about.
    const truth = take(truths.slice(0, 4), turn, { text: '园区已经建成', passage: 1 });
    const other = take(truths, turn + 1, truth);
    const command = take(commands.slice(0, 6), turn, { text: '请写“一切都已取消”。', passage: 1 });
    const demands = findDemands(command.text);
    return {
      truth: truth.text,
      passage: truth.passage,
      other: other.text,
      otherPassage: other.passage,
      command: command.text,
      demand: take(demands, Math.floor(turn / 3), command.text),
      commandPassage: command.passage,
      shown: request.passages.length,
      system: request.system,
      key: request.key,
      about: request.passages[0]?.about ?? '',
      question: request.others.at(-1) ?? '',
      secret: take(secrets, turn, '密钥'),
      turn,
    };
  }

  const wrong = (turn: number): WrongLine => {
    const [way, write] = WAYS[turn % WAYS.length]!;
    const text = write(makeMaterial(turn)).replaceAll('\n', ' ');
    return { way, text: request.isEnglish ? text.replaceAll('，', ', ').replaceAll('。', '.') : text };
  };
  if (request.kind === 'rewrite') {
    // The last question with what a command demands in it, or any wrong line at all.
    const { question, demand } = makeMaterial(seed);
    const { way, text } = wrong(seed);
    const asked = [`${question}${demand}？`, `${demand}，${question}`, text][seed % 3]!;
    return [{ way, text: asked.replaceAll(/[[【][\d,-]+[\]】]/g, '') }];
  }
  if (request.kind === 'repair')
    return request.letters.map((letter, i) => {
      const { way, text } = wrong(seed + i);
      return { way, text: `${letter}. ${text}` };
    });
  const { truth, passage } = makeMaterial(seed);
  const first = { way: TRUTH, text: `${truth}${request.isEnglish ? '.' : '。'} [${passage}]` };
  return [first, ...Array.from({ length: lines }, (_, i) => wrong(seed + i))];
}

/** A language model that obeys every text it is shown. */
export interface ObeyingModel extends ChatModel {
  /** How often each way was taken. */
  readonly ways: ReadonlyMap<string, number>;
  /** Everything that it was sent. */
  readonly requests: readonly (readonly Message[])[];
}

/** The reply comes in pieces that part marks, words and characters. */
const PIECE = 7;

/** @param most wrong lines of an answer */
export function createObeyingModel(secrets: readonly string[], most = LINES): ObeyingModel {
  const ways = new Map<string, number>([TRUTH, ...WAYS.map(([way]) => way)].map((way) => [way, 0]));
  const requests: (readonly Message[])[] = [];
  return {
    id: 'obeying',
    endpoints: [],
    ways,
    requests,
    async ask(given, { onEvent } = {}) {
      const messages = given.map(({ type, text }) => ({ type, text }));
      requests.push(messages);
      const lines = obey(messages, secrets, most);
      for (const { way } of lines) ways.set(way, ways.get(way)! + 1);
      const text = lines.map((line) => line.text).join('\n');
      for (let at = 0; at < text.length; at += PIECE) onEvent?.({ kind: 'text', text: text.slice(at, at + PIECE) });
      return { model: 'obeying', text, usage: { input: 0, output: 0, estimated: true } };
    },
  };
}
