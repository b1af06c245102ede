import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understandQuestion } from '../../src/question/understand-question.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';

const ARTICLE = `---
title: 云岭镇扶持办法
published: 2024-05-06
language: zh-Hans
---

云岭镇对新办的养老机构给予建设补助，每家最高80万元。

云岭图书馆位于松溪河畔，2023年10月投用。

云岭镇今年招聘护理员26名。
`;

let folder = '';
let app: Awaited<ReturnType<typeof openSmallApp>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'everyday-'));
  await mkdir(join(folder, 'corpus'));
  await writeFile(join(folder, 'corpus', 'yunling.md'), ARTICLE);
  app = await openSmallApp({ corpusDir: join(folder, 'corpus'), dataDir: join(folder, 'data') });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const conceptsOf = (question: string) => understandQuestion(question, app.snapshot).concepts;
const nearOf = (question: string, word: string) => conceptsOf(question).find(({ words }) => words === word)?.near ?? [];
const missed = (question: string) => conceptsOf(question).filter(({ exact, forms }) => exact && forms.length === 0);

describe('an everyday word of a question', () => {
  it('is carried by the words in which articles say the same', () => {
    expect(nearOf('养老机构最多能拿多少补助', '最多')).toContain('最高');
    expect(nearOf('图书馆是哪天开张的', '开张')).toContain('开业');
    expect(nearOf('镇里有没有招人', '招人')).toContain('招聘');
  });

  it('that only says how something is got carries no matter', () => {
    const words = conceptsOf('养老机构最多能拿多少补助').map((concept) => concept.words);
    expect(words).toEqual(expect.arrayContaining(['养老', '最多', '补助']));
    for (const word of ['拿', '能拿', '能']) expect(words).not.toContain(word);
  });

  it('never stands for an office: who leads may be a director or a secretary', () => {
    for (const word of ['一把手', '头儿', '当家']) expect(nearOf(`云岭镇的${word}是谁`, word)).toEqual([]);
  });

  it('after how or when has what articles say that tell it', () => {
    expect(nearOf('建设补助怎么申请', '申请')).toContain('申报');
    expect(nearOf('松溪河怎么去', '怎么去')).toContain('公交');
  });

  it('that asks for the way in English is missed where no article tells it', () => {
    expect(missed('How do I get to the library?').map(({ words }) => words)).toEqual(['get to']);
    expect(missed('How can we get to know the library?')).toEqual([]);
  });

  it('asked in Cantonese is understood as in written Chinese', () => {
    const [cantonese, written] = ['圖書館喺邊度？', '图书馆在哪里？'].map((text) =>
      understandQuestion(text, app.snapshot),
    );
    expect(cantonese!.asked).toEqual(written!.asked);
    expect(cantonese!.concepts).toEqual(written!.concepts);
    // What a person asked is told back as asked.
    expect(cantonese!.text).toBe('圖書館喺邊度？');
  });
});
