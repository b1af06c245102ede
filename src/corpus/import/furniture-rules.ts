import { isByline } from './byline.ts';
import { isMadeOf } from './is-made-of.ts';
import type { Line } from './line.ts';
import { countHan } from './line.ts';

/**
 * A kind of line that belongs to the site and not to the article. Patterns meet folded text: lower case,
 * Simplified, ASCII punctuation. None of them knows a certain site.
 */
export interface FurnitureRule {
  /** Shown in the report. */
  readonly name: string;
  readonly matches: (line: Line) => boolean;
  /**
   * `closing`: behind such a line, late in the page, stands nothing but more of the kind.
   * `edge`: furniture above and below the article only; a notice may well give a hotline or a QR code.
   */
  readonly at: 'anywhere' | 'closing' | 'edge';
}

/** Nothing that belongs to a site is longer, in UTF-16 units; patterns need not search what is. */
const LONGEST_LINE = 1500;
const OPEN = '^[(【\\[<■▶•*\\s]{0,24}';
const CLOSE = '[)】\\]>\\s]{0,24}';
const rule = (
  name: string,
  at: FurnitureRule['at'],
  ...patterns: readonly (RegExp | ((line: Line) => boolean))[]
): FurnitureRule => ({
  name,
  at,
  matches: (line: Line) =>
    line.text.length <= LONGEST_LINE &&
    patterns.some((pattern) => (pattern instanceof RegExp ? pattern.test(line.folded) : pattern(line))),
});
/** A pattern that counts only in a line of at most `most` Han characters: in a longer one it is prose. */
const short = (most: number, pattern: RegExp) => (line: Line) =>
  countHan(line.text) <= most && pattern.test(line.folded);
/** Likewise, and the line is no step of an instruction that the article gives. */
const STEP = /^(?:\d{1,2}[.、)]|\([\d一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)/;
const shortAndFree = (most: number, pattern: RegExp) => (line: Line) =>
  !STEP.test(line.folded) && short(most, pattern)(line);
/** All patterns in one line. */
const all =
  (...patterns: readonly RegExp[]) =>
  (line: Line) =>
    patterns.every((pattern) => pattern.test(line.folded));
const named = (words: string, after = '') => new RegExp(`${OPEN}(?:${words})${CLOSE}${after}`);

const SHARE_TARGETS =
  '微信好友|微信|朋友圈|新浪微博|腾讯微博|微博|qq空间|qq好友|qq|人人网|豆瓣|抖音|复制链接|复制|更多|facebook|twitter|x';
const TOOL_WORDS =
  '打印本页|打印|关闭窗口|关闭本页|关闭|纠错|收藏|字号|字体|大字|小字|大|中|小|默认|繁体|简体|无障碍|返回顶部|返回首页|返回|顶部|首页|评论|点赞|赞|朗读|播放|暂停|语音|背景|保护视力色|阅读量|阅读数|阅读次数|阅读|点击量|点击数|点击|浏览量|浏览次数|浏览|访问次数|人气|次数|次|万|转发|查看原文|原文链接|打开|全文|展开|收起|分享到|分享至|分享|听新闻|听全文|语音播报|条';
const ALL_TOOLS = `${TOOL_WORDS}|${SHARE_TARGETS}`.split('|');
const SURE_TOOL = /听[新全]|语音播报|打印|关闭|纠错|收藏|字[号体]|分享|浏览|阅读|点击|评论|点赞|返回|朗读|朋友圈/;

/** Nothing but words of the page's tools, with marks and counts between them. */
function isToolBar(line: Line): boolean {
  if (line.text.length > 120 || !SURE_TOOL.test(line.folded)) return false;
  return isMadeOf(line.folded.replace(/[\s|/,:、。【】[\]()<>+.·\d-]+/g, ''), ALL_TOOLS);
}

/** Four or more words of a menu, set apart by bars or spaces. */
function isNavigationBar(line: Line): boolean {
  if (line.text.length > 160 || /[,。;:!?]/.test(line.folded)) return false;
  const words = line.folded.split(/[\s|>›»·]+/).filter((word) => word !== '');
  return words.length >= 4 && words.every((word) => countHan(word) >= 2 && countHan(word) <= 6 && !/\d/.test(word));
}

const CREDITS =
  '(?:信息)?审核|(?:责任|值班|执行|本期|本版|本文|网络|实习|新媒体|文字|图片|视频|见习)?(?:编辑|编审|编委|责编|校对|审核|审校|监制|统筹|策划|制图|美编|签发|排版|运营|编校|主编|总编)(?:人|员)?|责任?编|初审|复审|终审|[一二三]审|[一二三]校|值班主任|录入|供稿人?|撰稿人?|投稿人';
const DISCLAIMERS = '版权及免责|版权|免责|法律|郑重|特别|转载|网站|版权与免责|本网|本站|媒体';

export const FURNITURE_RULES: readonly FurnitureRule[] = [
  rule(
    'copyright',
    'closing',
    named(`(?:${DISCLAIMERS})(?:声明|申明|提示|说明)`),
    /^声明:/,
    all(/凡(?:是|在)?(?:本网|本站|本报|本平台|所有|注明|标注|来源|转载|未注明|署名|来自)/, /版权|转载|来源|注明/),
    /不代表(?:本|我)(?:网|站|报|平台|公众号|刊|台|社|人|机构|公司)|不代表.{0,12}(?:观点|立场)/,
    /未经.{0,24}(?:授权|许可|同意|允许).{0,40}(?:转载|复制|镜像|摘编|盗用|链接|传播)/,
    all(/追究/, /法律责任|侵权责任/, /本网|本站|我网|我站|转载|稿件/),
    /(?:侵权|版权|作品内容).{0,60}(?:与(?:本网|本站|我们|我网|我站)联系|(?:联系|告知|通知)(?:我们|本网|本站|我网|我站|删除|编辑|作者)|(?:予以|及时|立即|尽快)(?:删除|处理))/,
    /转载(?:请|须|时|需|务必).{0,16}(?:注明|联系|保留|获得|标明)/,
    short(60, /版权(?:均?归|属于?|均为).{0,24}所有|版权所有|copyright|all rights reserved|©|\(c\)\s*\d{4}/),
    short(
      80,
      /(?:市场|投资|股市)有风险|(?:投资|选择)需谨慎|不构成.{0,8}建议|(?:此文|本文|内容)仅供(?:参考|阅读)|不作(?:为)?买卖依据/,
    ),
  ),
  rule(
    'registration numbers',
    'closing',
    short(
      160,
      /icp[备证]|[公网]安备|网站标识码|增值电信业务|互联网新闻信息服务许可|信息网络传播视听节目|广播电视节目制作经营|备案号:/,
    ),
  ),
  rule(
    'hotline or legal counsel',
    'closing',
    short(60, /(?:本网|本站|我站|我网|法律顾问).{0,12}(?:律师|事务所)/),
    short(
      60,
      /(?:不良信息|爆料|报料|新闻热线|新闻线索|投稿|读者服务|广告|商务合作|编辑部|采编).{0,10}:.{0,200}(?:\d{5}|\d{3,4}-\d{6}|@)/,
    ),
    short(20, /^(?:24小时)?(?:爆料|报料|新闻|客服|广告)(?:热线|电话)/),
  ),
  rule(
    'tip-offs and rewards',
    'closing',
    named('有奖(?:爆料|报料)|我要(?:爆料|报料|投稿|评论)', '$'),
    all(/爆料|报料|新闻线索/, /奖励|奖金|有奖|酬金|稿费/, /我们|本网|本站|我站|向我|市民|读者|网友/),
  ),
  rule(
    'QR code or app',
    'closing',
    shortAndFree(
      30,
      /扫一扫.{0,8}(?:打开|分享|关注|下载|当前|有了|手机)|(?:扫码|扫描.{0,6}二维码).{0,6}(?:关注|下载|查看|阅读|分享|看文章)|长按.{0,8}(?:识别|保存)/,
    ),
    shortAndFree(
      30,
      /(?:下载|打开).{0,12}(?:新闻客户端|客户端|app).{0,12}(?:查看|阅读|评论|更多)|(?:新闻客户端|app)(?:扫码)?下载/,
    ),
  ),
  rule(
    'talk of the platform',
    'closing',
    shortAndFree(
      30,
      /点击.{0,8}蓝字|^(?:点击)?(?:上方|下方)?.{0,6}关注我们$|点个?.{0,3}(?:在看|赞)|点击.{0,6}阅读原文|^-*end-*$|更多.{0,16}(?:请|尽在|欢迎).{0,8}(?:下载|关注|登录|扫)|^亲爱的(?:用户|网友|读者)/,
    ),
  ),
  rule('navigation bar', 'edge', isNavigationBar, short(12, /^第\s*[a-z]?\d+\s*版(?:$|:)/)),
  rule(
    'QR code or app',
    'edge',
    shortAndFree(
      24,
      /扫一扫|二维码|小程序码|微信公众(?:号|平台)|公众号(?:[:]|$)|(?:官方|关注|订阅)(?:微信|微博)|(?:苹果|安卓|ios|android)版?.{0,10}(?:下载|安装)|下载.{0,8}安装/,
    ),
  ),
  rule(
    'contact',
    'edge',
    short(
      60,
      /(?:举报|投诉|监督|值班|客服|服务|联系|传真)[^。]{0,10}:.{0,200}(?:\d{5}|\d{3,4}-\d{6}|@)|^(?:24小时)?(?:举报|投诉|监督|服务)(?:热线|电话)/,
    ),
  ),
  rule(
    'share bar or page tools',
    'anywhere',
    new RegExp(`${OPEN}(?:一键)?分享(?:到|至|按钮|本文|文章)?${CLOSE}:?(?:[\\s,|、/]+(?:${SHARE_TARGETS}))*\\s*$`),
    isToolBar,
  ),
  rule(
    'navigation',
    'anywhere',
    named(
      '上一篇|下一篇|上一条|下一条|上一页|下一页|上篇|下篇|前一篇|后一篇|上一则|下一则|上一版|下一版',
      '\\s*(?:$|[:>》»\\s])',
    ),
    short(40, /^(?:您|你)?(?:的)?(?:当前|现在|所在|所处)(?:的)?位置|^(?:网站|本站)?首页\s*[>›»/|\-→]/),
    short(20, /^(?:返回|回到)(?:首页|列表|顶部|目录|上一页|上级)/),
    short(
      40,
      /^(?:友情链接|网站地图|站点地图|关于我们|联系我们|网站声明|隐私政策|设为首页|加入收藏|登录|注册)(?:$|[\s|:])/,
    ),
  ),
  rule('keywords', 'anywhere', named('关键词|关键字|标签|tags?|keywords?', '\\s*:')),
  rule(
    'credits',
    'closing',
    short(50, new RegExp(`${OPEN}(?:${CREDITS})\\s*[:/|丨].{0,60}$`)),
    short(14, named(`(?:${CREDITS})\\s[^。,]{2,12}`, '$')),
  ),
  rule(
    'photo placeholder or credit',
    'anywhere',
    named(
      '(?:相关|本报|新闻)?(?:资料|配|网络|示意|效果|现场|题)图(?:片)?(?:来源.{0,20})?|图片来(?:源|自).{0,20}|图源.{0,20}|图文无关',
      '$',
    ),
    (line) => /^\([^()。]{2,24}(?:摄|供图|供稿|图)\)$/.test(line.folded),
  ),
  rule('byline', 'closing', isByline),
];

/** Heads a list of other articles. 相关链接 and 新闻链接 are left out: newspapers head boxes of the article so. */
export const RELATED = new RegExp(
  `${OPEN}(?:(?:延伸|相关|拓展|扩展|推荐|继续|更多|深度)阅读|阅读推荐|(?:猜你|您可能|你可能|可能)(?:还)?(?:喜欢|感兴趣)(?:的.{0,4})?|(?:为你|为您)推荐|相关(?:解读|稿件)|(?:相关|更多|推荐|最新|热点|热门|精彩|精选|图片|焦点|本网|头条|今日|编辑|栏目|站内|一周|本周|24小时|48小时)(?:新闻|文章|推荐|报道|稿件|资讯|内容|视频|舆情|图片|专题|排行榜?|热榜|热文|热点|要闻|点击|评论|信息)|(?:新闻|点击|热度|阅读)?排行榜?|大家都在看|往期(?:回顾|推荐|精选))${CLOSE}(?:更多)?[:>»]*$`,
);
/** The same with a title behind it, on one line. */
export const RELATED_LINK = new RegExp(`${OPEN}(?:(?:延伸|相关|拓展|扩展|推荐)阅读|往期回顾|阅读推荐)${CLOSE}[:>»].+$`);

/** Words of site talk. In the tail of a page one of them is enough to give a line away; in an article they are words. */
export const SITE_WORDS =
  /授权|版权|转载|本网|本站|我网|我站|网站|公众号|二维码|扫一扫|扫码|app|客户端|下载|安装|爆料|报料|线索|举报|热线|电话|邮箱|律师|侵权|声明|编辑|联系|微信|微博|关注|icp|备案|许可证|主办|承办|地址|邮编|技术支持|qq|手机/g;
