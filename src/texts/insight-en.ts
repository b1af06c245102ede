import { formatDate, formatMoment } from './format-date.ts';
import type { InsightTexts } from './insight-texts.ts';
import { percent, short, ENGLISH_UNITS, number, counted, span, total } from './insight-figures.ts';

export const insightEn: InsightTexts = {
  nothingYet: 'Nothing has been recorded yet.',

  noneUnanswered: 'In the last 30 days no question went without an answer.',
  unansweredHeading: (groups, questions, { at, of }) =>
    `Not answered in the last 30 days: ${counted(questions, 'question')}, ${counted(groups, 'kind')}${of > 1 ? ` (page ${at} of ${of})` : ''}`,
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
        ? [`Busiest: ${formatDate(counts.busiest.day, 'en')}, ${counted(total(counts.busiest), 'question')}`]
        : []),
    ].join('\n'),
};
