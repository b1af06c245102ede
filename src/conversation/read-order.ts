import { foldText } from '../language/fold.ts';

/** UTF-16 units. */
const LONGEST = 48;
const MARKS = /[^\p{L}\p{N}']+/gu;

// Words are folded: small letters, Simplified characters, no marks.
const CHINESE_LEAD = '(?:请问|请|麻烦|那么?|你们?|您|这里|现在|一共|总共|给我|帮我)*';
const CHINESE = {
  sources: new RegExp(
    `^${CHINESE_LEAD}(?:都)?(?:有|收录了?|用了?)(?:的)?(?:哪些|什么|多少篇?|几篇|哪几篇)(?:文章|资料|材料)(?:呢|啊|呀|可以看)?$` +
      `|^${CHINESE_LEAD}(?:列出|列一下|看看|看一下|显示|打开)?(?:所有|全部|收录)的?文章(?:列表|清单|目录)?(?:有哪些|是哪些)?$|^文章(?:列表|清单|目录|有哪些|都有哪些)$`,
  ),
  cite: new RegExp(
    `^${CHINESE_LEAD}(?:有|求|给个?|看|要)?(?:来源|出处|引文|依据|原文)(?:呢|在哪里?|是什么|是哪里|是哪篇)?$|^(?:有|根据)什么(?:依据|根据)$`,
  ),
};
const ENGLISH = {
  sources:
    /^(?:please )?(?:list|show|see|give|what are|which are)?(?: me)?(?: all)?(?: of)?(?: the| your)? ?articles(?: list)?(?: please)?$|^(?:what|which|how many) articles (?:do you have|are there|do you use|have you got)$/,
  cite: /^(?:what(?:'s| is| are) |give me |show me |any |and )?(?:the |your )?(?:sources?|references?|citations?)(?: please)?$/,
};

/** The command that somebody gives in words, where it cannot be a question to the articles; else null. */
export function readOrder(text: string): 'sources' | 'cite' | null {
  if (text.length > LONGEST) return null;
  const folded = foldText(text).replaceAll('’', "'").replace(MARKS, ' ').trim();
  const isChinese = /\p{Script=Han}/u.test(folded);
  const words = isChinese ? folded.replaceAll(' ', '') : folded;
  const { sources, cite } = isChinese ? CHINESE : ENGLISH;
  if (sources.test(words)) return 'sources';
  return cite.test(words) ? 'cite' : null;
}
