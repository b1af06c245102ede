import { beforeAll, describe, expect, it } from 'vitest';
import { createAnswerId } from '../../src/answering/answer-id.ts';
import { prepareAnswer } from '../../src/answering/answer-question.ts';
import { checkCitations } from '../../src/answering/check-citations.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { loadPrompts } from '../../src/prompts/load-prompts.ts';
import { writeAnswer } from '../../src/writing/write-answer.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { createScriptedModel } from '../helpers/scripted-model.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const OLD = '云杉镇现有小学12所，在校学生3000人。';
const NEW = '云杉镇现有小学15所，在校学生3600人。';

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await buildTestSnapshot([
    makeArticle({ id: 'old', title: '云杉镇教育概况', publisher: '云杉日报', published: '2020-05-01', text: OLD }),
    makeArticle({ id: 'new', title: '云杉镇教育新貌', publisher: '云杉日报', published: '2022-05-01', text: NEW }),
    makeArticle({
      id: 'other',
      title: '白桦乡修路',
      publisher: '白桦日报',
      published: '2022-05-01',
      text: '白桦乡修路3公里。',
    }),
  ]);
});

/** The statements of an answer whose model says these lines; `{words}` is the number of the passage that holds them. */
async function answer(question: string, ...lines: readonly string[]) {
  const language = lines.every((line) => /^[A-Z]/.test(line)) ? 'en' : 'zh-Hans';
  const model = createScriptedModel((material) =>
    lines.join('\n').replaceAll(/\{([^}]+)\}/g, (_, words: string) => {
      const before = material.slice(0, material.indexOf(words));
      return [...before.matchAll(/^\[\d+\]$/gm)].at(-1)![0];
    }),
  );
  const { extract, ...prepared } = await prepareAnswer(question, createAnswerId(), snapshot, null, language);
  const prompts = await loadPrompts();
  const signal = new AbortController().signal;
  const written = await writeAnswer({ ...prepared, extract: extract! }, { model, prompts, signal });
  const { statements, citations } = written.extract!;
  checkCitations(statements, citations, snapshot);
  return {
    told: statements.map(({ text, standing, asOf, written: isWritten }) => [standing, asOf, isWritten ?? false, text]),
    facts: /Facts:\n([^]*?)\n\nQuestion:/.exec(model.asked[0]![1])![1]!,
  };
}

describe('figures that other articles tell otherwise', () => {
  const QUESTION = '云杉镇有多少所小学？';

  it('are shown to the model as facts, with their time', async () => {
    const { facts } = await answer(QUESTION, '云杉镇现有小学15所。{小学15所}');
    expect(facts).toMatch(/^- the latest figure, 2022-05-01, in passage \[\d\]:\n<<\w+>>\n云杉镇现有小学15所/);
    expect(facts).toMatch(/- an earlier figure, 2020-05-01, in passage \[\d\]:\n<<\w+>>\n云杉镇现有小学12所/);
  });

  it('carry their standing where the model tells them', async () => {
    const { told } = await answer(QUESTION, '云杉镇现有小学15所。{小学15所}', '云杉镇现有小学12所。{小学12所}');
    expect(told).toEqual([
      ['latest', '2022-05-01', true, '云杉镇现有小学15所。'],
      ['earlier', '2020-05-01', true, '云杉镇现有小学12所。'],
    ]);
  });

  it('are told in the words of the article where the model leaves them out, the latest first', async () => {
    const { told } = await answer(QUESTION, '云杉镇现有小学12所。{小学12所}');
    expect(told).toEqual([
      ['latest', '2022-05-01', false, NEW],
      ['earlier', '2020-05-01', true, '云杉镇现有小学12所。'],
    ]);
  });

  it('carry it in English, too', async () => {
    const { told } = await answer(QUESTION, 'Yunshan Town has 15 primary schools.{小学15所}');
    expect(told).toEqual([
      ['latest', '2022-05-01', true, 'Yunshan Town has 15 primary schools.'],
      ['earlier', '2020-05-01', false, OLD],
    ]);
  });
});
