import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { hasModel } from '../e2e/start-bot-process.ts';
import { openStage, type Stage } from './stage.ts';

if (!hasModel) process.stderr.write('transcripts: skipped, for no embedding model is in data/models\n');

interface Words {
  readonly group: string;
  readonly question: string;
  readonly mended: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-Hans': { group: '园区工作群', question: '金凤实验室是谁建的酒店？', mended: '金凤实验室占地多少亩？' },
  'zh-Hant': { group: '園區工作群', question: '金鳳實驗室有幾間酒店？', mended: '金鳳實驗室佔地多少畝？' },
  en: {
    group: 'Park team',
    question: 'How many hotels has the Jinfeng Laboratory?',
    mended: 'How large is the Jinfeng Laboratory?',
  },
};

describe.skipIf(!hasModel)('when things go wrong', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ LIMIT_USER_PER_MINUTE: '4' });
  }, 300_000);
  afterAll(() => stage?.close());

  it.each(LANGUAGES)('%s', { timeout: 300_000 }, async (language) => {
    const { telegram } = stage;
    const { settings } = textsFor(language).groups;
    const words = WORDS[language];
    const [person, colleague, boss] = [stage.person(language), stage.colleague(language), stage.boss(language)];

    const asked = await stage.say(person, person.chat, words.question);
    person.edit(asked, words.mended);
    await stage.settle();
    for (let i = 0; i < 4; i += 1) await stage.say(person, person.chat, words.mended);
    person.blockBot();
    await stage.settle();
    person.unblockBot();
    colleague.openLink(`https://t.me/${telegram.bot.username}?start=p_0123456789_0123456789_1`);
    await stage.settle();

    const group = telegram.addChat({ type: 'group', title: words.group, members: [colleague], creator: boss });
    await stage.say(boss, group, '/settings');
    await stage.press(boss, group, settings.quietOn);
    const supergroup = telegram.migrate(group, boss);
    await stage.settle();
    await stage.say(colleague, supergroup, `/ask ${words.mended}`);
    telegram.restrictBot(supergroup, boss);
    await stage.say(colleague, supergroup, `/ask ${words.mended}`);
    telegram.kickBot(supergroup, boss);
    await stage.settle();
    telegram.addBot(supergroup, boss);
    await stage.settle();
    await stage.say(boss, supergroup, '/settings');

    const prints = [person.chat, colleague.chat, group, supergroup].map((chat) => stage.print(chat));
    await expect(prints.join('---\n\n')).toMatchFileSnapshot(`when-things-go-wrong.${language}.txt`);
    expect(telegram.violations).toEqual([]);
    expect(telegram.unansweredPresses).toEqual([]);
  });
});
