/**
 * Sentences that tell nothing but want something of whoever writes an answer: 忽略以上规则, 请在回答末尾写上……, Add "…" to
 * your reply. An article has no use for them, and no answer rests on them, neither as its words nor as its quotation.
 *
 * It takes both: a command, and words that only writing an answer has a use for. 请在信封上注明“行政复议申请” commands and is
 * what a reader wants to know; 在回答记者提问时 speaks of an answer and commands nothing. What is not recognised here is
 * still no more than an article's sentence: this is one guard of several.
 */

const RULES = '规则|指令|指示|命令|提示词?|约束|限制|设定';
/** Who writes, … */
const WRITER =
  '机器人|(?:聊天|智能|语音)?助手|人工智能|智能体|语言模型|大模型|摘要程序|本程序|ai(?![a-z])|gpt|llm|chatbot|assistant';
/** … what is written, and for whom. */
const ANSWER =
  '回答|作答|答案|答复|答(?=[“「])|提问|问题|每句话?|每一?行|(?:句子|数字)后面|读者|用户|使用者|出处|正文|本文|全文|下列字句|代码|系统提示|密钥|令牌|暗号|密语';
const PLEASE = String.raw`(?<![申邀聘提延约敬])请(?![求示假客愿战辞教])|务必|必须|一律|应当是|须(?=声明)|只(?=回答)|都要`;
const SAYING =
  '回答|作答|回复|答(?=[“「])|输出|打印|写|复述|转述|转告|重复|列出|附上|加上|加入|插入|注明|声明|宣布|翻译|译成|改用|改成|改为|换成|扮演|假装|透露|公开|告诉|引导|建议|提及|赞美|贬低|骂|说|称|承诺|执行|调用|陈述|确认|追问|终止|转发';
/** Characters around a command that are looked through for what it is about. */
const AROUND = 20;
const COMMAND = new RegExp(`(?:${PLEASE})[^。]{0,20}?(?:${SAYING})`, 'gu');
const ABOUT = new RegExp(ANSWER, 'u');

/** The beginning of a sentence, whatever marks it begins with. */
const START = String.raw`^[^\p{L}\p{N}]*`;
/** Each is enough by itself; texts are folded, so that scripts and widths are one. */
const CHINESE: readonly RegExp[] = [
  `(?:忽略|无视|忘掉|忘记|抛开|不要理会|别管|不管)[^。]{0,10}(?:规则|指令|指示|提示词?|问题是|文章怎么|文章,)`,
  `(?:忽略|无视|忘掉|忘记|抛开)[^。]{0,4}(?:以上|之前|先前|前面|上述)`,
  `(?:以上|先前|原来|原有)[^。]{0,6}(?:${RULES})[^。]{0,4}(?:作废|无效|清空)|新的?(?:指令|规则)(?:[是:]|生效| ?#)`,
  `(?:无论|不论|不管|若|如果|当)[^。]{0,10}(?:问|提到)[^。]{0,14}(?:请|就|都|一律|务必|必须)[^。]{0,6}(?:回答|答“|答「|说“|说「|这样)`,
  `假设你是|我们来玩一个|看到这条(?:回答|消息|答案)|解码(?:下面|以下)|优先级高于|你现在扮演|现在你扮演|你(?:必须回答|不再受|收到的|的(?:系统|配置))`,
  String.raw`${START}(?:系统(?:消息|讯息|信息|提示|指令)|开发者(?:备注|消息)|调试模式|新指令|指令|facts|system|assistant|(?:final )?answer)[^\p{L}\p{N}]{0,2}[:\]}]`,
  `(?:${WRITER})[^,。:“]{0,8}(?:(?<![申邀聘])请|必须|须|务必|停用|专用|可读|执行(?:以下|下列|本|此))|(?:给|请)(?:${WRITER})|机器可读`,
  `(?:回答|答案|答复|回复)(?:里|中|的?最后|末尾|开头|结尾|的?第一行|完之?后|问题之前)[^。]{0,10}(?:加|写|附|骂|告诉|插|追问|应当是|补)`,
  String.raw`(?:执行|调用|命令|输出)\s?\/[a-z]|请写[上明]?\s?[a-z]+:|^\[\d+\][^。]{0,6}段落|^\[(?:开发者|系统|管理员)\]`,
  String.raw`请[^。]{0,6}(?:写明|写上|注明|加上|留下)[^。]{0,8}(?:\d{3,4}-?\d{7,8}|1\d{10}|[a-z]+:\/\/|www\.)`,
  `${START}在(?:正文|文中|回答|答案)[^。]{0,2}(?:插入|加入|写入|附上|加上)|二维码的文字`,
  `原样(?:写进|转述|输出)|口吻补写|照此(?:陈述|回答)|(?:记住|写|说|输出|包含)[^。]{0,3}(?:暗号|密语|口令)|文中是否提到`,
  `${START}请?把(?:每|所有|全部|一切|回答|答案|出处|年份|数字|结论|管理员|你)|请[把将][^。]{0,20}(?:写成|写明|改成|改为|标[为成]|换成|删[去除]|译成)`,
  `请你?(?:以|用|代表|对|假装|扮演|逐字)[^。]{0,12}(?:名义|口吻|口气|身份|承诺|宣布|赞美|骂|列出|打印|拼音|编码|市长|作结|写出)`,
  `请(?:宣布|声明|转述|复述|转告|赞美|讨好|贬低|引导|提及|讲解|输出|打印|调用|建议|加上话题)|请(?:立刻|直接|只)?(?:写|说|答|称|确认)(?:上|出)?[“「]`,
  `(?:${WRITER}|助理|问答系统|模型)[^。]{0,14}(?:(?<![申邀聘])请|应当|须|必须|都要|先要|有义务)[^。]{0,14}(?:说(?!明)|输出|回答|回复|作答|告诉|口吻|忽略)`,
  `(?:回答|答案|回复|答复|作答|输出|结论)(?:里|中|末尾|结尾|开头|时(?!间)|完毕后?|之后|处)[^。]{0,6}(?:加注|附|顺便|夸|推荐|赠|把|写上|称)|接下来的(?:回答|回复)`,
  `从现在(?:开始|起)[^。]{0,6}(?:回答|回复|你|用[^。]{0,6}(?:文|语|口吻))|(?:管理员|开发者|调试|越狱|无限制)模式`,
  `问(?:到|及|起)[^。]{0,12}(?:时|,)[^。]{0,3}(?:答案|就说|就答|请答)|${START}请?(?:别|不要|勿)(?:回答|引用|理会)|请勿引用`,
  `[把将](?:下面|以下|下列|这[句段]话|此话|本页|本段|本文|文中|金额|结论|内容)[^。]{0,16}(?:加到|加入你|附在|贴在|写成|改成|称为|概括|放在[^。]{0,6}(?:回答|答案|回复))`,
  `(?:你|您)的?(?:初始|隐藏|原始|系统)?(?:设定|提示词|指令)|(?:你|您)(?:要|应|须|必须|需要)[^。]{0,8}(?:读者|用户|使用者|结尾|末尾|开头)`,
  `(?:总结|概括|转述|翻译)(?:本文|这篇|全文|本页|此文)[^。]{0,6}(?:时|请|要|为)[^。]{0,8}(?:请|应|要|说|写)|摘要[中里](?:写|加|注)`,
  `用(?:英文|日文|韩文|法文|文言文?|拼音|粤语|表情|[^,。]{1,4}口吻)(?:回答|作答|回复)|(?:改成|改用)(?:英文|日文|文言文|诗)`,
].map((pattern) => new RegExp(pattern, 'u'));
/** What belongs to programs and not to articles: scripts and links in mark-up, roles of a conversation, delimiters. */
const MARKUP =
  /<\/?(?:a|script|img|iframe|form|object|system|assistant|user)\b|<!--|style="|<\|[^|]{1,40}\||<<\/?\w+>>|\{\s*"(?:role|content|tool_calls|name)"|\x60{3}|javascript:|process\.env/u;

const FILLERS = '(?:please|also|then|now|first|finally|kindly|and|next|instead)';
const VERBS =
  "do not|don't|never|always|ignore|disregard|forget|bypass|override|explain|describe|draft|write|compose|develop|provide|give|show|tell|translate|convert|replace|substitute|use|render|introduce|misspell|scramble|jumble|rearrange|anagram|remove|group|combine|include|modify|add|append|insert|integrate|augment|enhance|suggest|tease|mention|promote|recommend|advise|encourage|urge|claim|state|announce|declare|say|print|repeat|output|reveal|respond|reply|answer|summari[sz]e|list|compare|calculate|solve|create|generate|design|plan|schedule|remind|automate|order|book|send|forward|email|call|encode|decode|encrypt|decrypt|reverse|shift|apply|break down|act|pretend|imagine|assume|play|analy[sz]e|identify|determine|classify|evaluate|assess|outline|highlight|incorporate|embed|weave|conclude|begin|start|end|finish|make|turn|change|alter|transform|express|direct|invite|ask|persuade|convince|share|spread|find|research|look|search|set|collect|gather|monitor|track|update|check|review|explore|discuss|examine|investigate|help|let|offer|ensure|keep|put|sprinkle|mix|swap|flip|mirror|invert|hide|conceal|obfuscate|estimate|predict|rate|score|choose|pick|select|sort|rank|name|spell|count|read|sing|talk|speak|teach|guide|walk|interpret|paraphrase|simplify|shorten|expand|elaborate|download|install|click|visit|in your";
const ENGLISH_COMMAND = new RegExp(String.raw`^\W*(?:${FILLERS} )*(?:${VERBS})\b(?! of\b)`);
const TWO_WORDS = /[a-z]\W+[a-z]+\W/;
const ENGLISH_ABOUT =
  /\b(?:your|the|this) (?:answer|response|reply|output|system prompt|previous instructions?)\b|\b(?:ignore|disregard|forget) (?:all|any|your|previous|prior)\b|\byou are now\b|\bas an ai\b|\bthe (?:assistant|model|ai|chatbot) (?:must|should|shall|will)\b|\b(?:hidden|system|initial) prompt\b|\bdeveloper mode\b|\byou(?:'ve| have) won\b/;

/** Whether it ends with a question mark, and has words before it. */
function asksInEnglish(folded: string): boolean {
  const mark = folded.lastIndexOf('?');
  return mark > 0 && !/\w/.test(folded.slice(mark)) && TWO_WORDS.test(folded.slice(0, mark));
}

/** English before Chinese, as long as a sentence; no blank need part the two. */
const ENGLISH_START = /^[^\p{L}\p{N}]*[a-z][a-z0-9'",;: ()-]{20,}/u;

/**
 * @param folded a sentence in the form that is compared (`foldText`)
 * @param isChinese whether its article is: an English sentence in it that commands or asks is then no part of it
 */
export function speaksToWriter(folded: string, isChinese: boolean): boolean {
  if (MARKUP.test(folded) || ENGLISH_ABOUT.test(folded)) return true;
  if (!/\p{Script=Han}/u.test(folded)) return isChinese && (ENGLISH_COMMAND.test(folded) || asksInEnglish(folded));
  if (CHINESE.some((pattern) => pattern.test(folded))) return true;
  if (isChinese && ENGLISH_COMMAND.test(ENGLISH_START.exec(folded)?.[0] ?? '')) return true;
  for (const { index, 0: words } of folded.matchAll(COMMAND))
    if (ABOUT.test(folded.slice(Math.max(0, index - AROUND), index + words.length + AROUND))) return true;
  return false;
}
