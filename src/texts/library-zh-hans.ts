import type { DraftFault } from '../library/create-drafts.ts';
import { formatDate } from './format-date.ts';
import type { LibraryTexts } from './library-texts.ts';

const FAULTS: Readonly<Record<DraftFault, string>> = {
  unsupported: '不支持这种文件，请发 txt、md、html、docx 或 pdf（不收压缩包）。',
  'too-large': '文件太大了：文字最多 5 MB，pdf 和 docx 最多 20 MB。',
  empty: '文件是空的。',
  protected: '文件有密码，请另存一份不带密码的。',
  damaged: '文件读不出来：内容损坏，或者与扩展名不符。请重新保存后再发。',
  scanned: '里面只有图片，没有文字（扫描件？）。请先做文字识别。',
  'no-article': '里面没有找到文章正文。可以把正文复制出来直接发给我。',
  stuck: '读这个文件用了太久或太多内存，没有读完。请拆小，或另存后再发。',
};

const RULES: Readonly<Record<string, string>> = {
  title: '标题',
  'date or source line': '日期或来源',
  "the site's name": '网站名',
  'above the title': '标题之前',
  'outside the article': '正文之外',
  'behind the end of the article': '正文之后',
  'related articles': '相关文章',
  'related link': '相关链接',
  copyright: '版权声明',
  'registration numbers': '备案号',
  'hotline or legal counsel': '热线、法律顾问',
  'tip-offs and rewards': '爆料',
  'QR code or app': '二维码、客户端',
  'talk of the platform': '平台用语',
  'navigation bar': '导航',
  navigation: '导航',
  contact: '联系方式',
  'share bar or page tools': '分享、工具栏',
  keywords: '关键词',
  credits: '编辑署名',
  'photo placeholder or credit': '图片',
  byline: '记者署名',
};

const SIZE = new Intl.NumberFormat('zh-Hans');

/** Simplified Chinese. */
export const libraryZhHans: LibraryTexts = {
  privateOnly: '这个命令请在与我的私聊里用。',

  forwarded: '转发来的文件不能入库，请把文件本身发给我。',
  downloadFailed: '文件没有取下来，请再发一次。',
  fault: (fault, file) => `${file}：${FAULTS[fault]}`,
  pasted: '这看起来是一篇文章。要入库吗？',
  pastedSize: (characters, parts) =>
    parts === 1 ? `${SIZE.format(characters)} 字` : `${parts} 条消息，共 ${SIZE.format(characters)} 字`,
  importPasted: '入库',
  importEach: (parts) => `分成 ${parts} 篇`,
  askPasted: '这是问题，请回答',
  ignorePasted: '不用',
  ignored: '好的，没有入库。',

  field: { title: '标题', publisher: '发布者', published: '日期', url: '网址', kind: '类型' },
  fieldLine: (field, value) => `${field}：${value || '不详'}`,
  unknown: '不详',
  kinds: { full: '原文', digest: '摘编' },
  size: (paragraphs, characters) => `${paragraphs} 段，${SIZE.format(characters)} 字`,
  removed: (count) => `去掉了 ${count} 行：`,
  removedNothing: '没有去掉任何内容。',
  removedLine: (text, rule) => `• ${text}（${RULES[rule] ?? rule}）`,
  lost: (count, places) => `⚠ 有 ${count} 处丢了字：${places.map((place) => `“${place}”`).join('、')}`,
  similar: '⚠ 与已有的文章相近：',
  similarLine: (title, percent) => `• 《${title}》，${percent}% 相同`,
  titleGuessed: '⚠ 没有找到标题，暂用开头几个字。',
  mixedScript: '⚠ 繁体和简体混在一起。',

  save: '✅ 入库',
  cancel: '取消',
  fullText: '全文',
  removedLines: '去掉的内容',
  edit: (field) => `✏️ ${field}`,
  askValue: {
    title: '请回复新的标题。',
    publisher: '请回复发布者；不知道就回复“不详”。',
    published: '请回复发布日期，如 2022-06-07、2022-06 或 2022；不知道就回复“不详”。',
    url: '请回复网址，以 http:// 或 https:// 开头；没有就回复“无”。',
  },
  invalid: {
    title: '标题要有 1 到 300 个字。',
    publisher: '发布者要有 1 到 100 个字。',
    published: '没有这个日期。',
    url: '这不是完整的网址。',
  },
  draftGone: '这份草稿已经不在了，请重新发一次。',
  cancelled: '已取消，没有入库。',
  saved: (title, articleId) => `已入库：《${title}》（${articleId}）`,
  alreadyThere: (title) => `文章库里已经有一模一样的《${title}》。`,
  saveFailed: (reason) => `没有存下来：${reason}`,

  list: (count, page, pages) => `共 ${count} 篇文章${pages > 1 ? `（第 ${page}/${pages} 页）` : ''}`,
  listLine: (place, title, publisher, published, passages) =>
    `${place}. ${title}\n${[publisher, published === '' ? '日期不详' : formatDate(published, 'zh-Hans'), `${passages} 个段落`].filter((part) => part !== '').join(' · ')}`,
  source: '来源',
  id: (id) => `编号：${id}`,
  cardSize: (passages, characters) => `${passages} 个段落，${SIZE.format(characters)} 字`,
  cited: (count, days) => `最近 ${days} 天有 ${count} 个回答引用`,
  showText: '看原文',
  back: '返回',
  articleGone: '这篇文章已经不在了。',

  retire: '停用',
  askReason: (title) => `为什么停用《${title}》？`,
  reasons: { outdated: '过时', wrong: '有错', withdrawn: '发布者撤回', duplicate: '重复' },
  otherReason: '其他',
  typeReason: '请回复停用的原因。',
  confirmRetire: (title, reason) =>
    `停用《${title}》？\n原因：${reason}\n停用后马上不再用来回答，文件会保留，可以恢复。`,
  confirmRetireButton: '确认停用',
  retired: (title) => `已停用《${title}》，不再用来回答。`,
  retiredButton: '已停用的文章',
  retiredList: (count, page, pages) => `已停用 ${count} 篇${pages > 1 ? `（第 ${page}/${pages} 页）` : ''}`,
  noneRetired: '没有停用的文章。',
  retiredLine: (place, title, reason, retiredAt) =>
    `${place}. ${title}\n${[reason, retiredAt === '' ? '' : formatDate(retiredAt, 'zh-Hans')].filter((part) => part !== '').join(' · ') || '原因不详'}`,
  restore: (place) => `恢复 ${place}`,
  restored: (title) => `已恢复《${title}》。`,
  restoreTaken: (title) => `《${title}》没有恢复：已经有同名的文章，请先停用那一篇。`,
  moveFailed: (reason) => `没有成功：${reason}`,
};
