import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { hasModel } from '../e2e/start-bot-process.ts';
import { openStage, type Stage } from './stage.ts';

if (!hasModel) process.stderr.write('transcripts: skipped, for no embedding model is in data/models\n');

interface Words {
  readonly file: string;
  /** A page about something that no article of the corpus speaks of. */
  readonly page: string;
  readonly question: string;
  readonly unanswered: string;
  readonly wrong: string;
  /** What the two pictures show. */
  readonly preview: string;
  readonly figures: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    file: '银杏湾.txt',
    page: `银杏湾科技园一期建成投用

银杏湾日报讯 银杏湾科技园一期工程日前建成投用，总建筑面积为26万平方米，可容纳企业180家。

园区管理办公室主任何青介绍，一期总投资为19.6亿元，已有73家企业签约入驻，其中一半以上从事传感器研发。

二期工程计划于明年3月开工，主要建设中试车间和人才公寓。

分享到：微信 微博
`,
    question: '银杏湾科技园一期总投资是多少？',
    unanswered: '银杏湾科技园有没有幼儿园？',
    wrong: '科学城的主导产业有哪些？',
    preview: '一篇新文章入库前的预览，下面是入库、取消和修改的按钮',
    figures: '一周的统计图和数字',
  },
  'zh-Hant': {
    file: '青楓港.txt',
    page: `青楓港數據中心開始供電

青楓港日報訊 青楓港數據中心於上週開始供電，首批機櫃共有4200個，年用電量約為1.8億度。

項目負責人林遠表示，數據中心的總投資為31億元，屋頂的光電板每年可發電900萬度。

明年還會新建一座儲能站。
`,
    question: '青楓港數據中心的總投資是多少？',
    unanswered: '青楓港數據中心可以參觀嗎？',
    wrong: '重慶引進的世界知名高校有多少所？',
    preview: '一篇新文章入庫前的預覽，下面是入庫、取消和修改的按鈕',
    figures: '一週的統計圖和數字',
  },
  en: {
    file: 'alder-point.txt',
    page: `Alder Point opens its first test track

The Alder Point Gazette reports that the first test track for self-driving trucks was opened at Alder Point last week. The track is 14 kilometres long and cost 62 million yuan.

Director Ruth Hale said that 23 companies have signed contracts, and that a second track will be built next year.
`,
    question: 'How long is the test track at Alder Point?',
    unanswered: 'How many hotels are there at Alder Point?',
    wrong: 'How large is the Jinfeng Laboratory?',
    preview: 'A new article before it is added, with buttons to add, cancel and correct it',
    figures: 'A chart and the figures of a week',
  },
};

/** Says what a research institute is given at most. */
const EDITED = '2020-08-peking-university-data-institute';

describe.skipIf(!hasModel)('an admin at work', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 300_000);
  afterAll(() => stage?.close());

  it.each(LANGUAGES)('%s', { timeout: 400_000 }, async (language) => {
    const { telegram, admins } = stage;
    const texts = textsFor(language);
    const { library, insight } = texts;
    const words = WORDS[language];
    const admin = admins[language];
    const { chat } = admin;
    const say = (text: string) => stage.say(admin, chat, text);
    const press = (button: string | RegExp) => stage.press(admin, chat, button);
    /** Until a reload that was started has told what came of it; counts those before it. */
    let reloads = 0;
    const reloaded = async () => {
      reloads += 1;
      await stage.untilReplies(chat, texts.reloadSwapped, reloads);
    };

    await stage.untilExamples();
    await say('/help');
    admin.sendDocument(chat, { name: words.file, mime: 'text/plain', bytes: words.page });
    await stage.settle();
    await press(library.edit(library.field.published));
    // A client replies by itself where it is asked to.
    await stage.say(admin, chat, '2026-11', { replyTo: telegram.replies(chat).at(-1)! });
    await press(library.save);
    await reloaded();
    await say(words.question);

    const person = stage.person(language);
    const colleague = stage.colleague(language);
    await stage.say(person, person.chat, words.unanswered);
    await stage.say(colleague, colleague.chat, words.unanswered);
    await stage.say(person, person.chat, words.wrong);
    await stage.press(person, person.chat, '👎');
    await stage.press(person, person.chat, texts.buttons.reasons.incomplete);

    await say('/articles');
    await press('1');
    await press(library.retire);
    await press(library.reasons.outdated);
    await press(library.confirmRetireButton);
    await reloaded();
    await say(words.question);
    await say('/unanswered');
    await press('1');
    await press(insight.rightlyUnanswered);
    await say('/feedback');
    await press(insight.done);
    await say('/stats');

    // A figure in an article is changed on disk, which answers a golden question worse.
    await stage.editArticle(EDITED, (text) => text.replaceAll('5000万元', '3000万元'));
    await say('/reload');
    await stage.untilReplies(chat, texts.renewal.held, 1);
    await press(texts.renewal.keepOld);
    await stage.editArticle(EDITED, (text) => text.replaceAll('3000万元', '5000万元'));
    await say('/articles');
    await press(library.retiredButton);
    await press(library.restore(1));
    await reloaded();
    await say('/rollback');
    await stage.untilReplies(chat, texts.renewal.rollBackHeading, 1);
    await press(/^1\. /);
    await stage.untilReplies(chat, texts.renewal.rolledBack('|').split('|')[0]!, 1);
    await say('/status');
    await say(`${words.page}\n${words.page}\n${words.page}`);
    await press(library.importPasted);
    await press(library.cancel);

    await expect(stage.print(chat)).toMatchFileSnapshot(`an-admin-at-work.${language}.txt`);
    const title = words.page.split('\n', 1)[0]!;
    const preview = stage.draw(chat, { viewer: admin, from: title, count: 1, title: words.preview });
    await expect(preview).toMatchFileSnapshot(`preview-of-an-article.${language}.svg`);
    const figures = stage.draw(chat, { viewer: admin, from: '/stats', count: 2, title: words.figures });
    await expect(figures).toMatchFileSnapshot(`figures-of-a-week.${language}.svg`);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
    expect(telegram.unansweredPresses).toEqual([]);
  });
});
