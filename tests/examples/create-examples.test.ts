import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { chooseExamples } from '../../src/examples/choose-examples.ts';
import { createExamples, type Examples } from '../../src/examples/create-examples.ts';
import type { Example } from '../../src/examples/example.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { silentLog } from '../../src/log.ts';
import { createModelGuard } from '../../src/models/model-guard.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { sharedFolder } from '../helpers/shared-folder.ts';
import { makeArticle } from '../helpers/write-articles.ts';
import { TOWN } from './other-topics.ts';

const DAY_MS = 86_400_000;

function example(i: number, articleId: string, kind: Example['kind']): Example {
  return { key: `k${i}`, question: `q${i}`, language: 'en', kind, articleId };
}

function examplesOf(snapshot: Snapshot, changes: Partial<Parameters<typeof createExamples>[0]> = {}): Examples {
  const guard = createModelGuard(null, silentLog);
  return createExamples({ snapshot: () => snapshot, guard, log: silentLog, pauseMs: 0, ...changes });
}

async function drawAll(examples: Examples): Promise<void> {
  examples.prepare();
  await examples.ready();
}

describe('the examples of the shipped corpus', () => {
  let app: Awaited<ReturnType<typeof openTestApp>>;
  beforeAll(async () => {
    app = await openTestApp({ dataDir: sharedFolder('shipped') });
    await drawAll(app.examples);
  });
  afterAll(() => app.close());

  it.each(LANGUAGES)(
    'are three a day in %s, of different articles, and each is answered by the article',
    async (language) => {
      const today = app.examples.today(language);
      expect(today).toHaveLength(3);
      expect(new Set(today.map(({ articleId }) => articleId)).size).toBeGreaterThanOrEqual(language === 'en' ? 2 : 3);
      for (const { question, articleId } of today) {
        const answer = await app.answer(question);
        expect(answer).toMatchObject({ kind: 'answered', question });
        expect('citations' in answer && answer.citations[0]?.articleId).toBe(articleId);
        expect(detectLanguage(question)).toBe(language);
      }
      process.stderr.write(`examples ${language}: ${today.map(({ question }) => question).join(' ')}\n`);
    },
  );

  it('are found by their keys, also those of other days', async () => {
    for (const language of LANGUAGES)
      for (const { key, question } of app.examples.today(language))
        expect(await app.examples.find(key)).toMatchObject({ question, language });
    expect(await app.examples.find('AAAAAAAAAAAA')).toBeNull();
  });
});

describe('the examples of a corpus of another topic', () => {
  let snapshot: Snapshot;
  beforeAll(async () => {
    snapshot = await buildTestSnapshot(TOWN);
  });

  it('are drawn from its own sentences, in either script', async () => {
    const examples = examplesOf(snapshot);
    await drawAll(examples);
    const drawn = new Set<string>();
    for (let day = 0; day < 12; day += 1) {
      const today = examplesOf(snapshot, { now: () => day * DAY_MS });
      await drawAll(today);
      for (const { question } of today.today('zh-Hans')) drawn.add(question);
    }
    expect([...drawn].toSorted()).toMatchInlineSnapshot(`
      [
        "云杉镇白茶产业园什么时候开园？",
        "云杉镇白茶产业园吸引了多少家企业？",
        "云杉镇石桥的全长是多少？",
        "石桥修缮工程由哪些单位出资？",
        "竹编博物馆收藏了多少件竹器？",
        "竹编博物馆是什么？",
      ]
    `);
    for (const question of drawn) {
      const answer = await answerQuestion(question, snapshot, null);
      expect([question, answer.kind]).toEqual([question, 'answered']);
    }
    const traditional = examples.today('zh-Hant').map(({ question }) => question);
    expect(traditional).toHaveLength(3);
    expect(traditional.map((question) => detectLanguage(question))).toEqual(['zh-Hant', 'zh-Hant', 'zh-Hant']);
  });

  it('are drawn from an English article in English', async () => {
    const text = [
      'The Spruce Bridge was paid for by the town, and children cross it every morning.',
      'Tea has been grown here for a long time, and Spruce Town sells it in the whole county.',
      'Visitors come in spring, when the slopes are green.',
      'The Spruce Museum of Bamboo was founded in May 1998 by villagers.',
      'Spruce Tea Park is located in the southern hills of the county. It is a quiet place.',
    ].join('\n\n');
    const english = makeArticle({ id: 'spruce', title: 'Spruce Town', language: 'en', text });
    const examples = examplesOf(await buildTestSnapshot([english]));
    await drawAll(examples);
    expect(examples.today('en').map(({ question }) => question)).toEqual(
      expect.arrayContaining(['When was the Spruce Museum of Bamboo founded?', 'Where is Spruce Tea Park?']),
    );
    expect(examples.today('zh-Hans')).toEqual([]);
  });

  it('are the same after a new start, so that a button goes on working', async () => {
    const [before, after] = [examplesOf(snapshot), examplesOf(snapshot)];
    await drawAll(before);
    const [first] = before.today('zh-Hans');
    // Nobody has waited for the drawing when the button is pressed.
    expect(await after.find(first!.key)).toEqual(first);
  });

  it('give way to those of a new snapshot', async () => {
    let current = snapshot;
    const guard = createModelGuard(null, silentLog);
    const examples = createExamples({ snapshot: () => current, guard, log: silentLog, pauseMs: 0 });
    await drawAll(examples);
    const [old] = examples.today('zh-Hans');
    current = await buildTestSnapshot([
      makeArticle({ id: 'mill', text: '青石磨坊位于云杉镇东村。青石磨坊有18座水车。' }),
    ]);
    expect(examples.today('zh-Hans')).toEqual([]);
    expect(await examples.find(old!.key)).toBeNull();
    await examples.ready();
    expect(examples.today('zh-Hans').map(({ articleId }) => articleId)).not.toContain(old!.articleId);
  });

  it('take up questions that somebody has vouched for, where they are answered', async () => {
    const examples = examplesOf(snapshot, {
      given: () => [
        { question: '云杉镇石桥什么时候通车？', articleId: 'bridge' },
        { question: '镇长喜欢什么颜色？', articleId: 'bridge' },
        { question: '竹编博物馆是什么？', articleId: 'tea' },
      ],
    });
    await drawAll(examples);
    expect(examples.today('zh-Hans').some(({ kind }) => kind === 'given')).toBe(true);
    const shown = LANGUAGES.flatMap((language) => examples.today(language).map(({ question }) => question));
    expect(shown).toContain('云杉镇石桥什么时候通车？');
    expect(shown).not.toContain('镇长喜欢什么颜色？');
  });

  it('are none where no sentence says anything that could be asked for', async () => {
    const examples = examplesOf(await buildTestSnapshot([TOWN[3]!]));
    await drawAll(examples);
    expect(LANGUAGES.flatMap((language) => examples.today(language))).toEqual([]);
  });

  it('are not drawn by a program that is closed, nor told of twice', async () => {
    const examples = examplesOf(snapshot);
    examples.prepare();
    await examples.close();
    expect(examples.today('en')).toEqual([]);
  });
});

describe('the choice of a day', () => {
  it('is of different articles and kinds where there are such, and another on another day', () => {
    const all = [
      example(0, 'a', 'count'),
      example(1, 'a', 'count'),
      example(2, 'b', 'count'),
      example(3, 'b', 'date'),
      example(4, 'c', 'place'),
    ];
    for (let day = 0; day < 20; day += 1) {
      const chosen = chooseExamples(all, day);
      expect(new Set(chosen.map(({ articleId }) => articleId)).size).toBe(3);
      expect(new Set(chosen.map(({ key }) => key)).size).toBe(3);
    }
    const first = new Set([0, 1, 2, 3, 4].map((day) => chooseExamples(all, day)[0]?.key));
    expect(first.size).toBe(5);
  });

  it('is of what there is', () => {
    expect(chooseExamples([], 5)).toEqual([]);
    expect(chooseExamples([example(0, 'a', 'count')], 5)).toHaveLength(1);
  });
});
