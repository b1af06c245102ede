import { foldText } from '../language/fold.ts';
import type { Language } from '../language/language.ts';

const TONGUES = '英文|英语|英|中文|汉语|华语|普通话|国语|简体(?:中文|字)?|繁体(?:中文|字)?|正体(?:中文|字)?|简中|繁中';
const POLITE = '(?:请|麻烦|能不能|能否|可以|可不可以|能|帮我|帮忙|给我|你|再|也|就|都){0,12}';
const IT = '(?:把|将)?(?:它|他|这个|这些|这段|上面的?|以上(?:的)?|刚才的|你的)?(?:答案|回答|内容|话|问题)?';
const END = '(?:吧|吗|呢|一下|一遍|一次|好吗|可以吗|行吗|谢谢|啊|了)*';
const SAYS = '(?:版本|版|再?回答|再?作答|再?说|再?讲|再?写|再?答|怎么说|显示|解释|说明|介绍|表达|重新?回答|复述)?';
const CHINESE_IN = new RegExp(
  `^${POLITE}${IT}${POLITE}(?:翻译?|译|换|改|转)?(?:成|为|做|作)?(?:用|以|讲|说|要|来个?)?(${TONGUES})${SAYS}${END}$`,
);
const CHINESE_TRANSLATE = new RegExp(`^${POLITE}${IT}${POLITE}(?:翻译|译)${END}$`);
const CHINESE_AGAIN = new RegExp(
  `^(?:(?:那|那么|好|然后|就|请|能|能不能|可以|再|你|麻烦|给我|帮我)*(?:(?:说|讲|解释|介绍|展开|回答|描述|写)*(?:得|的)?(?:更)?(?:详细|具体|清楚|仔细|细)(?:一?点|一?些|地|的)?(?:儿)?(?:说|讲|解释|介绍|展开|回答|描述)*|` +
    `还有(?:吗|呢|没有|别的吗|别的呢|其他的?吗|其他的?呢|什么|哪些|更多的?吗|其他)|(?:还|再)?(?:多|更多)(?:说|讲|来)?(?:一?点|一?些|吗|呢)?|继续(?:说|讲)?|接着(?:说|讲)|` +
    `展开(?:说|讲)?(?:说|讲)?(?:一下)?|(?:再)(?:说|讲|答|回答|发)(?:一遍|一次)|没(?:有)?(?:别的|其他)了?|举(?:个|些|几个)?例(?:子)?(?:说明)?|比如|例如|没听懂|没看懂|不懂))${END}$`,
);
const ENGLISH_IN =
  /^(?:(?:and|please|can you|could you|now|say (?:it|that)|answer|reply|give (?:it|that)(?: to me)?|put (?:it|that)|translate(?: (?:it|that|this|the answer))?|the same|again|speak|write(?: it)?|what(?: is|'s) (?:it|that))[, ]*)*(?:in|into|to)?\s?(traditional(?: chinese)?|simplified(?: chinese)?|chinese|mandarin|english)(?: version)?(?:,? please)?$/;
const ENGLISH_AGAIN =
  /^(?:(?:and|please|can you|could you|ok|okay)[, ]*)*(?:(?:tell me |say |explain )?(?:some )?more(?: details?| about (?:it|that)| information)?|(?:in )?(?:more )?details?(?: please)?|(?:is there )?anything (?:else|more)|what else|go on|continue|any others?|others|translate(?: (?:it|that|this))?|(?:say|repeat)(?: (?:it|that))?(?: again)?|elaborate)(?:,? please)?$/;

/** Whoever asks for no more than that does it in a few words. */
const LONGEST = 60;

function toLanguage(tongue: string): Language {
  if (/英|english/.test(tongue)) return 'en';
  return /繁|正|traditional/.test(tongue) ? 'zh-Hant' : 'zh-Hans';
}

/**
 * The language that the last answer is wanted in, `undefined` when only more of it is wanted, or null when the message
 * is no such request. 「中文」 in Traditional letters is Traditional Chinese.
 */
export function readRepeat(text: string, script: Language | 'zh' | null): Language | undefined | null {
  const folded = foldText(text)
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  if (folded.length > LONGEST) return null;
  const english = ENGLISH_IN.exec(folded);
  if (english) return toLanguage(english[1]!);
  if (ENGLISH_AGAIN.test(folded)) return folded.startsWith('translate') ? null : undefined;
  const glued = folded.replaceAll(' ', '');
  const chinese = CHINESE_IN.exec(glued);
  if (chinese) {
    const language = toLanguage(chinese[1]!);
    return language === 'zh-Hans' && script === 'zh-Hant' && !chinese[1]!.startsWith('简') ? 'zh-Hant' : language;
  }
  if (CHINESE_TRANSLATE.test(glued)) return 'en';
  return CHINESE_AGAIN.test(glued) ? undefined : null;
}
