import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { hasModel } from '../e2e/start-bot-process.ts';
import { printInline } from '../helpers/telegram-double/print-conversation.ts';
import { openStage, type Stage } from './stage.ts';

if (!hasModel) process.stderr.write('transcripts: skipped, for no embedding model is in data/models\n');

interface Words {
  readonly group: string;
  readonly topic: string;
  readonly talk: string;
  readonly question: string;
  readonly follow: string;
  /** A statement of somebody else, and what is asked about it. */
  readonly claim: string;
  readonly check: string;
  readonly typo: string;
  readonly mended: string;
  /** What the picture of the claim shows. */
  readonly picture: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    group: '科学城项目组',
    topic: '政策',
    talk: '今天的材料谁来写？',
    question: '重庆累计签约引进的世界知名高校有多少所？',
    follow: '翻译成英文',
    claim: '听说金凤实验室是2021年揭牌的。',
    check: '是这样吗？',
    typo: '落地重庆的高端研发机构最多补助多少天？',
    mended: '落地重庆的高端研发机构最多补助多少钱？',
    picture: '群里有人说了一个日期，同事问对不对，科城问答给出文章里的日期和出处',
  },
  'zh-Hant': {
    group: '科學城專案組',
    topic: '政策',
    talk: '今天的材料誰來寫？',
    question: '金鳳實驗室佔地多少畝？',
    follow: '它是什麼時候揭牌的？',
    claim: '聽說重慶引進了20所世界知名高校。',
    check: '對嗎？',
    typo: '西部科學城核心區有多少家飯店？',
    mended: '西部科學城核心區有多少家科技型企業？',
    picture: '群裡有人說了一個數字，同事問對不對，科城問答給出文章裡的數字和出處',
  },
  en: {
    group: 'Science city team',
    topic: 'Policy',
    talk: 'Who writes the report today?',
    question: 'How many world-famous universities has Chongqing signed agreements with?',
    follow: 'In Chinese please',
    claim: 'I heard that the Jinfeng Laboratory covers 200 mu.',
    check: 'is that right?',
    typo: 'How many hotels are there in the core area of the science city?',
    mended: 'How many technology companies are there in the core area of the science city?',
    picture:
      'Somebody names a figure in a group, a colleague asks whether it is right, and Kecheng gives the figure of the articles with its source',
  },
};

describe.skipIf(!hasModel)('staff in a group', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 300_000);
  afterAll(() => stage?.close());

  it.each(LANGUAGES)('%s', { timeout: 300_000 }, async (language) => {
    const { telegram } = stage;
    const { settings } = textsFor(language).groups;
    const words = WORDS[language];
    const [person, colleague, boss] = [stage.person(language), stage.colleague(language), stage.boss(language)];
    const group = telegram.addChat({
      type: 'supergroup',
      title: words.group,
      is_forum: true,
      members: [person, colleague],
      creator: boss,
      bot: 'left',
    });
    const topic = telegram.addTopic(group, words.topic, person);
    const at = (text: string) => `@${telegram.bot.username} ${text}`;
    const answerTo = (id: number) =>
      telegram.replies(group).findLast(({ reply_to_message: replied }) => replied?.message_id === id)!;

    telegram.addBot(group, boss);
    await stage.settle();
    await stage.say(colleague, group, words.talk, { topic });
    const asked = await stage.say(person, group, at(words.question), { topic });
    await stage.say(person, group, words.follow, { replyTo: answerTo(asked.message_id) });
    const claim = await stage.say(colleague, group, words.claim, { topic });
    await stage.say(person, group, at(words.check), { replyTo: claim });
    const wrong = await stage.say(person, group, `/ask ${words.typo}`, { topic });
    person.edit(wrong, `/ask ${words.mended}`);
    await stage.settle();
    await stage.press(colleague, group, /^\[?1/);
    await stage.press(colleague, group, '👍');
    await stage.say(person, group, '/settings');
    await stage.say(boss, group, '/settings');
    await stage.press(boss, group, settings.quietOn);
    await stage.press(person, group, settings.admins);
    await stage.say(person, group, `/ask ${words.question}`, { topic });
    await stage.press(boss, group, settings.admins);
    await stage.say(person, group, `/ask ${words.mended}`, { topic });

    const inline = person.queryInline(words.question, { chatType: 'supergroup' });
    await telegram.waitForInlineAnswer(inline);
    const print = `${stage.print(group)}\n---\n\n${printInline(telegram, inline)}`;
    await expect(print).toMatchFileSnapshot(`staff-in-a-group.${language}.txt`);
    const picture = stage.draw(group, { viewer: person, from: words.claim, count: 3, title: words.picture });
    await expect(picture).toMatchFileSnapshot(`claim-in-a-group.${language}.svg`);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
    expect(telegram.unansweredPresses).toEqual([]);
  });
});
