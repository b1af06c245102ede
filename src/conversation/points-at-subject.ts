import { foldText } from '../language/fold.ts';

/*
 * Messages that ask for nothing but what the message that they reply to says: whether it is true, where it comes from,
 * what there is to say to it. Words are folded: small letters, Simplified characters, half-width marks.
 */

/** UTF-16 units. Whoever only points is brief, and what is tried in many ways is bounded. */
const LONGEST = 48;

/** What may stand before: politeness, and whom it is said to. */
const LEADS =
  /^(?:请问|想问|问一下|请教|请|麻烦|帮忙|帮我|帮他|帮她|替他|能不能|能否|可不可以|可以|能|求|那么|那(?!个|条|句|篇|些|段)|所以|这么说|嗯|哦|啊|呃|哎|你们|你|您|大家|各位|有人|谁能|到底|究竟|机器人)/;
const ENDS = /(?:的|了|呢|吗|嘛|么|吧|啊|呀|哦|哈|一下|下|谢谢|多谢)$/;
/** Marks, spaces and pictures. */
const MARKS = /[^\p{L}\p{N}’']+/gu;

const THIS =
  '(?:此话|此事|说得|讲得|(?:[这那]|上面|上述|以上|楼上|前面|他|她)(?:里|边|些|个|条|段|句|篇|位|种|份|张|道)?(?:说得|讲得|说的|讲的|写的|发的|问的|提到的|的)?)';
const NOUN =
  '(?:(?:个|一)?(?:数字|数据|数值|金额|日期|时间|名字|说法|消息|新闻|信息|内容|话|事情?|情况|结论|观点|传闻|传言|报道|文章|问题|题目|题|帖子|图|资料|统计))';
const TRUE =
  '(?:都|应该|确实|大概)|(?:是不是|是否|是|算不算|算)|(?:真的|真|假的|假|属实|真实|事实|对不对|对|正确|准不准|准确|准|靠谱|靠不靠谱|可靠|可信|没错|没问题|当真|确定|不会|谣言|官方的?)' +
  '|(?:这|那)(?:样|么回事)|有(?:没有)?(?:这|那)(?:么)?回?事|(?:有没有|有)?(?:搞|弄|说|写)?错';
const SOURCE =
  '(?:有没有|有|求|给个|给|查|哪有)?(?:什么|啥)?(?:官方|原文|文章|新闻)?的?(?:来源|出处|依据|根据|证据|凭据|原文|链接|出自)(?:是|在|有)?(?:什么|啥|哪里|哪儿|哪篇|哪个|哪|何处|何在)?(?:文章|报道)?';
const FROM = '是?从?(?:哪篇(?:文章|报道)?|哪里|哪儿|哪|谁)(?:来|听来|看来|说|讲|写|提到|看到|得来)的?';
const TOLD = '(?:文章|原文|官方|报道|资料)(?:里|中|上)?(?:面)?是?(?:怎么|如何|咋)?(?:说|写|讲)(?:到|过)?';
const DO =
  '(?:来)?(?:核实|核对|求证|查证|验证|证实|确认|查查|查找|查|看看|看|回答|解答|答|解释|说说|讲讲|评价|(?:你|您|大家)?(?:怎么|如何)(?:看|说|答|回答|解释|理解|样|回事)|什么意思|啥意思|知道|(?:你|您)?会)(?:他|她|它|这个|一下)?';
const ANSWER = '的?(?:正确)?答案(?:是)?(?:什么|啥|多少)?';
const CORE = new RegExp(`^${THIS}?${NOUN}?(?:${TRUE}|${SOURCE}|${FROM}|${TOLD}|${DO}|${ANSWER}){0,4}${THIS}?${NOUN}?$`);
/** 谢谢, ok: whoever says so asks nothing. */
const COURTESY =
  /^(?:谢谢?|感谢|多谢|不客气|好|早|早上好|晚上好|收到|明白|知道|ok|okay|thanks?|thank you|hi|hey|hello|well)$/;

const THAT = String.raw`(?:this|that|it|these|those|the above|th(?:is|at|e|ese|ose) (?:figures?|numbers?|claims?|statements?|news|message|post|story|quote|data|questions?|dates?))`;
const ENGLISH_LEADS =
  /^(?:and|so|but|please|pls|well|okay|ok|um|can you|could you|would you|do you know|does anyone know|anyone know|i wonder|everyone|bot) /;
const ENGLISH_ENDS = / (?:please|pls|thanks|then|though|or not|anyone)$/;
const ENGLISH = new RegExp(
  `^(?:${[
    `(?:what|how) about ${THAT}`,
    `(?:is|are|was|isn't) (?:${THAT}|he|she|they)(?: really| actually)? (?:true|right|correct|accurate|so|real|legit|false|wrong|reliable|official)`,
    '(?:is it true|really|true|true or false|correct|right|fact ?check|thoughts|any thoughts|any idea|any ideas)',
    `(?:what's |what’s |what is |what are )?(?:the |your |any )?(?:sources?|references?|citations?|evidence|proof)(?: (?:of|for|on|behind) ${THAT})?`,
    `(?:where|who) (?:is|does|did|are|do) ${THAT} (?:come |came |get )?from`,
    `(?:says who|who (?:says|said)(?: so| this| that| it)?|where did you (?:get|read|hear) ${THAT})`,
    `(?:check|verify|confirm|answer|explain|look up|look at|comment on|find)(?: ${THAT}| him| her| them)?(?: up)?(?: for (?:me|us))?`,
    `what do you think(?: (?:of|about) ${THAT})?|do the articles say (?:so|${THAT})|what is the answer(?: to ${THAT})?`,
    THAT,
  ].join('|')})$`,
);

function strip(text: string, ...edges: readonly RegExp[]): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    for (const edge of edges) rest = rest.replace(edge, '').trim();
  }
  return rest;
}

/** Whether a message that replies to another one only points at it: nothing of it needs an answer of its own. */
export function pointsAtSubject(text: string): boolean {
  const folded = foldText(text).replace(MARKS, ' ').trim();
  if (folded === '') return true;
  if (folded.length > LONGEST || COURTESY.test(folded)) return false;
  if (!/\p{Script=Han}/u.test(folded)) return ENGLISH.test(strip(folded, ENGLISH_LEADS, ENGLISH_ENDS));
  const words = folded.replaceAll(' ', '');
  const said = strip(words, LEADS);
  const bare = strip(said, ENDS);
  // An interjection, or courtesy.
  if (bare === '' || COURTESY.test(bare)) return false;
  return [words, said, bare].some((core) => CORE.test(core));
}
