import type { AnswerForm } from '../answering/answer.ts';
import { nameWriter } from './name-writer.ts';
import { explainZhHans } from './explain-zh-hans.ts';
import { formatDate, formatDuration, formatMoment } from './format-date.ts';
import { BUTTONS } from './buttons.ts';
import { LIMITS } from './limits.ts';
import { GROUPS } from './groups.ts';
import { peopleZhHans } from './people-zh-hans.ts';
import { libraryZhHans } from './library-zh-hans.ts';
import { RENEWAL } from './renewal.ts';
import { insightZhHans } from './insight-zh-hans.ts';
import type { Texts } from './texts.ts';

const LANGUAGE = 'zh-Hans';
const date = (value: string) => formatDate(value, LANGUAGE);

const FORMS: Readonly<Record<AnswerForm, string>> = {
  phone: '联系电话',
  contact: '联系方式',
  age: '年龄',
  money: '金额',
  percent: '比例',
  area: '面积',
  count: '数量',
  date: '时间',
  duration: '时长',
};

/** Simplified Chinese. */
export const zhHans: Texts = {
  language: LANGUAGE,

  start: (articles) => `你好，我是科城问答，只根据收录的 ${articles} 篇文章回答问题。

每句话都标着出处，点开就能看到文章的原句；文章没有说到的，我会直说。

直接发问题就可以。更多用法见 /help`,
  help: (botName) => `直接把问题发给我，简体、繁体、英文都可以。每句话都标出处，点开看原句。

接着问：“那去年呢？”“它有多大？”“翻译成英文”
${
  botName === null
    ? ''
    : `在群里：@我、回复我，或 /ask 加问题；用 /ask 回复别人，就是问那条消息
在任何聊天里：输入 @${botName} 加问题
`
}
/search 关键词：只找段落
/sources：收录的文章
/cite：出处的文字版
/new：换个话题
/settings：设置
/privacy：记录什么
/forget：删除我的记录
/about：资料从哪里来`,
  about: `科城问答只依据收录的文章作答，不用文章以外的知识，也不上网。

每段引文发出之前，都与文章逐字核对过。

标着“摘编”的出处，是用我们自己的话逐段转述的文章，事实和数字一项不少；没有这个标记的，是发布者的原文。

程序按 MIT 许可证开源。英文提问借助 CC-CEDICT 词典（CC BY-SA 4.0），语义检索使用智源研究院的 bge-small-zh-v1.5 模型（MIT），繁简对照来自 OpenCC（Apache-2.0）。`,
  helpAdmin: `管理员还可以用：
发文件或长文给我：预览后加进文章库
/articles：查看、停用、恢复文章
/reload：更新文章库；/rollback：退回以前的
/status：运行状况；/stats：统计
/unanswered：没答上来的问题；/feedback：有人不满意的回答
/why：用它回复我的回答，看是怎么来的`,
  commands: {
    start: '开始',
    help: '怎么用',
    about: '资料来源与许可',
    ask: '提问：/ask 问题',
    search: '只找段落：/search 关键词',
    sources: '收录的文章',
    cite: '出处的文字版：/cite 1',
    new: '换个话题，忘掉前面的问题',
    settings: '语言等设置（群里仅群管理员）',
    privacy: '记录什么，保留多久',
    forget: '删除关于我的记录',
    articles: '管理文章（管理员）',
    reload: '更新文章库（管理员）',
    rollback: '退回以前的文章库（管理员）',
    status: '运行状况（管理员）',
    stats: '统计（管理员）',
    why: '这个回答是怎么来的：/why 编号（管理员）',
    unanswered: '没答上来的问题（管理员）',
    feedback: '评价（管理员）',
  },

  notFound: '文章里没有说到这一点。',
  notFoundMissing: ({ mentioned, lacking }) => {
    if (lacking.kind === 'form') {
      const form = FORMS[lacking.form];
      return mentioned === null ? `文章里没有说${form}。` : `文章提到${mentioned}，但没有说${form}。`;
    }
    if (mentioned === null) return `文章里没有提到“${lacking.words}”。`;
    return lacking.elsewhere
      ? `提到${mentioned}的文章没有说到“${lacking.words}”。`
      : `文章提到${mentioned}，但没有说到“${lacking.words}”。`;
  },
  relatedHeading: '相近的段落：',
  looking: '🔎 正在查文章……',
  unavailable: {
    internal: '出了点问题，没能答上来。请稍后再试一次。',
  },
  answerId: (id) => `（编号 ${id}）`,
  notices: {
    budget: '今天撰写回答的额度用完了，以上是文章里的原句。',
    'model-failed': '语言模型暂时连不上，以上是文章里的原句。',
  },

  understoodAs: (question) => `我理解的问题：${question}`,
  forgotten: '好的，前面问过的我都忘了，请问新的问题。',

  emptyQuestion: '请把问题一起发来：/ask 加上问题，或者 @我 加上问题。',
  tooLong: (limit) => `问题太长了，请控制在 ${limit} 个字以内。`,
  tooMany: '问题来得太快了，请等前面的答完再发。',
  unknownCommand: (command) => `没有 /${command} 这个命令。用法见 /help`,
  notText: '我只看得懂文字，请把问题打出来发给我。',
  notAdmin: '这个命令只有管理员可以用。',

  searchUsage: '请在 /search 后面写上要找的内容：/search 关键词',
  searchHeading: (query) => `与“${query}”最相近的段落：`,
  searchEmpty: '没有找到相近的段落。',

  date,
  dateUnknown: '日期不详',
  publisherUnknown: '发布者不详',
  paragraph: (number) => `第${number}段`,
  kind: { digest: '摘编', full: '原文' },
  published: (value) => `${date(value)}发布`,
  asOf: (value) => `所述时间：${date(value)}`,
  standing: (standing, asOf) => {
    const label = {
      latest: '最新',
      earlier: '此前',
      conflict: '说法不一',
      target: '目标',
      reached: '已达到',
      dated: '所述时间',
      undated: '时间不详',
    }[standing];
    return asOf === null ? `${label}：` : `${label}（${date(asOf)}）：`;
  },
  resolvedDates: (dates) => `（${dates.map(({ words, date: value }) => `“${words}”即${date(value)}`).join('；')}）`,
  keyTerms: (glosses) => `关键词：${glosses.map(({ words, meaning }) => `${words} = ${meaning}`).join(' · ')}`,
  keywordsOnly: '语义检索没有启用，目前只按关键词查找。',
  writtenByModel: '以上文字由语言模型撰写，每一句都由程序与所引原文逐条核对过。',

  reloadStarted: '正在更新文章库……',
  reloadProgress: ({ phase, done, total, perSecond }) => {
    const work = { read: '读取文章', embed: '计算向量', index: '建立索引', verify: '核对', try: '试问' }[phase];
    return `正在更新文章库：${work} ${done}/${total}${perSecond >= 1 ? `，每秒 ${Math.round(perSecond)}` : ''}`;
  },
  reloadSwapped: '文章库已更新。',
  reloadUnchanged: '文章没有变化，不用更新。',
  reloadRefused: (reason) => `没有更新，仍用原来的文章库：${reason}`,
  reloadFailed: (reason) => `更新没有成功，仍用原来的文章库：${reason}`,
  reloadChanges: (added, changed, removed) => `新增 ${added} 篇，改动 ${changed} 篇，移除 ${removed} 篇`,
  reloadSize: (articles, passages) => `现有 ${articles} 篇文章，${passages} 个段落`,
  reloadWork: (embedded, seconds) => `新算向量 ${embedded} 个，用时 ${seconds.toFixed(1)} 秒`,
  reloadProblems: (count) => `有 ${count} 个文件读不了：`,
  problem: (file, reason) => `• ${file}：${reason}`,
  more: (count) => `……还有 ${count} 个`,
  warning: (text) => `注意：${text}`,

  statusNoSnapshot: '文章库还没有准备好。',
  statusSnapshot: (id, builtAt) =>
    builtAt === null ? `版本 ${id}` : `版本 ${id}，建于 ${formatMoment(builtAt, LANGUAGE)}（北京时间）`,
  statusModel: (model) => `作答方式：${nameWriter(model, '摘录原文')}`,
  statusQuestions: (answered, notFound, failed) =>
    `启动以来：答出 ${answered} 个，文章未提 ${notFound} 个，出错 ${failed} 个`,
  statusEndpoint: ({ model, breaker, requests, failures }) => {
    const state = { closed: '正常', open: '连续出错，暂停使用', 'half-open': '恢复试用中' }[breaker];
    return `语言模型 ${model}：${state}，请求 ${requests} 次，失败 ${failures} 次`;
  },
  statusTokens: ({ input, output, answers }, limit) =>
    `今天写了 ${answers} 个回答，token 输入 ${input}、输出 ${output}；${limit === null ? '没有上限' : `每人、每个聊天每天上限 ${limit}`}`,
  statusOpen: (open) => `排队和处理中的消息：${open} 条`,
  statusDead: (dead) => `⚠️ 有 ${dead} 条消息多次尝试仍没能处理，已放弃；原因见日志`,
  tryAgain: (count) => `🔁 再试这 ${count} 条`,
  triedAgain: (count) =>
    count === 0 ? '没有可以再试的消息了。' : `正在重新处理 ${count} 条消息。再发 /status 可以看结果。`,
  statusProcess: (uptimeSeconds, residentBytes) =>
    `已运行 ${formatDuration(uptimeSeconds, LANGUAGE)}，占用内存 ${Math.round(residentBytes / 2 ** 20)} MB`,

  explain: explainZhHans,
  buttons: BUTTONS[LANGUAGE],
  limits: LIMITS[LANGUAGE],
  groups: GROUPS[LANGUAGE],
  people: peopleZhHans,
  library: libraryZhHans,
  renewal: RENEWAL[LANGUAGE],
  insight: insightZhHans,

  terminalBanner: `科城问答：在这里直接提问，按回车发送。/help 看说明，/quit 或 Ctrl+D 退出。`,
  terminalConnect: `现在没有连接 Telegram。要连接，请向 @BotFather 申请机器人，把 token 写进 .env：TELEGRAM_BOT_TOKEN=…，然后重新启动。`,
  terminalPrompt: '问题> ',
  goodbye: '再见。',
};
