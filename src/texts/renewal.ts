import type { ReloadReport } from '../app.ts';
import type { GoldenChange } from '../golden/try-snapshot.ts';
import type { Language } from '../language/language.ts';
import { formatMoment } from './format-date.ts';
import { plural } from './plural.ts';

type Counts = Readonly<Record<keyof Pick<ReloadReport, 'added' | 'changed' | 'removed'>, number>>;

/** How the articles that answer are replaced, and what changed by it. */
export interface RenewalTexts {
  /** What lets a reload through that was refused. */
  readonly remedy: Readonly<Record<'force' | 'room', string>>;
  // Golden questions and what was built.
  /** What was built answers worse and does not serve. */
  readonly held: string;
  goldenMet(met: number, asked: number): string;
  readonly golden: Readonly<Record<GoldenChange['kind'], (count: number) => string>>;
  question(question: string): string;
  /** @param answer as `quoted` or one of the two below has it */
  before(answer: string): string;
  after(answer: string): string;
  quoted(quote: string): string;
  readonly notFound: string;
  readonly failed: string;
  readonly swapAnyway: string;
  readonly keepOld: string;
  readonly keptOld: string;
  /** What was offered is not the newest build any more. */
  readonly candidateGone: string;
  damaged(reason: string): string;

  // Going back.
  readonly rollBackHeading: string;
  /** @param builtAt ISO 8601 */
  earlier(builtAt: string, articles: number, passages: number): string;
  /** What going back would do; at least one of the counts is not 0. */
  wouldChange(counts: Counts): string;
  readonly wouldChangeNothing: string;
  named(kind: keyof Counts, ids: string): string;
  /** @param number of the line that tells of it: two may be built in one minute */
  rollBackTo(number: number, builtAt: string): string;
  rolledBack(snapshot: string): string;
  readonly nothingToRollBack: string;
  readonly earlierGone: string;

  // Status.
  pinned(why: 'rollback' | 'held', differs: boolean): string;
  withdrawn(count: number): string;
}

export const RENEWAL: Readonly<Record<Language, RenewalTexts>> = {
  'zh-Hans': {
    remedy: {
      force: '确认要丢掉这些文章，就发 /reload force',
      room: '磁盘满了：在服务器上腾出空间，再发一次 /reload',
    },
    held: '新的文章库已经建好，但有些回答变差了，所以还没有换上。',
    goldenMet: (met, asked) => `试问 ${asked} 题，${met} 题答得符合要求`,
    golden: {
      broke: (count) => `变差 ${count} 题：`,
      mended: (count) => `变好 ${count} 题：`,
      changed: (count) => `换了说法 ${count} 题：`,
    },
    question: (question) => `• ${question}`,
    before: (answer) => `　原：${answer}`,
    after: (answer) => `　新：${answer}`,
    quoted: (quote) => `“${quote}”`,
    notFound: '文章没有说到',
    failed: '没能答出',
    swapAnyway: '仍然换上',
    keepOld: '保留旧的',
    keptOld: '好，仍用原来的文章库。改好文章后再发 /reload。',
    candidateGone: '这个版本已经不是最新的了，请再发一次 /reload。',
    damaged: (reason) => `这个版本已损坏，没有换上：${reason}`,
    rollBackHeading: '可以退回的版本：',
    earlier: (builtAt, articles, passages) =>
      `建于 ${formatMoment(builtAt, 'zh-Hans')}（北京时间），${articles} 篇文章，${passages} 个段落`,
    wouldChange: ({ added, changed, removed }) => `　退回后：多 ${added} 篇，改 ${changed} 篇，少 ${removed} 篇`,
    wouldChangeNothing: '　退回后：文章没有不同',
    named: (kind, ids) => `　${{ added: '多', changed: '改', removed: '少' }[kind]}：${ids}`,
    rollBackTo: (number, builtAt) => `${number}. 退回到 ${formatMoment(builtAt, 'zh-Hans')}`,
    rolledBack: (snapshot) => `已退回到版本 ${snapshot}。重启后也用它，直到下一次 /reload 换上新的。`,
    nothingToRollBack: '没有可以退回的版本。',
    earlierGone: '这个版本已经不在了，什么也没有改变。请再发一次 /rollback。',
    pinned: (why, differs) =>
      `${why === 'rollback' ? '固定在退回的版本' : '固定在原来的版本（新的没有换上）'}${differs ? '，与现在的文章目录不同' : ''}。/reload 会重新检查文章目录`,
    withdrawn: (count) => `有 ${count} 篇文章已撤下，不再引用`,
  },
  'zh-Hant': {
    remedy: {
      force: '確定要捨棄這些文章，請傳 /reload force',
      room: '磁碟滿了：在伺服器上騰出空間，再傳一次 /reload',
    },
    held: '新的文章庫已經建好，但有些回答變差了，所以還沒有換上。',
    goldenMet: (met, asked) => `試問 ${asked} 題，${met} 題答得符合要求`,
    golden: {
      broke: (count) => `變差 ${count} 題：`,
      mended: (count) => `變好 ${count} 題：`,
      changed: (count) => `換了說法 ${count} 題：`,
    },
    question: (question) => `• ${question}`,
    before: (answer) => `　原：${answer}`,
    after: (answer) => `　新：${answer}`,
    quoted: (quote) => `「${quote}」`,
    notFound: '文章沒有說到',
    failed: '沒能答出',
    swapAnyway: '仍然換上',
    keepOld: '保留舊的',
    keptOld: '好，仍使用原來的文章庫。改好文章後再傳 /reload。',
    candidateGone: '這個版本已經不是最新的了，請再傳一次 /reload。',
    damaged: (reason) => `這個版本已損壞，沒有換上：${reason}`,
    rollBackHeading: '可以退回的版本：',
    earlier: (builtAt, articles, passages) =>
      `建於 ${formatMoment(builtAt, 'zh-Hant')}（北京時間），${articles} 篇文章，${passages} 個段落`,
    wouldChange: ({ added, changed, removed }) => `　退回後：多 ${added} 篇，改 ${changed} 篇，少 ${removed} 篇`,
    wouldChangeNothing: '　退回後：文章沒有不同',
    named: (kind, ids) => `　${{ added: '多', changed: '改', removed: '少' }[kind]}：${ids}`,
    rollBackTo: (number, builtAt) => `${number}. 退回到 ${formatMoment(builtAt, 'zh-Hant')}`,
    rolledBack: (snapshot) => `已退回到版本 ${snapshot}。重新啟動後也用它，直到下一次 /reload 換上新的。`,
    nothingToRollBack: '沒有可以退回的版本。',
    earlierGone: '這個版本已經不在了，什麼也沒有改變。請再傳一次 /rollback。',
    pinned: (why, differs) =>
      `${why === 'rollback' ? '固定在退回的版本' : '固定在原來的版本（新的沒有換上）'}${differs ? '，與現在的文章目錄不同' : ''}。/reload 會重新檢查文章目錄`,
    withdrawn: (count) => `有 ${count} 篇文章已撤下，不再引用`,
  },
  en: {
    remedy: {
      force: 'To give these articles up, send /reload force',
      room: 'The disk is full: free some space on the server, then send /reload again',
    },
    held: 'The new articles are ready, but some answers got worse, so they do not serve yet.',
    goldenMet: (met, asked) => `${plural(asked, 'golden question')} asked, ${met} answered as expected`,
    golden: {
      broke: (count) => `${count} got worse:`,
      mended: (count) => `${count} got better:`,
      changed: (count) => `${count} changed in words only:`,
    },
    question: (question) => `• ${question}`,
    before: (answer) => `  before: ${answer}`,
    after: (answer) => `  now: ${answer}`,
    quoted: (quote) => `“${quote}”`,
    notFound: 'not in the articles',
    failed: 'no answer',
    swapAnyway: 'Swap anyway',
    keepOld: 'Keep the old',
    keptOld: 'The articles stay as they were. Send /reload when they are mended.',
    candidateGone: 'That build is not the newest any more. Please send /reload again.',
    damaged: (reason) => `That snapshot is damaged; nothing has changed: ${reason}`,
    rollBackHeading: 'You can go back to:',
    earlier: (builtAt, articles, passages) =>
      `built ${formatMoment(builtAt, 'en')} (Beijing time), ${plural(articles, 'article')}, ${plural(passages, 'passage')}`,
    wouldChange: ({ added, changed, removed }) => `  going back: ${added} more, ${changed} changed, ${removed} fewer`,
    wouldChangeNothing: '  going back: the same articles',
    named: (kind, ids) => `  ${{ added: 'more', changed: 'changed', removed: 'fewer' }[kind]}: ${ids}`,
    rollBackTo: (number, builtAt) => `${number}. Back to ${formatMoment(builtAt, 'en')}`,
    rolledBack: (snapshot) =>
      `Back to snapshot ${snapshot}. It stays, after a restart as well, until a /reload lets new articles in.`,
    nothingToRollBack: 'There is no earlier version to go back to.',
    earlierGone: 'That version is gone; nothing has changed. Please send /rollback again.',
    pinned: (why, differs) =>
      `${why === 'rollback' ? 'Pinned after going back' : 'Pinned, for the new articles were not let in'}${differs ? '; the articles folder differs' : ''}. /reload looks at the folder again`,
    withdrawn: (count) => `${plural(count, 'article')} withdrawn and not cited`,
  },
};
