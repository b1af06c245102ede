import type { AuditRecord } from '../audit/audit-record.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { GoldenQuestionTable } from '../store/golden-question-table.ts';
import { expectFrom, type Judgement } from './expect-answer.ts';
import { type Expected, expectedSchema, type GoldenQuestion } from './golden-question.ts';
import { readGoldenFile } from './read-golden-file.ts';

/** The questions that new articles are tried with: those of the corpus, and those that admins added. */
export interface GoldenQuestions {
  /** Those of admins first; theirs stands for one of the corpus that asks the same. */
  list(): readonly GoldenQuestion[];
  /** In the place of what was expected of the same question before. */
  add(question: string, expected: Expected): GoldenQuestion;
  /**
   * Makes a golden question of an answer that was given.
   *
   * @param judgement what is said of that answer; `right` unless told otherwise
   * @returns null when the answer is not on record any more, or tells nothing that could be expected
   */
  addFromAnswer(answerId: string, judgement?: Judgement): GoldenQuestion | null;
  /** False when no admin added it; one of the corpus is removed in its file. */
  remove(question: string): boolean;
  /** Lines of the corpus's file that could not be read, one line each. */
  readonly problems: readonly string[];
  /** Reads the corpus's file once more. */
  refresh(): Promise<void>;
}

export async function createGoldenQuestions(parts: {
  readonly table: GoldenQuestionTable;
  readonly source: ArticleSource;
  readonly findRecord: (answerId: string) => AuditRecord | null;
}): Promise<GoldenQuestions> {
  const { table, source, findRecord } = parts;
  let file = await readGoldenFile(source);

  /** What a newer version of the program wrote and this one does not know is left out. */
  const listAdded = () =>
    table.list().flatMap(({ question, expected }): readonly GoldenQuestion[] => {
      const read = expectedSchema.safeParse(JSON.parse(expected));
      return read.success ? [{ question, expected: read.data, from: 'admin' }] : [];
    });
  const add = (question: string, expected: Expected): GoldenQuestion => {
    table.put(question, JSON.stringify(expected), Date.now());
    return { question, expected, from: 'admin' };
  };
  return {
    list() {
      const added = listAdded();
      const asked = new Set(added.map(({ question }) => question));
      return [...added, ...file.questions.filter(({ question }) => !asked.has(question))];
    },
    add,
    addFromAnswer(answerId, judgement = 'right') {
      const record = findRecord(answerId);
      const expected = record && expectFrom(record, judgement);
      return record && expected && add(record.rewritten?.question ?? record.question, expected);
    },
    remove: (question) => table.remove(question),
    get problems() {
      return file.problems.map((problem) => `${problem.file}: ${problem.reason}`);
    },
    async refresh() {
      file = await readGoldenFile(source);
    },
  };
}
