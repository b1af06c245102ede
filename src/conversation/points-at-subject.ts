import { foldText } from '../language/fold.ts';

/*
 * Messages that ask for nothing but what the message they reply to says: whether it is true, where it comes from, what
 * there is to say to it. Folded: small letters, Simplified characters, half-width marks.
 */
const LEAD =
  '(?:请问|想问|问|帮忙|帮我|麻烦|请|能不能|能否|可以|可不可以|那么?|所以|这么说|嗯|哦|啊|一下|你|大家|有人|谁|知道|觉得|[,，、\\s]){0,6}';
const THIS =
  '(?:(?:[这那]|上面|上述|以上|楼上|前面|他|她)(?:里|边|些|个|条|段|句|篇|位|种|份)?(?:的|说的|讲的|写的|发的|问的|提到的)?)?';
const NOUN =
  '(?:个|一)?(?:数字|数据|数值|说法|消息|新闻|信息|内容|话|事情?|情况|结论|观点|传闻|传言|报道|文章|问题|帖子|图|资料|统计|日期|时间|金额|名字)?';
const TRUE =
  '(?:都|到底|究竟|真|确实|应该)?(?:是|算)?(?:不是)?(?:真的?|真的?假的?|真的?吗|真实|属实|事实|对|对不对|正确|准|准确|准不准|靠谱|靠不靠谱|可靠|可信|没错|没问题|错|错的|谣言|官方的?)(?:的)?';
const SOURCE =
  '(?:的)?(?:有|有没有|是|求|给个|给|查)?(?:官方|文章|原文)?(?:什么|啥|的)?(?:来源|出处|依据|根据|证据|原文|出自)(?:是|在|有)?(?:什么|啥|哪|哪里|哪儿|哪篇|哪个)?(?:文章)?';
const FROM = '(?:是)?(?:从)?(?:哪|哪里|哪儿|哪篇(?:文章)?|谁)(?:来|听来|看来|说|讲|写|提到|看到|得来)的?';
const DO =
  '(?:帮忙|帮我|来)?(?:核实|核对|求证|查证|验证|确认|查|查查|查找|看|看看|回答|答|解答|解释|说说|讲讲|评价|怎么看|怎么说|怎么答|怎么回答|怎么解释|怎么样|怎么回事|怎么理解|什么意思|啥意思|如何|知道)(?:一?下|吧)?';
const END = '(?:的|了|呢|吗|嘛|么|吧|啊|呀|不|没|没有|吗吗|谢谢|[?。!~…\\s,，]){0,8}';
const CHINESE = new RegExp(`^${LEAD}(?:${DO})?${THIS}${NOUN}(?:${TRUE}|${SOURCE}|${FROM}|${DO}){0,2}${END}$`);

const ENGLISH_LEAD = String.raw`(?:(?:and|so|but|hey|hi|please|pls|well|ok(?:ay)?|um|can you|could you|would you|do you know|does anyone know|anyone know|i wonder)[,\s]+){0,4}`;
const ENGLISH_THIS = String.raw`(?:this|that|it|these|those|the above|th(?:is|at|e|ese|ose) (?:figures?|numbers?|claims?|statements?|news|message|post|story|quote|data|questions?|dates?))`;
const ENGLISH_FORMS = [
  String.raw`(?:what|how) about ${ENGLISH_THIS}`,
  String.raw`(?:is|are|was) ${ENGLISH_THIS}(?: really| actually)? (?:true|right|correct|accurate|so|real|legit|false|wrong|reliable|official)`,
  String.raw`(?:is it true|really|true|true or false|correct|right|fact[- ]?check|thoughts|any thoughts|any idea|any ideas)`,
  String.raw`(?:what(?:'s|’s| is| are)? )?(?:the |your |any )?(?:sources?|references?|citations?|evidence|proof)(?: (?:of|for|on|behind) ${ENGLISH_THIS})?`,
  String.raw`(?:where|who) (?:is|does|did|are|do) ${ENGLISH_THIS} (?:come |came |get )?from`,
  String.raw`(?:says who|who (?:says|said) (?:so|this|that|it)|where did you (?:get|read|hear) ${ENGLISH_THIS})`,
  String.raw`(?:check|verify|confirm|answer|explain|look up|look at|comment on|find)(?: ${ENGLISH_THIS})?(?: up)?(?: for (?:me|us))?`,
  ENGLISH_THIS,
];
const ENGLISH = new RegExp(
  String.raw`^${ENGLISH_LEAD}(?:${ENGLISH_FORMS.join('|')})(?:[,\s]+(?:please|pls|thanks|then|though)){0,3}[?.!\s]*$`,
);

/** UTF-16 units. Whoever only points is brief, and what is tried in many ways is bounded. */
const LONGEST = 60;
/** 谢谢, ok: whoever says so asks nothing. */
const COURTESY =
  /^(?:谢谢?|感谢|多谢|好的?|嗯|哦|啊|收到|明白|thanks?|thank you|ok(?:ay)?|hi|hey|hello|well|[,，。.!~\s]){1,12}$/;

/** Whether a message that replies to another one only points at it: nothing of it needs an answer of its own. */
export function pointsAtSubject(text: string): boolean {
  const folded = foldText(text).trim();
  if (!/[\p{L}\p{N}]/u.test(folded)) return true;
  if (folded.length > LONGEST) return false;
  if (COURTESY.test(folded)) return false;
  return /\p{Script=Han}/u.test(folded) ? CHINESE.test(folded) : ENGLISH.test(folded);
}
