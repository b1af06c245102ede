import { nameWriter } from './name-writer.ts';
import { describeStages, type StageNames } from './describe-timings.ts';
import type { ExplainTexts } from './explain-texts.ts';
import { formatMoment } from './format-date.ts';

const STAGES: StageNames = {
  understand: '理解',
  rewrite: '补全追问',
  embed: '向量',
  retrieve: '检索',
  write: '撰写',
  answer: '作答',
};
const listPrompts = (prompts: Readonly<Record<string, string>>) =>
  Object.entries(prompts)
    .map(([name, version]) => `${name} ${version}`)
    .join('、');

/** Simplified Chinese. */
export const explainZhHans: ExplainTexts = {
  usage: '这里还没有可以解释的回答。请用 /why 回复我的某个回答，或在 /why 后面写上回答的编号，例如：/why 7k2m-9qxd',
  unknown: (id) => `没有编号为 ${id} 的回答，或者记录已经过期。`,
  title: (id, askedAt) => `回答 ${id}，${formatMoment(askedAt, 'zh-Hans')}（北京时间）`,
  question: (question) => `问题：${question}`,
  rewritten: ({ question, by }) => `理解为：${question}（${by === 'rules' ? '按规则' : '由语言模型'}补全）`,
  kind: {
    answered: '结果：答出',
    'not-found': '结果：文章没有说到',
    unavailable: '结果：出错，没有答上',
  },
  judgement: (confidence, threshold) =>
    `把握 ${confidence.toFixed(2)}，${confidence >= threshold ? '达到' : '不到'}作答的门槛 ${threshold.toFixed(2)}`,
  model: (model, prompts) =>
    `作答方式：${nameWriter(model, '摘录原文')}${Object.keys(prompts).length > 0 ? `（提示词 ${listPrompts(prompts)}）` : ''}`,
  tokens: ({ input, output, estimated }) => `token：输入 ${input}，输出 ${output}${estimated ? '（部分为估算）' : ''}`,
  failure: {
    'model-failed': '语言模型没有回应，改为摘录原文',
    budget: '当天的 token 用完了，改为摘录原文',
    'nothing-carried': '语言模型写的句子没有一句有原文支持，改为摘录原文',
    declined: '语言模型认为这些段落没有回答',
  },
  snapshot: (id) => `文章库版本 ${id}`,
  noMatches: '没有找到段落',
  matchesHeading: '找到的段落（得分：段落关键词、全文关键词、语义）：',
  match: (place, { passageId, score, passageKeywords, articleKeywords, similarity }) =>
    `${place}. ${passageId}　${score.toFixed(2)}：${passageKeywords.toFixed(2)}、${articleKeywords.toFixed(2)}、${similarity === null ? '无' : similarity.toFixed(2)}`,
  sentencesHeading: '语言模型写的句子：',
  outcome: { kept: '保留', repaired: '改写后保留', dropped: '去掉' },
  sentence: (place, outcome, text) => `${place}. ${outcome}：${text}`,
  passages: (ids) => `　出处 ${ids.join('、')}`,
  noPassages: '　没有标出处',
  problems: (named) => `　原因：${named.join('；')}`,
  problem: {
    number: '数字与原文不符',
    unit: '单位与原文不符',
    date: '日期与原文不符',
    ordinal: '序数与原文不符',
    name: '原文没有这个名称',
    negation: '肯定与否定相反',
    bound: '上下限与原文不符',
    uncovered: '原文没有说到',
    quotation: '引号里的话与原文并非一字不差',
    direction: '升降或排位与原文不符',
    plan: '把计划说成结果，或把结果说成计划',
    link: '含有链接、地址或隐藏字符',
    language: '不是要求的语言',
    pointer: '没有标出处，或出处不存在',
    repeated: '重复前面的话',
  },
  problemWords: (problem, words) => `${problem}（${words}）`,
  before: (text) => `　改写前：${text}`,
  timings: (milliseconds) => {
    const stages = describeStages(milliseconds, STAGES, '，');
    return `用时 ${Math.round(milliseconds['total'] ?? 0)} ms${stages ? `（${stages}）` : ''}`;
  },
};
