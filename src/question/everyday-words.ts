/**
 * Everyday words → those by which articles and rules say the same, folded. Only what is true of any matter stands
 * here: no office (一把手 may be 局长 or 书记), and no verb that means another thing beside another word.
 */
const WRITTEN_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    最多: ['最高', '上限', '不超过', '至多'],
    顶多: ['最高', '上限', '不超过', '至多'],
    至多: ['最高', '上限', '不超过', '最多'],
    封顶: ['最高', '上限', '不超过', '最多'],
    起码: ['不少于', '不低于', '至少', '最低'],
    最少: ['不少于', '不低于', '至少', '最低'],
    开张: ['开业', '启用'],
    启用: ['投用', '投入使用'],
    开建: ['开工', '动工', '奠基'],
    动工: ['开工', '奠基'],
    完工: ['建成', '竣工', '落成'],
    建好: ['建成', '竣工', '落成'],
    盖好: ['建成', '竣工', '落成'],
    搞出: ['研发', '开发', '研制'],
    拉来: ['引进', '引入'],
    掏钱: ['出资', '投资'],
    招人: ['招聘', '招录', '招募'],
    看病: ['就医', '就诊'],
    上学: ['入学', '就读'],
    打工: ['务工'],
    老人: ['老年人'],
    小孩: ['儿童', '子女'],
    娃娃: ['儿童', '子女'],
  }),
);

/** What an article speaks of that tells the way to a place. */
const WAYS = ['乘车', '乘坐', '换乘', '公交', '地铁', '轻轨', '线路', '路线', '自驾', '驾车', '导航', '步行'];
/** What is asked after 怎么 or 什么时候 → what an article that tells it speaks of, folded. */
const PROCEDURES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    报名: ['申请', '申报', '登记', '注册', '投递'],
    申请: ['申报', '申领', '报名', '办理', '受理', '提交', '递交'],
    申报: ['申请', '报名', '提交', '递交', '报送'],
    申领: ['申请', '申报', '领取', '发放'],
    领取: ['申领', '申请', '发放', '拨付'],
    办理: ['申请', '受理', '申报', '经办'],
    预约: ['预订', '预定', '登记', '报名'],
    报销: ['结算', '支付'],
    投诉: ['举报', '反映', '热线'],
    注册: ['登记', '申请'],
    登记: ['注册', '申报', '报备'],
    截止: ['期限', '到期', '逾期', '之前', '以前', '日止'],
    缴费: ['缴纳', '支付'],
  }),
);
const WAY = /^(?:怎么|如何|怎样)/;

/** Words that tell what a folded word after 怎么 or 什么时候 asks for; empty for words that are none. */
export function listProcedureWords(word: string): readonly string[] {
  return WAY.test(word) ? WAYS : (PROCEDURES.get(word) ?? []);
}

/** How do I get to the library? Not: get to know. */
const WAY_ENGLISH =
  /\bhow (?:do|does|can|could|should|would) (?:i|we|you|one|people) ((?:get|go|travel|drive) to)\b(?! know)/;

/** The words of a folded English question that ask for the way to a place, and what tells it; null for others. */
export function readEnglishWay(folded: string): { readonly words: string; readonly forms: readonly string[] } | null {
  const words = WAY_ENGLISH.exec(folded)?.[1];
  return words === undefined ? null : { words, forms: WAYS };
}

/** Words that say in writing what a folded everyday word says; empty for most words. */
export function listWrittenWords(word: string): readonly string[] {
  return WRITTEN_WORDS.get(word) ?? [];
}
