import type { Answer } from '../answering/answer.ts';
import type { AnswerCounts } from '../insight/count-answers.ts';
import type { Language } from '../language/language.ts';
import { formatDate, formatMoment } from './format-date.ts';

/** A place in a list: the number of the page or the entry, and of how many. */
export interface Position {
  readonly at: number;
  readonly of: number;
}

/** What admins see of questions and answers. */
export interface InsightTexts {
  readonly nothingYet: string;

  // Questions without an answer, grouped by meaning.
  readonly noneUnanswered: string;
  unansweredHeading(groups: number, questions: number, page: Position): string;
  /** Follows a question of the list: how often, and when last (`2026-11-24`). */
  askedTimes(times: number, lastDay: string): string;
  /** @param last ISO 8601 */
  groupHeading(times: number, last: string): string;
  readonly offeredHeading: string;
  readonly offeredNone: string;
  readonly dismiss: string;
  readonly dismissed: string;
  /** The question becomes one that new articles are tried with; expected is that they do not say. */
  readonly rightlyUnanswered: string;
  readonly back: string;
  readonly groupGone: string;

  // Votes against answers.
  readonly noFeedback: string;
  feedbackHeading(position: Position, open: number, handled: boolean): string;
  /** @param reasons as people gave them, with how often */
  feedbackReasons(reasons: readonly { readonly name: string; readonly times: number }[]): string;
  readonly reasonNone: string;
  question(question: string): string;
  readonly answerHeading: Readonly<Record<Answer['kind'], string>>;
  readonly recordGone: string;
  /** @param votedAt ISO 8601 */
  feedbackFoot(votedAt: string, snapshot: string, answerId: string): string;
  readonly why: string;
  readonly done: string;
  readonly markedDone: string;
  /** What was cited is not to be the answer to this question again. */
  readonly notThis: string;
  readonly shouldBeNotFound: string;
  readonly madeGolden: string;
  readonly notGolden: string;

  // Figures.
  readonly statsUsage: string;
  /** At most 1,024 characters; the chart's legend is in it. */
  stats(counts: AnswerCounts, votes: { readonly up: number; readonly down: number }): string;
}

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
/** A short time with its unit: 12 ms, 1.4 s. */
const short = (milliseconds: number | null, units: { readonly ms: string; readonly s: string }) => {
  const time = milliseconds ?? 0;
  return time < 1_000 ? `${Math.round(time)} ${units.ms}` : `${(time / 1_000).toFixed(1)} ${units.s}`;
};
const CHINESE_UNITS = { ms: '毫秒', s: '秒' } as const;
const ENGLISH_UNITS = { ms: 'ms', s: 's' } as const;
const number = (value: number) => value.toLocaleString('en');
const plural = (count: number, noun: string) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
const span = ({ days }: AnswerCounts, language: Language) =>
  `${formatDate(days[0]!.day, language)} – ${formatDate(days.at(-1)!.day, language)}`;
const total = ({ answered, notFound, failed }: AnswerCounts['days'][number]) => answered + notFound + failed;

export const INSIGHT: Readonly<Record<Language, InsightTexts>> = {
  'zh-Hans': {
    nothingYet: '还没有记录。',

    noneUnanswered: '最近30天没有未能回答的问题。',
    unansweredHeading: (groups, questions, { at, of }) =>
      `最近30天未能回答：${questions}个问题，${groups}类${of > 1 ? `（第${at}页，共${of}页）` : ''}`,
    askedTimes: (times, lastDay) => `${times}次，${times > 1 ? '最近' : ''}${formatDate(lastDay, 'zh-Hans')}`,
    groupHeading: (times, last) => `问了${times}次，${times > 1 ? '最近' : ''}${formatMoment(last, 'zh-Hans')}`,
    offeredHeading: '当时最接近的段落：',
    offeredNone: '没有接近的段落。',
    dismiss: '隐藏',
    dismissed: '已隐藏。再有人问才会重新出现。',
    rightlyUnanswered: '本来就没有，记为检验题',
    back: '返回列表',
    groupGone: '这一类已经不在列表里了。',

    noFeedback: '还没有人点 👎。',
    feedbackHeading: ({ at, of }, open, handled) => `👎 第${at}条，共${of}条，待处理${open}条${handled ? ' ✅' : ''}`,
    feedbackReasons: (reasons) =>
      `原因：${reasons.map(({ name, times }) => (times > 1 ? `${name}×${times}` : name)).join('、')}`,
    reasonNone: '没有说',
    question: (question) => `问题：${question}`,
    answerHeading: { answered: '回答：', 'not-found': '回答：文章里没有提到。', unavailable: '回答：出错了。' },
    recordGone: '这个回答的记录读不出来了。',
    feedbackFoot: (votedAt, snapshot, answerId) =>
      `${formatMoment(votedAt, 'zh-Hans')}　版本 ${snapshot}　编号 ${answerId}`,
    why: '怎么答的',
    done: '处理完了',
    markedDone: '已标为处理完。',
    notThis: '记为错误答案',
    shouldBeNotFound: '应答“没有提到”',
    madeGolden: '已记为检验题，以后更新文章时都会检查。',
    notGolden: '没能记下：记录已经过期，或者没有可以检查的内容。',

    statsUsage: '请写 /stats 7 或 /stats 30，看最近7天或30天。',
    stats: (counts, { up, down }) =>
      [
        span(counts, 'zh-Hans'),
        `提问 ${number(counts.asked)}`,
        `🟩 已回答 ${number(counts.answered)}（${percent(counts.answered, counts.asked)}）`,
        `🟨 文章没有提到 ${number(counts.notFound)}`,
        `🟥 出错 ${number(counts.failed)}`,
        `语言：简体 ${counts.languages['zh-Hans']}，繁体 ${counts.languages['zh-Hant']}，英文 ${counts.languages.en}`,
        `用时：一半在 ${short(counts.median, CHINESE_UNITS)}内，95% 在 ${short(counts.p95, CHINESE_UNITS)}内`,
        `评价：👍 ${up}　👎 ${down}`,
        ...(counts.inputTokens > 0
          ? [`语言模型：输入 ${number(counts.inputTokens)}，输出 ${number(counts.outputTokens)} token`]
          : []),
        ...(counts.busiest
          ? [`最忙：${formatDate(counts.busiest.day, 'zh-Hans')}，${number(total(counts.busiest))}个问题`]
          : []),
      ].join('\n'),
  },
  'zh-Hant': {
    nothingYet: '還沒有記錄。',

    noneUnanswered: '最近30天沒有未能回答的問題。',
    unansweredHeading: (groups, questions, { at, of }) =>
      `最近30天未能回答：${questions}個問題，${groups}類${of > 1 ? `（第${at}頁，共${of}頁）` : ''}`,
    askedTimes: (times, lastDay) => `${times}次，${times > 1 ? '最近' : ''}${formatDate(lastDay, 'zh-Hant')}`,
    groupHeading: (times, last) => `問了${times}次，${times > 1 ? '最近' : ''}${formatMoment(last, 'zh-Hant')}`,
    offeredHeading: '當時最接近的段落：',
    offeredNone: '沒有接近的段落。',
    dismiss: '隱藏',
    dismissed: '已隱藏。再有人問才會重新出現。',
    rightlyUnanswered: '本來就沒有，記為檢驗題',
    back: '返回清單',
    groupGone: '這一類已經不在清單裡了。',

    noFeedback: '還沒有人點 👎。',
    feedbackHeading: ({ at, of }, open, handled) => `👎 第${at}條，共${of}條，待處理${open}條${handled ? ' ✅' : ''}`,
    feedbackReasons: (reasons) =>
      `原因：${reasons.map(({ name, times }) => (times > 1 ? `${name}×${times}` : name)).join('、')}`,
    reasonNone: '沒有說',
    question: (question) => `問題：${question}`,
    answerHeading: { answered: '回答：', 'not-found': '回答：文章裡沒有提到。', unavailable: '回答：出錯了。' },
    recordGone: '這個回答的記錄讀不出來了。',
    feedbackFoot: (votedAt, snapshot, answerId) =>
      `${formatMoment(votedAt, 'zh-Hant')}　版本 ${snapshot}　編號 ${answerId}`,
    why: '怎麼答的',
    done: '處理完了',
    markedDone: '已標為處理完。',
    notThis: '記為錯誤答案',
    shouldBeNotFound: '應答「沒有提到」',
    madeGolden: '已記為檢驗題，以後更新文章時都會檢查。',
    notGolden: '沒能記下：記錄已經過期，或者沒有可以檢查的內容。',

    statsUsage: '請寫 /stats 7 或 /stats 30，看最近7天或30天。',
    stats: (counts, { up, down }) =>
      [
        span(counts, 'zh-Hant'),
        `提問 ${number(counts.asked)}`,
        `🟩 已回答 ${number(counts.answered)}（${percent(counts.answered, counts.asked)}）`,
        `🟨 文章沒有提到 ${number(counts.notFound)}`,
        `🟥 出錯 ${number(counts.failed)}`,
        `語言：簡體 ${counts.languages['zh-Hans']}，繁體 ${counts.languages['zh-Hant']}，英文 ${counts.languages.en}`,
        `用時：一半在 ${short(counts.median, CHINESE_UNITS)}內，95% 在 ${short(counts.p95, CHINESE_UNITS)}內`,
        `評價：👍 ${up}　👎 ${down}`,
        ...(counts.inputTokens > 0
          ? [`語言模型：輸入 ${number(counts.inputTokens)}，輸出 ${number(counts.outputTokens)} token`]
          : []),
        ...(counts.busiest
          ? [`最忙：${formatDate(counts.busiest.day, 'zh-Hant')}，${number(total(counts.busiest))}個問題`]
          : []),
      ].join('\n'),
  },
  en: {
    nothingYet: 'Nothing has been recorded yet.',

    noneUnanswered: 'In the last 30 days no question went without an answer.',
    unansweredHeading: (groups, questions, { at, of }) =>
      `Not answered in the last 30 days: ${plural(questions, 'question')}, ${plural(groups, 'kind')}${of > 1 ? ` (page ${at} of ${of})` : ''}`,
    askedTimes: (times, lastDay) =>
      `${times === 1 ? 'once' : `${times} times`}, ${times > 1 ? 'last ' : ''}on ${formatDate(lastDay, 'en')}`,
    groupHeading: (times, last) =>
      `Asked ${times === 1 ? 'once' : `${times} times`}, ${times > 1 ? 'last ' : ''}on ${formatMoment(last, 'en')}`,
    offeredHeading: 'The nearest passages then:',
    offeredNone: 'No passage came near.',
    dismiss: 'Hide',
    dismissed: 'Hidden. It comes back only when somebody asks again.',
    rightlyUnanswered: 'Rightly so: keep as a test',
    back: 'Back to the list',
    groupGone: 'These questions are no longer on the list.',

    noFeedback: 'Nobody has pressed 👎 yet.',
    feedbackHeading: ({ at, of }, open, handled) => `👎 ${at} of ${of}, ${open} open${handled ? ' ✅' : ''}`,
    feedbackReasons: (reasons) =>
      `Reason: ${reasons.map(({ name, times }) => (times > 1 ? `${name} ×${times}` : name)).join(', ')}`,
    reasonNone: 'not given',
    question: (question) => `Question: ${question}`,
    answerHeading: {
      answered: 'Answer:',
      'not-found': 'Answer: the articles do not say.',
      unavailable: 'Answer: a fault.',
    },
    recordGone: 'The record of this answer can no longer be read.',
    feedbackFoot: (votedAt, snapshot, answerId) =>
      `${formatMoment(votedAt, 'en')} · version ${snapshot} · number ${answerId}`,
    why: 'How it came about',
    done: 'Done',
    markedDone: 'Marked as done.',
    notThis: 'Keep as a wrong answer',
    shouldBeNotFound: 'Should be “not in the articles”',
    madeGolden: 'Kept as a test: new articles are tried with it.',
    notGolden: 'It could not be kept: the record is gone, or nothing in it can be tested.',

    statsUsage: 'Write /stats 7 or /stats 30 for the last 7 or 30 days.',
    stats: (counts, { up, down }) =>
      [
        span(counts, 'en'),
        `Asked ${number(counts.asked)}`,
        `🟩 Answered ${number(counts.answered)} (${percent(counts.answered, counts.asked)})`,
        `🟨 Not in the articles ${number(counts.notFound)}`,
        `🟥 Failed ${number(counts.failed)}`,
        `Languages: Simplified ${counts.languages['zh-Hans']}, Traditional ${counts.languages['zh-Hant']}, English ${counts.languages.en}`,
        `Time: half within ${short(counts.median, ENGLISH_UNITS)}, 95% within ${short(counts.p95, ENGLISH_UNITS)}`,
        `Votes: 👍 ${up} 👎 ${down}`,
        ...(counts.inputTokens > 0
          ? [`Language models: ${number(counts.inputTokens)} tokens in, ${number(counts.outputTokens)} out`]
          : []),
        ...(counts.busiest
          ? [`Busiest: ${formatDate(counts.busiest.day, 'en')}, ${plural(total(counts.busiest), 'question')}`]
          : []),
      ].join('\n'),
  },
};
