import type { Examples } from '../../src/examples/create-examples.ts';
import { type Example, exampleKeyOf } from '../../src/examples/example.ts';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import type { ListedArticle } from '../../src/passages/list-articles.ts';

const QUESTIONS: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['一期投资多少？', '桥有多长？', '云杉镇在哪里？'],
  'zh-Hant': ['一期投資多少？', '橋有多長？', '雲杉鎮在哪裡？'],
  en: ['How much is invested?', 'How long is the bridge?', 'Where is Yunshan Town?'],
};

export function makeExample(question: string, language: Language): Example {
  return { key: exampleKeyOf(question), question, language, kind: 'given', articleId: 'a1' };
}

/** The same examples every day, unless told otherwise. */
export function createFakeExamples(questions: Readonly<Record<Language, readonly string[]>> = QUESTIONS): Examples {
  const of = (language: Language) => questions[language].map((question) => makeExample(question, language));
  return {
    today: of,
    find: (key) => Promise.resolve(LANGUAGES.flatMap(of).find((example) => example.key === key) ?? null),
    prepare: () => undefined,
    prepareAgain: () => undefined,
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export function makeListedArticle(changes: Partial<ListedArticle> = {}): ListedArticle {
  return {
    id: 'a1',
    title: '云杉镇建设纪要',
    publisher: '云杉日报',
    published: '2020-08',
    kind: 'digest',
    passages: 12,
    opening: 'AAAAAAAAAA_BBBBBBBBBB_1',
    ...changes,
  };
}
