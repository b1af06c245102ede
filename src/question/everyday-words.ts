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
    开张: ['启用', '投用', '揭牌', '开业', '成立'],
    启用: ['投用', '投入使用'],
    挂牌: ['揭牌'],
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

/** Words that say in writing what a folded everyday word says; empty for most words. */
export function listWrittenWords(word: string): readonly string[] {
  return WRITTEN_WORDS.get(word) ?? [];
}
