import type { Extract } from '../answering/write-extract.ts';
import type { AuditedSentence } from '../audit/audit-record.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { foldText } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import type { ChatModel } from '../models/chat-model.ts';
import { drawKey } from '../prompts/draw-key.ts';
import type { PromptName, Prompts } from '../prompts/load-prompts.ts';
import { type CheckedSentence, createSentenceChecker } from './check-sentence.ts';
import { choosePassages } from './choose-passages.ts';
import { citeSentences } from './cite-sentences.ts';
import { enclose, renderFacts, renderPassages } from './render-material.ts';
import { keepLead } from './keep-lead.ts';
import { repairSentences } from './repair-sentences.ts';
import { stateFigures } from './state-figures.ts';
import { createStatementReader } from './statement-reader.ts';
import type { WritingTask } from './writing-task.ts';

/** What a model made of a task, checked. */
export interface WrittenAnswer {
  /** Null when nothing that it wrote is carried by the passages. */
  readonly extract: Extract | null;
  /** It said that the passages do not answer. */
  readonly declined: boolean;
  readonly model: string;
  /** Versions of the prompts that were used. */
  readonly prompts: Readonly<Partial<Record<PromptName, string>>>;
  /** Everything that it wrote, in order. */
  readonly sentences: readonly AuditedSentence[];
}

export interface WriterParts {
  readonly model: ChatModel;
  readonly prompts: Prompts;
  /** Sentences that passed so far, as they would be shown; called after each. Never with one that did not pass. */
  readonly onStatements?: ((extract: Extract) => void) | undefined;
  readonly signal: AbortSignal;
}

/** Sentences of a reply that are read; whoever writes more has not been asked to. */
const MOST_READ = 12;
/** Sentences of an answer. */
const MOST_SHOWN = 6;
const LANGUAGES: Readonly<Record<Language, string>> = {
  'zh-Hans': 'Simplified Chinese (简体中文)',
  'zh-Hant': 'Traditional Chinese (繁體中文)',
  en: 'English',
};

const passed = ({ problems }: CheckedSentence) => problems.length === 0;

function audit(
  first: readonly CheckedSentence[],
  final: readonly (CheckedSentence | null)[],
  snapshot: Snapshot,
): readonly AuditedSentence[] {
  return first.map((sentence, i) => {
    const kept = final[i] ?? null;
    const { text, passages } = kept ?? sentence;
    return {
      text,
      passages: passages.map((passage) => snapshot.passages[passage]!.id),
      outcome: kept === null ? 'dropped' : kept === sentence ? 'kept' : 'repaired',
      problems: sentence.problems,
      before: kept === null || kept === sentence ? null : sentence.text,
    };
  });
}

/** What must not be missing: figures that others contradict, and, where sentences were dropped, the best of the articles. */
function complete(written: Extract, extract: Extract, isPartial: boolean): Extract {
  const stated = stateFigures(written, extract);
  return isPartial ? keepLead(stated, extract) : stated;
}

/**
 * Lets a model write the answer, sentence by sentence, and keeps what its passages carry: a sentence that fails its
 * check is asked for once more with the reason, and dropped when it fails again.
 *
 * @throws AppError `chat` when no endpoint answers; the reason of the signal when it aborts
 */
export async function writeAnswer(task: WritingTask, parts: WriterParts): Promise<WrittenAnswer> {
  const { question, language, snapshot } = task;
  const { model, prompts, signal, onStatements } = parts;
  const shown = choosePassages(task);
  const key = drawKey();
  const values = {
    language: LANGUAGES[language],
    key,
    passages: renderPassages(shown, snapshot, key),
    question: enclose(question.text, key),
  };
  const messages = await prompts.answer.format({ ...values, facts: renderFacts(task, shown, key) });
  const checker = createSentenceChecker({ shown, language, snapshot });
  const cite = (sentences: readonly CheckedSentence[]) =>
    citeSentences(sentences.slice(0, MOST_SHOWN), question, snapshot);

  let sentences: CheckedSentence[] = [];
  const startReader = () =>
    createStatementReader((sentence) => {
      if (sentences.length >= MOST_READ) return;
      const checked = checker.check(sentence);
      const isRepeated = sentences.some(({ text }) => foldText(text) === foldText(checked.text));
      sentences.push(isRepeated ? { ...checked, problems: [{ kind: 'repeated', words: checked.text }] } : checked);
      if (passed(sentences.at(-1)!)) onStatements?.(cite(sentences.filter(passed)));
    });
  let reader = startReader();
  const reply = await model.ask(messages, {
    signal,
    onEvent(event) {
      if (event.kind === 'text') reader.push(event.text);
      else {
        sentences = [];
        reader = startReader();
      }
    },
  });
  const { declined } = reader.end();

  const failed = sentences.filter((sentence) => !passed(sentence) && sentence.problems[0]!.kind !== 'repeated');
  let repaired: readonly (CheckedSentence | null)[] = [];
  if (failed.length > 0) {
    // What passed is worth showing whatever becomes of the rest.
    repaired = await repairSentences(failed, {
      model,
      prompt: prompts.repair,
      checker,
      values,
      shown,
      signal,
    }).catch((error: unknown) => {
      if (!sentences.some(passed)) throw error;
      return [];
    });
  }
  const final = sentences.map((sentence) =>
    passed(sentence) ? sentence : (repaired[failed.indexOf(sentence)] ?? null),
  );
  const kept = final.filter((sentence) => sentence !== null);
  return {
    extract: kept.length === 0 ? null : complete(cite(kept), task.extract, kept.length < sentences.length),
    declined,
    model: reply.model,
    prompts: {
      answer: prompts.answer.version,
      ...(failed.length > 0 && { repair: prompts.repair.version }),
    },
    sentences: audit(sentences, final, snapshot),
  };
}
