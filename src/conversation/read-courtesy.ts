import { foldText } from '../language/fold.ts';

/** What somebody says that asks nothing of the articles: a greeting or who the bot is, or thanks and the like. */
export type Courtesy = 'greeting' | 'thanks';

/** UTF-16 units. Whoever is only polite is brief. */
const LONGEST = 48;
const MARKS = /[^\p{L}\p{N}']+/gu;

/*
 * Phrases that a message may begin with; one after the other is taken away, the longer ones before those that they begin
 * with. Words are folded: small letters, Simplified characters, no marks.
 */
const CHINESE = {
  call: /^(?:科城问答|科城|机器人|小助手|助手|bot)/,
  greeting: new RegExp(
    '^(?:(?:你|您|大家|各位|你们)好(?:吗$)?|哈[喽罗啰]|嗨|在吗|在不在|早上好|上午好|中午好|下午好|晚上好|早安|晚安|早$|请问|想问(?:一下)?' +
      '|(?:你|您)(?:是谁|是什么$|(?:是干|是做)什么的?$|叫什么(?:名字)?$|(?:会|能)(?:帮我)?(?:做|干)?什么$|有什么(?:用|功能)$|怎么(?:使)?用$)' +
      '|我?(?:可以|能|要|该)?(?:问(?:你|您)?(?:些|点)?什么(?:问题)?$|怎么(?:使用|用|问)(?:你|您)?$)|(?:自我)?介绍(?:一下)?(?:你|您)?自己$|自我介绍(?:一下)?$' +
      '|[啊呀呢吧啦了哦哈]$)',
  ),
  thanks:
    /^(?:好的?|行|嗯+|哦+|太[好棒]了|真棒|不错|收到|明白了?|知道了?|了解了?|懂了|没事了?|再见|拜拜|(?:非常|十分)?(?:谢谢?|感谢|多谢)(?:你们|你|您|大家)?(?:的?(?:帮助|回答|解答))?|辛苦|[啊呀呢吧啦了哦哈]$)/,
};
const ENGLISH = {
  call: /^(?:bot|kecheng|there)(?: |$)/,
  greeting:
    /^(?:hi+|hello|hey+|hiya|greetings|good (?:morning|afternoon|evening|day)|help|please|who are you|what are you|what(?:'s| is) your name|what (?:can|do) you do(?: for me)?|what (?:can|should|could|may) i ask(?: you)?|how does (?:this|it|the bot) work|how do you work|how (?:do|can) i use (?:you|this|it)|introduce yourself)(?: |$)/,
  thanks:
    /^(?:thank you|thanks?|thx|cheers|so much|very much|a lot|again|ok|okay|great|cool|nice|perfect|awesome|good|got it|i see|bye|goodbye|see you|for (?:the|your) (?:help|answer))(?: |$)/,
};

/** Null for whatever might ask something, as anything but set phrases might. */
export function readCourtesy(text: string): Courtesy | null {
  if (text.length > LONGEST) return null;
  const folded = foldText(text).replaceAll('’', "'").replace(MARKS, ' ').trim();
  if (folded === '') return null;
  const isChinese = /\p{Script=Han}/u.test(folded);
  const words = isChinese ? folded.replaceAll(' ', '') : folded;
  const { call, ...phrases } = isChinese ? CHINESE : ENGLISH;
  if (isMadeOf(words, phrases.greeting, call)) return 'greeting';
  return isMadeOf(words, phrases.thanks, call) ? 'thanks' : null;
}

function isMadeOf(words: string, ...phrases: readonly RegExp[]): boolean {
  let rest = words;
  for (let before = ''; before !== rest && rest !== '';) {
    before = rest;
    for (const phrase of phrases) rest = rest.replace(phrase, '');
  }
  return rest === '';
}
