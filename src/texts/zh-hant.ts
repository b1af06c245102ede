import type { AnswerForm } from '../answering/answer.ts';
import { nameWriter } from './name-writer.ts';
import { explainZhHant } from './explain-zh-hant.ts';
import { formatDate, formatDuration, formatMoment } from './format-date.ts';
import { BUTTONS } from './buttons.ts';
import { LIMITS } from './limits.ts';
import { GROUPS } from './groups.ts';
import { peopleZhHant } from './people-zh-hant.ts';
import { libraryZhHant } from './library-zh-hant.ts';
import { RENEWAL } from './renewal.ts';
import { insightZhHant } from './insight-zh-hant.ts';
import type { Texts } from './texts.ts';

const LANGUAGE = 'zh-Hant';
const date = (value: string) => formatDate(value, LANGUAGE);

const FORMS: Readonly<Record<AnswerForm, string>> = {
  phone: '聯絡電話',
  contact: '聯絡方式',
  age: '年齡',
  money: '金額',
  percent: '比例',
  area: '面積',
  count: '數量',
  date: '時間',
  duration: '時長',
};

/** Traditional Chinese, in wording that reads naturally in Taiwan and in Hong Kong alike. */
export const zhHant: Texts = {
  language: LANGUAGE,

  start: (articles) => `您好，我是科城問答，只根據收錄的 ${articles} 篇文章回答問題。

每句話都標明出處，點開就能看到文章的原句；文章沒有提到的，我會直說。

直接輸入問題就可以。更多用法請看 /help`,
  help: (botName) => `直接把問題傳給我，繁體、簡體、英文都可以。每句話都標明出處，點開看原句。

接著問：「那去年呢？」「它有多大？」「翻譯成英文」
${
  botName === null
    ? ''
    : `在群組中：@我、回覆我，或 /ask 加上問題；用 /ask 回覆別人，就是問那則訊息
在任何聊天裡：輸入 @${botName} 加上問題
`
}
/search 關鍵字：只找段落
/sources：收錄的文章
/cite：出處的文字版
/new：換個話題
/settings：設定
/privacy：記錄什麼
/forget：刪除我的記錄
/about：資料從何而來`,
  about: `科城問答只根據收錄的文章作答，不使用文章以外的知識，也不上網。

每段引文送出之前，都與文章逐字核對過。

標明「摘編」的出處，是用我們自己的話逐段轉述的文章，事實和數字一項不少；沒有這個標記的，是發布者的原文。

本程式以 MIT 授權開放原始碼。英文提問借助 CC-CEDICT 詞典（CC BY-SA 4.0），語意檢索使用智源研究院的 bge-small-zh-v1.5 模型（MIT），繁簡對照來自 OpenCC（Apache-2.0）。`,
  helpAdmin: `管理員還可以使用：
發檔案或長文給我：預覽後加進文章庫
/articles：查看、停用、恢復文章
/reload：更新文章庫；/rollback：退回以前的
/status：運作狀況；/stats：統計
/unanswered：沒答上來的問題；/feedback：有人不滿意的回答
/why：用它回覆我的回答，看是怎麼來的`,
  commands: {
    start: '開始',
    help: '使用說明',
    about: '資料來源與授權',
    ask: '提問：/ask 問題',
    search: '只找段落：/search 關鍵字',
    sources: '收錄的文章',
    cite: '出處的文字版：/cite 1',
    new: '換個話題，忘掉前面的問題',
    settings: '語言等設定（群裡僅群管理員）',
    privacy: '記錄什麼，保留多久',
    forget: '刪除關於我的記錄',
    articles: '管理文章（管理員）',
    reload: '更新文章庫（管理員）',
    rollback: '退回以前的文章庫（管理員）',
    status: '運作狀況（管理員）',
    stats: '統計（管理員）',
    why: '這個回答是怎麼來的：/why 編號（管理員）',
    unanswered: '沒答上來的問題（管理員）',
    feedback: '評價（管理員）',
  },

  notFound: '文章中沒有提到這一點。',
  notFoundMissing: ({ mentioned, lacking }) => {
    if (lacking.kind === 'form') {
      const form = FORMS[lacking.form];
      return mentioned === null ? `文章中沒有說${form}。` : `文章提到${mentioned}，但沒有說${form}。`;
    }
    if (mentioned === null) return `文章中沒有提到「${lacking.words}」。`;
    return lacking.elsewhere
      ? `提到${mentioned}的文章沒有說到「${lacking.words}」。`
      : `文章提到${mentioned}，但沒有說到「${lacking.words}」。`;
  },
  relatedHeading: '相近的段落：',
  looking: '🔎 正在查文章……',
  unavailable: {
    internal: '出了點問題，沒能答上來。請稍後再試一次。',
  },
  answerId: (id) => `（編號 ${id}）`,
  notices: {
    budget: '今天撰寫回答的額度用完了，以上是文章中的原句。',
    'model-failed': '語言模型暫時連不上，以上是文章中的原句。',
  },

  understoodAs: (question) => `我理解的問題：${question}`,
  forgotten: '好的，前面問過的我都忘了，請問新的問題。',

  emptyQuestion: '請把問題一併傳來：/ask 加上問題，或者 @我 加上問題。',
  tooLong: (limit) => `問題太長了，請不要超過 ${limit} 個字。`,
  tooMany: '問題來得太快了，請等前面的答完再傳。',
  unknownCommand: (command) => `沒有 /${command} 這個指令。用法請看 /help`,
  notText: '我只看得懂文字，請把問題打出來傳給我。',
  notAdmin: '這個指令只有管理員可以使用。',

  searchUsage: '請在 /search 後面寫上要找的內容：/search 關鍵字',
  searchHeading: (query) => `與「${query}」最相近的段落：`,
  searchEmpty: '沒有找到相近的段落。',

  date,
  dateUnknown: '日期不詳',
  publisherUnknown: '發布者不詳',
  paragraph: (number) => `第${number}段`,
  kind: { digest: '摘編', full: '原文' },
  published: (value) => `${date(value)}發布`,
  asOf: (value) => `所述時間：${date(value)}`,
  standing: (standing, asOf) => {
    const label = {
      latest: '最新',
      earlier: '此前',
      conflict: '說法不一',
      target: '目標',
      reached: '已達到',
      dated: '所述時間',
      undated: '時間不詳',
    }[standing];
    return asOf === null ? `${label}：` : `${label}（${date(asOf)}）：`;
  },
  resolvedDates: (dates) => `（${dates.map(({ words, date: value }) => `「${words}」即${date(value)}`).join('；')}）`,
  keyTerms: (glosses) => `關鍵詞：${glosses.map(({ words, meaning }) => `${words} = ${meaning}`).join(' · ')}`,
  keywordsOnly: '語意檢索沒有啟用，目前只按關鍵字查找。',
  writtenByModel: '以上文字由語言模型撰寫，每一句都由程式與所引原文逐條核對過。',

  reloadStarted: '正在更新文章庫……',
  reloadProgress: ({ phase, done, total, perSecond }) => {
    const work = { read: '讀取文章', embed: '計算向量', index: '建立索引', verify: '核對', try: '試問' }[phase];
    return `正在更新文章庫：${work} ${done}/${total}${perSecond >= 1 ? `，每秒 ${Math.round(perSecond)}` : ''}`;
  },
  reloadSwapped: '文章庫已更新。',
  reloadUnchanged: '文章沒有變動，不用更新。',
  reloadRefused: (reason) => `沒有更新，仍使用原來的文章庫：${reason}`,
  reloadFailed: (reason) => `更新沒有成功，仍使用原來的文章庫：${reason}`,
  reloadChanges: (added, changed, removed) => `新增 ${added} 篇，變動 ${changed} 篇，移除 ${removed} 篇`,
  reloadSize: (articles, passages) => `現有 ${articles} 篇文章，${passages} 個段落`,
  reloadWork: (embedded, seconds) => `新算向量 ${embedded} 個，用時 ${seconds.toFixed(1)} 秒`,
  reloadProblems: (count) => `有 ${count} 個檔案無法讀取：`,
  problem: (file, reason) => `• ${file}：${reason}`,
  more: (count) => `……還有 ${count} 個`,
  warning: (text) => `注意：${text}`,

  statusNoSnapshot: '文章庫尚未準備好。',
  statusSnapshot: (id, builtAt) =>
    builtAt === null ? `版本 ${id}` : `版本 ${id}，建於 ${formatMoment(builtAt, LANGUAGE)}（北京時間）`,
  statusModel: (model) => `作答方式：${nameWriter(model, '摘錄原文')}`,
  statusQuestions: (answered, notFound, failed) =>
    `啟動以來：答出 ${answered} 個，文章未提 ${notFound} 個，出錯 ${failed} 個`,
  statusEndpoint: ({ model, breaker, requests, failures }) => {
    const state = { closed: '正常', open: '連續出錯，暫停使用', 'half-open': '恢復試用中' }[breaker];
    return `語言模型 ${model}：${state}，請求 ${requests} 次，失敗 ${failures} 次`;
  },
  statusTokens: ({ input, output, answers }, limit) =>
    `今天寫了 ${answers} 個回答，token 輸入 ${input}、輸出 ${output}；${limit === null ? '沒有上限' : `每人、每個聊天每天上限 ${limit}`}`,
  statusOpen: (open) => `排隊和處理中的訊息：${open} 則`,
  statusDead: (dead) => `⚠️ 有 ${dead} 則訊息多次嘗試仍沒能處理，已放棄；原因見日誌`,
  tryAgain: (count) => `🔁 再試這 ${count} 則`,
  triedAgain: (count) =>
    count === 0 ? '沒有可以再試的訊息了。' : `正在重新處理 ${count} 則訊息。再傳 /status 可以看結果。`,
  statusProcess: (uptimeSeconds, residentBytes) =>
    `已運作 ${formatDuration(uptimeSeconds, LANGUAGE)}，佔用記憶體 ${Math.round(residentBytes / 2 ** 20)} MB`,

  explain: explainZhHant,
  buttons: BUTTONS[LANGUAGE],
  limits: LIMITS[LANGUAGE],
  groups: GROUPS[LANGUAGE],
  people: peopleZhHant,
  library: libraryZhHant,
  renewal: RENEWAL[LANGUAGE],
  insight: insightZhHant,

  terminalBanner: `科城問答：直接輸入問題，按 Enter 送出。/help 看說明，/quit 或 Ctrl+D 離開。`,
  terminalConnect: `現在沒有連接 Telegram。要連接，請向 @BotFather 申請機器人，把 token 寫進 .env：TELEGRAM_BOT_TOKEN=…，然後重新啟動。`,
  terminalPrompt: '問題> ',
  goodbye: '再見。',
};
