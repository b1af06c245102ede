import { formatDate, formatMoment } from './format-date.ts';
import type { InsightTexts } from './insight-texts.ts';
import { percent, short, CHINESE_UNITS, number, span, total } from './insight-figures.ts';

export const insightZhHans: InsightTexts = {
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
};
