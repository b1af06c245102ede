import type { DraftFault } from '../library/create-drafts.ts';
import { formatDate } from './format-date.ts';
import type { LibraryTexts } from './library-texts.ts';

const FAULTS: Readonly<Record<DraftFault, string>> = {
  unsupported: '不支援這種檔案，請發 txt、md、html、docx 或 pdf（不收壓縮檔）。',
  'too-large': '檔案太大了：文字最多 5 MB，pdf 和 docx 最多 20 MB。',
  empty: '檔案是空的。',
  protected: '檔案有密碼，請另存一份不帶密碼的。',
  damaged: '檔案讀不出來：內容損壞，或者與副檔名不符。請重新儲存後再發。',
  scanned: '裡面只有圖片，沒有文字（掃描檔？）。請先做文字辨識。',
  'no-article': '裡面沒有找到文章正文。可以把正文複製出來直接發給我。',
  stuck: '讀這個檔案用了太久或太多記憶體，沒有讀完。請拆小，或另存後再發。',
};

const RULES: Readonly<Record<string, string>> = {
  title: '標題',
  'date or source line': '日期或來源',
  "the site's name": '網站名',
  'above the title': '標題之前',
  'outside the article': '正文之外',
  'behind the end of the article': '正文之後',
  'related articles': '相關文章',
  'related link': '相關連結',
  copyright: '版權聲明',
  'registration numbers': '備案號',
  'hotline or legal counsel': '熱線、法律顧問',
  'tip-offs and rewards': '爆料',
  'QR code or app': '二維碼、客戶端',
  'talk of the platform': '平台用語',
  'navigation bar': '導覽',
  navigation: '導覽',
  contact: '聯絡方式',
  'share bar or page tools': '分享、工具列',
  keywords: '關鍵詞',
  credits: '編輯署名',
  'photo placeholder or credit': '圖片',
  byline: '記者署名',
};

const SIZE = new Intl.NumberFormat('zh-Hant');

/** Traditional Chinese. */
export const libraryZhHant: LibraryTexts = {
  privateOnly: '這個命令請在與我的私聊裡用。',

  forwarded: '轉發來的檔案不能入庫，請把檔案本身發給我。',
  downloadFailed: '檔案沒有取下來，請再發一次。',
  fault: (fault, file) => `${file}：${FAULTS[fault]}`,
  pasted: '這看起來是一篇文章。要入庫嗎？',
  pastedSize: (characters, parts) =>
    parts === 1 ? `${SIZE.format(characters)} 字` : `${parts} 則訊息，共 ${SIZE.format(characters)} 字`,
  importPasted: '入庫',
  importEach: (parts) => `分成 ${parts} 篇`,
  askPasted: '這是問題，請回答',
  ignorePasted: '不用',
  ignored: '好的，沒有入庫。',

  field: { title: '標題', publisher: '發布者', published: '日期', url: '網址', kind: '類型' },
  fieldLine: (field, value) => `${field}：${value || '不詳'}`,
  unknown: '不詳',
  kinds: { full: '原文', digest: '摘編' },
  size: (paragraphs, characters) => `${paragraphs} 段，${SIZE.format(characters)} 字`,
  removed: (count) => `去掉了 ${count} 行：`,
  removedNothing: '沒有去掉任何內容。',
  removedLine: (text, rule) => `• ${text}（${RULES[rule] ?? rule}）`,
  lost: (count, places) => `⚠ 有 ${count} 處丟了字：${places.map((place) => `「${place}」`).join('、')}`,
  similar: '⚠ 與已有的文章相近：',
  similarLine: (title, percent) => `• 《${title}》，${percent}% 相同`,
  titleGuessed: '⚠ 沒有找到標題，暫用開頭幾個字。',
  mixedScript: '⚠ 繁體和簡體混在一起。',

  save: '✅ 入庫',
  cancel: '取消',
  fullText: '全文',
  removedLines: '去掉的內容',
  edit: (field) => `✏️ ${field}`,
  askValue: {
    title: '請回覆新的標題。',
    publisher: '請回覆發布者；不知道就回覆「不詳」。',
    published: '請回覆發布日期，如 2022-06-07、2022-06 或 2022；不知道就回覆「不詳」。',
    url: '請回覆網址，以 http:// 或 https:// 開頭；沒有就回覆「無」。',
  },
  invalid: {
    title: '標題要有 1 到 300 個字。',
    publisher: '發布者要有 1 到 100 個字。',
    published: '沒有這個日期。',
    url: '這不是完整的網址。',
  },
  draftGone: '這份草稿已經不在了，請重新發一次。',
  cancelled: '已取消，沒有入庫。',
  saved: (title, articleId) => `已入庫：《${title}》（${articleId}）`,
  alreadyThere: (title) => `文章庫裡已經有一模一樣的《${title}》。`,
  saveFailed: (reason) => `沒有存下來：${reason}`,

  list: (count, page, pages) => `共 ${count} 篇文章${pages > 1 ? `（第 ${page}/${pages} 頁）` : ''}`,
  listLine: (place, title, publisher, published, passages) =>
    `${place}. ${title}\n${[publisher, published === '' ? '日期不詳' : formatDate(published, 'zh-Hant'), `${passages} 個段落`].filter((part) => part !== '').join(' · ')}`,
  source: '來源',
  id: (id) => `編號：${id}`,
  cardSize: (passages, characters) => `${passages} 個段落，${SIZE.format(characters)} 字`,
  cited: (count, days) => `最近 ${days} 天有 ${count} 個回答引用`,
  showText: '看原文',
  back: '返回',
  articleGone: '這篇文章已經不在了。',

  retire: '停用',
  askReason: (title) => `為什麼停用《${title}》？`,
  reasons: { outdated: '過時', wrong: '有錯', withdrawn: '發布者撤回', duplicate: '重複' },
  otherReason: '其他',
  typeReason: '請回覆停用的原因。',
  confirmRetire: (title, reason) =>
    `停用《${title}》？\n原因：${reason}\n停用後馬上不再用來回答，檔案會保留，可以恢復。`,
  confirmRetireButton: '確認停用',
  retired: (title) => `已停用《${title}》，不再用來回答。`,
  retiredButton: '已停用的文章',
  retiredList: (count, page, pages) => `已停用 ${count} 篇${pages > 1 ? `（第 ${page}/${pages} 頁）` : ''}`,
  noneRetired: '沒有停用的文章。',
  retiredLine: (place, title, reason, retiredAt) =>
    `${place}. ${title}\n${[reason, retiredAt === '' ? '' : formatDate(retiredAt, 'zh-Hant')].filter((part) => part !== '').join(' · ') || '原因不詳'}`,
  restore: (place) => `恢復 ${place}`,
  restored: (title) => `已恢復《${title}》。`,
  restoreTaken: (title) => `《${title}》沒有恢復：已經有同名的文章，請先停用那一篇。`,
  moveFailed: (reason) => `沒有成功：${reason}`,
};
