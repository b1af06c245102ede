import { formatDate, formatMoment } from './format-date.ts';
import type { InsightTexts } from './insight-texts.ts';
import { percent, short, CHINESE_UNITS, number, span, total } from './insight-figures.ts';

export const insightZhHant: InsightTexts = {
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
};
