import type { Citation } from '../answering/answer.ts';
import type { VoteReason } from '../feedback/create-votes.ts';
import type { Language } from '../language/language.ts';
import { formatDate } from './format-date.ts';

/** What a line for a report says of a quotation. */
export type CitedLine = Pick<Citation, 'title' | 'publisher' | 'published' | 'paragraph' | 'kind' | 'quote'>;

/** What stands on and under the buttons of an answer. */
export interface ButtonTexts {
  readonly open: string;
  readonly related: string;
  readonly copy: string;
  readonly copyLink: string;
  readonly share: string;

  // The passage that a source leads to.
  paragraphs(first: number, last: number): string;
  /** Its number among the passages of the article, which are its pages here. */
  position(number: number, count: number): string;
  /** The article no longer has the words that were cited; the passage of their place stands below. */
  readonly changed: string;
  /** The article is no longer there, or the link was never ours. */
  readonly gone: string;
  /** How the answer came about is no longer kept, or never was. */
  readonly forgotten: string;
  /** The passage stands in the chat already. */
  readonly openAlready: string;

  readonly relatedHeading: string;
  readonly relatedNone: string;

  // Votes.
  readonly thanks: string;
  readonly why: string;
  readonly reasons: Readonly<Record<VoteReason, string>>;
  /** What can be wrong with saying that the articles do not say. */
  readonly refusalReasons: Readonly<Record<'wrong' | 'incomplete' | 'other', string>>;
  readonly notCounted: string;

  // `/cite`.
  /** A quotation with where it is from, in one line. */
  citation(cited: CitedLine): string;
  /** Below a quotation whose words the article no longer has. */
  readonly citedBefore: string;
  readonly citeUsage: string;
  readonly citeNothing: string;
  /** @param numbers at least one */
  citeUnknown(numbers: readonly number[]): string;
}

const listNumbers = (numbers: readonly number[]) => numbers.map((number) => `[${number}]`).join(' ');

export const BUTTONS: Readonly<Record<Language, ButtonTexts>> = {
  'zh-Hans': {
    open: '查看原文段落',
    related: '相关段落',
    copy: '复制引文',
    copyLink: '复制链接',
    share: '转发',

    paragraphs: (first, last) => `第${first}–${last}段`,
    position: (number, count) => `第${number}页，共${count}页`,
    changed: '这篇文章后来改过，引用的原话已经不在了。下面是现在同一处的文字：',
    gone: '这一段现在看不到了：文章已经撤下，或者链接不完整。',
    forgotten: '这个回答的记录已经过期，请把问题再问一次。',
    openAlready: '这一段就在下面。',

    relatedHeading: '与这个问题相近、回答里没有引用的段落：',
    relatedNone: '没有别的相近段落了。',

    thanks: '谢谢你的评价！',
    why: '谢谢！哪里不好？请在下面选一个。',
    reasons: {
      wrong: '说错了',
      outdated: '过时了',
      incomplete: '不完整',
      'not-cited': '出处对不上',
      other: '其他',
    },
    refusalReasons: { wrong: '没听懂问题', incomplete: '文章里其实有', other: '其他' },
    notCounted: '这次没能记下，请稍后再试。',

    citation: ({ title, publisher, published, paragraph, kind, quote }) =>
      `《${title}》，${publisher ?? '发布者不详'}，${published === null ? '日期不详' : formatDate(published, 'zh-Hans')}，` +
      `第${paragraph}段${kind === 'digest' ? '（摘编）' : ''}：“${quote}”`,
    citedBefore: '注意：这篇文章后来改过，这句原话已经不在了。',
    citeUsage: '用 /cite 回复我的某条回答，就能得到出处的文字版；/cite 1 只要第一个。',
    citeNothing: '这个回答没有引用文章。',
    citeUnknown: (numbers) => `没有这个编号。这个回答的出处有：${listNumbers(numbers)}`,
  },
  'zh-Hant': {
    open: '查看原文段落',
    related: '相關段落',
    copy: '複製引文',
    copyLink: '複製連結',
    share: '轉傳',

    paragraphs: (first, last) => `第${first}–${last}段`,
    position: (number, count) => `第${number}頁，共${count}頁`,
    changed: '這篇文章後來改過，引用的原話已經不在了。下面是現在同一處的文字：',
    gone: '這一段現在看不到了：文章已經撤下，或者連結不完整。',
    forgotten: '這個回答的記錄已經過期，請把問題再問一次。',
    openAlready: '這一段就在下面。',

    relatedHeading: '與這個問題相近、回答裡沒有引用的段落：',
    relatedNone: '沒有別的相近段落了。',

    thanks: '謝謝您的評價！',
    why: '謝謝！哪裡不好？請在下面選一個。',
    reasons: {
      wrong: '說錯了',
      outdated: '過時了',
      incomplete: '不完整',
      'not-cited': '出處對不上',
      other: '其他',
    },
    refusalReasons: { wrong: '沒聽懂問題', incomplete: '文章裡其實有', other: '其他' },
    notCounted: '這次沒能記下，請稍後再試。',

    citation: ({ title, publisher, published, paragraph, kind, quote }) =>
      `《${title}》，${publisher ?? '發布者不詳'}，${published === null ? '日期不詳' : formatDate(published, 'zh-Hant')}，` +
      `第${paragraph}段${kind === 'digest' ? '（摘編）' : ''}：「${quote}」`,
    citedBefore: '注意：這篇文章後來改過，這句原話已經不在了。',
    citeUsage: '用 /cite 回覆我的某則回答，就能得到出處的文字版；/cite 1 只要第一個。',
    citeNothing: '這個回答沒有引用文章。',
    citeUnknown: (numbers) => `沒有這個編號。這個回答的出處有：${listNumbers(numbers)}`,
  },
  en: {
    open: 'Open the passage',
    related: 'Related',
    copy: 'Copy',
    copyLink: 'Copy link',
    share: 'Share',

    paragraphs: (first, last) => `paragraphs ${first}–${last}`,
    position: (number, count) => `page ${number} of ${count}`,
    changed:
      'This article has changed since, and the words that were quoted are no longer in it. What stands in their place now:',
    gone: 'This passage is no longer there: the article was withdrawn, or the link is incomplete.',
    forgotten: 'This answer is too old to look up. Please ask your question again.',
    openAlready: 'You find this passage below.',

    relatedHeading: 'Passages near this question that the answer does not cite:',
    relatedNone: 'No other passage comes near.',

    thanks: 'Thank you for your rating!',
    why: 'Thank you! What is wrong with it? Please choose below.',
    reasons: {
      wrong: 'Wrong',
      outdated: 'Outdated',
      incomplete: 'Incomplete',
      'not-cited': 'Sources do not fit',
      other: 'Other',
    },
    refusalReasons: { wrong: 'Misunderstood', incomplete: 'The articles do say', other: 'Other' },
    notCounted: 'That could not be noted. Please try again in a moment.',

    citation: ({ title, publisher, published, paragraph, kind, quote }) =>
      `${title}, ${publisher ?? 'publisher unknown'}, ${published === null ? 'date unknown' : formatDate(published, 'en')}, ` +
      `paragraph ${paragraph}${kind === 'digest' ? ' (digest)' : ''}: “${quote}”`,
    citedBefore: 'Note: this article has changed since, and these words are no longer in it.',
    citeUsage: 'Reply to one of my answers with /cite to get its sources as plain text, or /cite 1 for the first one.',
    citeNothing: 'That answer cites no article.',
    citeUnknown: (numbers) => `There is no such number. The sources of that answer are ${listNumbers(numbers)}`,
  },
};
