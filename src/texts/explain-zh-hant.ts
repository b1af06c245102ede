import { nameWriter } from './name-writer.ts';
import { describeStages, type StageNames } from './describe-timings.ts';
import type { ExplainTexts } from './explain-texts.ts';
import { formatMoment } from './format-date.ts';

const STAGES: StageNames = {
  understand: '理解',
  rewrite: '補全追問',
  embed: '向量',
  retrieve: '檢索',
  write: '撰寫',
  answer: '作答',
};
const listPrompts = (prompts: Readonly<Record<string, string>>) =>
  Object.entries(prompts)
    .map(([name, version]) => `${name} ${version}`)
    .join('、');

/** Traditional Chinese. */
export const explainZhHant: ExplainTexts = {
  usage: '這裡還沒有可以說明的回答。請用 /why 回覆我的某則回答，或在 /why 後面寫上回答的編號，例如：/why 7k2m-9qxd',
  unknown: (id) => `沒有編號為 ${id} 的回答，或者紀錄已經過期。`,
  title: (id, askedAt) => `回答 ${id}，${formatMoment(askedAt, 'zh-Hant')}（北京時間）`,
  question: (question) => `問題：${question}`,
  rewritten: ({ question, by }) => `理解為：${question}（${by === 'rules' ? '按規則' : '由語言模型'}補全）`,
  kind: {
    answered: '結果：答出',
    'not-found': '結果：文章沒有提到',
    unavailable: '結果：出錯，沒有答上',
  },
  judgement: (confidence, threshold) =>
    `把握 ${confidence.toFixed(2)}，${confidence >= threshold ? '達到' : '不到'}作答的門檻 ${threshold.toFixed(2)}`,
  model: (model, prompts) =>
    `作答方式：${nameWriter(model, '摘錄原文')}${Object.keys(prompts).length > 0 ? `（提示詞 ${listPrompts(prompts)}）` : ''}`,
  tokens: ({ input, output, estimated }) => `token：輸入 ${input}，輸出 ${output}${estimated ? '（部分為估算）' : ''}`,
  failure: {
    'model-failed': '語言模型沒有回應，改為摘錄原文',
    budget: '當天的 token 用完了，改為摘錄原文',
    'nothing-carried': '語言模型寫的句子沒有一句有原文支持，改為摘錄原文',
    declined: '語言模型認為這些段落沒有回答',
  },
  snapshot: (id) => `文章庫版本 ${id}`,
  noMatches: '沒有找到段落',
  matchesHeading: '找到的段落（得分：段落關鍵字、全文關鍵字、語意）：',
  match: (place, { passageId, score, passageKeywords, articleKeywords, similarity }) =>
    `${place}. ${passageId}　${score.toFixed(2)}：${passageKeywords.toFixed(2)}、${articleKeywords.toFixed(2)}、${similarity === null ? '無' : similarity.toFixed(2)}`,
  sentencesHeading: '語言模型寫的句子：',
  outcome: { kept: '保留', repaired: '改寫後保留', dropped: '去掉' },
  sentence: (place, outcome, text) => `${place}. ${outcome}：${text}`,
  passages: (ids) => `　出處 ${ids.join('、')}`,
  noPassages: '　沒有標明出處',
  problems: (named) => `　原因：${named.join('；')}`,
  problem: {
    number: '數字與原文不符',
    unit: '單位與原文不符',
    date: '日期與原文不符',
    ordinal: '序數與原文不符',
    name: '原文沒有這個名稱',
    negation: '肯定與否定相反',
    bound: '上下限與原文不符',
    uncovered: '原文沒有說到',
    quotation: '引號裡的話與原文並非一字不差',
    direction: '升降或排位與原文不符',
    plan: '把計劃說成結果，或把結果說成計劃',
    link: '含有連結、網址或隱藏字元',
    language: '不是要求的語言',
    pointer: '沒有標出處，或出處不存在',
    repeated: '重複前面的話',
  },
  problemWords: (problem, words) => `${problem}（${words}）`,
  before: (text) => `　改寫前：${text}`,
  timings: (milliseconds) => {
    const stages = describeStages(milliseconds, STAGES, '，');
    return `用時 ${Math.round(milliseconds['total'] ?? 0)} ms${stages ? `（${stages}）` : ''}`;
  },
};
