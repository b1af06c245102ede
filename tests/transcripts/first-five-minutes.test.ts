import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { hasModel } from '../e2e/start-bot-process.ts';
import { openStage, type Stage } from './stage.ts';

if (!hasModel) process.stderr.write('transcripts: skipped, for no embedding model is in data/models\n');

/** What a person asks who is new here. */
const WORDS: Readonly<
  Record<Language, Readonly<Record<'figure' | 'follow' | 'missing' | 'search' | 'other' | 'picture', string>>>
> = {
  'zh-Hans': {
    figure: '金凤实验室是什么时候揭牌的？',
    follow: '它占地多少亩？',
    missing: '科学城的房价是多少？',
    search: '/search 科研仪器共享',
    other: '重庆累计引进了多少所世界知名高校？',
    picture: '问一个问题，得到带出处的回答，点开出处看前后文',
  },
  'zh-Hant': {
    figure: '重慶引進的世界知名高校有多少所？',
    follow: '那世界500強企業研究院呢？',
    missing: '科學城有幾間酒店？',
    search: '/search 科研儀器共享',
    other: '落地重慶的高端研發機構最高補助多少？',
    picture: '問一個問題，得到帶出處的回答，點開出處看前後文',
  },
  en: {
    figure: 'How large is the Jinfeng Laboratory?',
    follow: 'In Chinese please',
    missing: 'How many hotels are there in the science city?',
    search: '/search sharing of research instruments',
    other: 'How many world-famous universities has Chongqing signed agreements with?',
    picture: 'A question, its answer with the source, and the source opened among its neighbours',
  },
};

describe.skipIf(!hasModel)('the first five minutes of somebody new', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 300_000);
  afterAll(() => stage?.close());

  it.each(LANGUAGES)('%s', { timeout: 300_000 }, async (language) => {
    const { telegram } = stage;
    const texts = textsFor(language);
    const person = stage.person(language);
    const { chat } = person;
    const words = WORDS[language];
    const say = (text: string) => stage.say(person, chat, text);
    const press = (button: string | RegExp) => stage.press(person, chat, button);

    await stage.untilExamples();
    await say('/start');
    await press(/[？?]$/);
    await press(/^\[?1\]?/);
    await press('▶');
    await press('👍');
    await say(words.figure);
    await press(/^\[?1\]?/);
    await say(words.follow);
    await say(words.missing);
    await press('👎');
    await press(texts.buttons.reasons.other);
    await say('/help');
    await say(words.search);
    await say('/sources');
    await press('1');
    await say(words.other);
    await say('/cite 1');
    person.sendSticker(chat);
    await stage.settle();
    await say('/weather');
    await say('/reload');
    await say('/settings');
    await say('/about');
    await say('/privacy');
    await say('/forget');
    await press(texts.people.forgetConfirm);
    await say('/new');

    await expect(stage.print(chat)).toMatchFileSnapshot(`first-five-minutes.${language}.txt`);
    const picture = stage.draw(chat, { viewer: person, from: words.figure, count: 4, title: words.picture });
    await expect(picture).toMatchFileSnapshot(`answer-and-source.${language}.svg`);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
    expect(telegram.unansweredPresses).toEqual([]);
  });
});
