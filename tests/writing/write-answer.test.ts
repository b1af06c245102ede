import { beforeAll, describe, expect, it } from 'vitest';
import { createAnswerId } from '../../src/answering/answer-id.ts';
import { prepareAnswer } from '../../src/answering/answer-question.ts';
import type { Extract } from '../../src/answering/write-extract.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { loadPrompts, type Prompts } from '../../src/prompts/load-prompts.ts';
import { writeAnswer } from '../../src/writing/write-answer.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { createScriptedModel, type ScriptedModel, unreachable } from '../helpers/scripted-model.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const LIBRARY = '云杉镇图书馆一期工程投资1.2亿元，占地30亩。';
const SUBSIDY = '对图书馆二期工程，县里给予补助，最高可达5000万元。';
const QUESTION = '云杉镇图书馆一期工程投资多少？';
const TRUE = '云杉镇图书馆一期工程投资1.2亿元。';

let snapshot: Snapshot;
let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
  snapshot = await buildTestSnapshot([
    makeArticle({
      id: 'library',
      title: '云杉镇图书馆建设纪要',
      publisher: '云杉日报',
      published: '2023-03-31',
      text: `${LIBRARY}今年1月，图书馆一期工程开工。\n\n${SUBSIDY}镇长王建国表示，图书馆没有收费项目。`,
    }),
    makeArticle({
      id: 'school',
      title: '白桦乡学校招生公告',
      publisher: '白桦日报',
      published: '2022-05-01',
      text: '白桦乡中学今年招收新生300人，其中住校生120人。报名时间为6月1日至6月10日。',
    }),
  ]);
});

async function write(model: ScriptedModel, question = QUESTION, onStatements?: (extract: Extract) => void) {
  const { extract, ...prepared } = await prepareAnswer(question, createAnswerId(), snapshot, null);
  if (!extract) throw new Error('the articles do not answer this question');
  const signal = new AbortController().signal;
  const written = await writeAnswer({ ...prepared, extract }, { model, prompts, signal, onStatements });
  const number = (words: string) => numberOf(model.asked[0]![1], words);
  return { ...written, number };
}

/** The number under which the model was shown the passage with these words. */
function numberOf(material: string, words: string): number {
  const shown = [...material.matchAll(/^\[(\d+)\]\n<<(\S+)>>\n([^]*?)\n<<\/\2>>/gm)];
  return Number(shown.find(([, , , text]) => text!.includes(words))![1]);
}
const mark = (material: string, words: string) => `[${numberOf(material, words)}]`;

describe('an answer that a model writes', () => {
  it('keeps a sentence that its passage carries, with the words of the article as its quote', async () => {
    const model = createScriptedModel((material) => `${TRUE}${mark(material, LIBRARY)}`);
    const { extract, sentences, prompts: used } = await write(model);
    expect(extract!.statements).toEqual([expect.objectContaining({ text: TRUE, citations: [1], written: true })]);
    expect(extract!.citations).toEqual([expect.objectContaining({ number: 1, articleId: 'library', quote: LIBRARY })]);
    expect(sentences).toEqual([expect.objectContaining({ text: TRUE, outcome: 'kept', problems: [], before: null })]);
    expect(used).toEqual({ answer: prompts.answer.version });
  });

  it('asks once more for a sentence that its passage does not carry, and tells why', async () => {
    const model = createScriptedModel(
      (material) => `云杉镇图书馆一期工程投资1.3亿元。${mark(material, LIBRARY)}`,
      (material) => `A. ${TRUE}${mark(material, LIBRARY)}`,
    );
    const { extract, sentences, prompts: used } = await write(model);
    expect(model.asked[1]![1]).toContain('A. 云杉镇图书馆一期工程投资1.3亿元。');
    expect(model.asked[1]![1]).toMatch(/wrong: .*1\.3亿/);
    expect(extract!.statements.map(({ text }) => text)).toEqual([TRUE]);
    expect(sentences).toEqual([
      expect.objectContaining({ text: TRUE, outcome: 'repaired', before: '云杉镇图书馆一期工程投资1.3亿元。' }),
    ]);
    expect(Object.keys(used)).toEqual(['answer', 'repair']);
  });

  it('drops it when it fails again, and keeps the others in their order', async () => {
    const model = createScriptedModel(
      (material) =>
        [
          `云杉镇图书馆一期工程投资1.3亿元。${mark(material, LIBRARY)}`,
          `一期工程占地30亩。${mark(material, LIBRARY)}`,
          `二期工程的补助最高可达5000万元。${mark(material, SUBSIDY)}`,
        ].join('\n'),
      'A. 云杉镇图书馆一期工程投资1.4亿元。[1]',
    );
    const { extract, sentences } = await write(model);
    expect(extract!.statements.map(({ text }) => text)).toEqual([
      '一期工程占地30亩。',
      '二期工程的补助最高可达5000万元。',
    ]);
    expect(sentences.map(({ outcome }) => outcome)).toEqual(['dropped', 'kept', 'kept']);
  });

  it('says the best of the articles in their own words where the sentence about it was dropped', async () => {
    const model = createScriptedModel(
      (material) =>
        [
          `云杉镇图书馆一期工程投资1.3亿元。${mark(material, LIBRARY)}`,
          `二期工程的补助最高可达5000万元。${mark(material, SUBSIDY)}`,
        ].join('\n'),
      'A. NONE',
    );
    const { extract } = await write(model);
    expect(extract!.statements.map(({ text, citations, written }) => [text, citations, written ?? false])).toEqual([
      [LIBRARY, [1], false],
      ['二期工程的补助最高可达5000万元。', [2], true],
    ]);
    expect(extract!.citations.map(({ number, quote }) => [number, quote])).toEqual([
      [1, LIBRARY],
      [2, SUBSIDY],
    ]);
  });

  it.each([
    ['names no passage', () => TRUE],
    ['names a passage that there is not', () => `${TRUE}[99]`],
    ['names a true passage and one that there is not', (material: string) => `${TRUE}${mark(material, LIBRARY)}[99]`],
    ['names the passage of another article', (material: string) => `${TRUE}${mark(material, '白桦乡中学')}`],
    ['is in another language', (material: string) => `The library cost 120 million yuan.${mark(material, LIBRARY)}`],
    [
      'holds a link',
      (material: string) => `云杉镇图书馆一期工程投资1.2亿元，见https://example.com。${mark(material, LIBRARY)}`,
    ],
  ])('shows no sentence that %s', async (_, reply) => {
    const model = createScriptedModel(reply, 'A. NONE');
    const shown: Extract[] = [];
    const { extract, sentences } = await write(model, `${QUESTION}白桦乡中学招收多少人？`, (draft) =>
      shown.push(draft),
    );
    expect(extract).toBeNull();
    expect(shown).toEqual([]);
    expect(sentences).toEqual([expect.objectContaining({ outcome: 'dropped' })]);
  });

  it('shows each sentence as soon as it passed, and never one that did not', async () => {
    const events: string[] = [];
    const model = createScriptedModel((material) => {
      const number = mark(material, LIBRARY);
      return [`${TRUE}${number}\n`, `投资9亿元。${number}\n`, `占地30亩`, `。${number}\n`];
    }, 'A. NONE');
    const { extract } = await write(model, QUESTION, ({ statements }) =>
      events.push(statements.map(({ text }) => text).join('|')),
    );
    expect(events).toEqual([TRUE, `${TRUE}|占地30亩。`]);
    expect(extract!.statements).toHaveLength(2);
  });

  it.each(['约', '“园”', '1,', '云杉镇图书馆', '，一期'])(
    'is not held up by a sentence of nothing but %s',
    async (unit) => {
      const line = unit.repeat(Math.floor(390 / unit.length));
      const model = createScriptedModel((material) => `${line}${mark(material, LIBRARY)}`, 'A. NONE');
      const started = performance.now();
      const { extract, sentences } = await write(model);
      expect(performance.now() - started).toBeLessThan(1_500);
      expect(extract).toBeNull();
      expect(sentences).toEqual([expect.objectContaining({ outcome: 'dropped' })]);
    },
  );

  it('begins anew when the endpoint does', async () => {
    const model = createScriptedModel((material) => {
      const number = mark(material, LIBRARY);
      return [`${TRUE}${number}\n占地`, null, `占地30亩。${number}\n`];
    });
    const { extract } = await write(model);
    expect(extract!.statements.map(({ text }) => text)).toEqual(['占地30亩。']);
  });

  it('says a thing once', async () => {
    const model = createScriptedModel(
      (material) => `${TRUE}${mark(material, LIBRARY)}\n${TRUE}${mark(material, LIBRARY)}`,
    );
    const { extract, sentences } = await write(model);
    expect(extract!.statements).toHaveLength(1);
    expect(sentences[1]).toMatchObject({ outcome: 'dropped', problems: [{ kind: 'repeated' }] });
  });

  it('writes Traditional for whoever asks in Traditional, whatever the model wrote', async () => {
    const model = createScriptedModel((material) => `${TRUE}${mark(material, LIBRARY)}`);
    const { extract } = await write(model, '雲杉鎮圖書館一期工程投資多少？');
    expect(extract!.statements[0]!.text).toBe('雲杉鎮圖書館一期工程投資1.2億元。');
    expect(extract!.citations[0]!.quote).toBe(LIBRARY);
  });

  it('quotes in the characters of the article', async () => {
    const model = createScriptedModel(
      (material) => `鎮長「王建國」表示，圖書館沒有收費項目。${mark(material, SUBSIDY)}`,
    );
    const { extract } = await write(model, '雲杉鎮圖書館有收費項目嗎？');
    expect(extract!.statements[0]!.text).toBe('鎮長「王建国」表示，圖書館沒有收費項目。');
  });

  it('knows when the model declines', async () => {
    const { declined, extract } = await write(createScriptedModel('NONE'));
    expect({ declined, extract }).toEqual({ declined: true, extract: null });
  });

  it('passes a fault on, but keeps what passed when only the repair fails', async () => {
    await expect(write(createScriptedModel(unreachable()))).rejects.toMatchObject({ code: 'chat' });
    const model = createScriptedModel(
      (material) => `${TRUE}${mark(material, LIBRARY)}\n占地31亩。${mark(material, LIBRARY)}`,
      unreachable(),
    );
    const { extract } = await write(model);
    expect(extract!.statements.map(({ text }) => text)).toEqual([TRUE]);
  });
});

describe('what a model is shown', () => {
  it('is passages, question and facts between marks that nobody can guess', async () => {
    const model = createScriptedModel('NONE', 'NONE');
    await write(model);
    await write(model);
    const [[task, material], [, again]] = model.asked as [[string, string], [string, string]];
    const key = /<<(\S+)>>/.exec(material)![1]!;
    expect(key.length).toBeGreaterThanOrEqual(12);
    expect(task).toContain(`<<${key}>>`);
    expect(again).not.toContain(key);
    expect(material).toContain(`<<${key}>>\n${QUESTION}\n<</${key}>>`);
    expect(material).toContain('云杉镇图书馆建设纪要 · 云杉日报 · published 2023-03-31 · paragraph 1');
    expect(material).toMatch(/- in passage \[\d\], 今年1月 means 2023-01/);
  });
});
