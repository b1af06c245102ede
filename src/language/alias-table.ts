/**
 * Names that people shorten in ways no rule gives, each group in any script of Chinese once folded: the full name first.
 * General knowledge, reviewed by hand; what an article itself introduces (简称) is learned from it.
 */
const GROUPS = `
北京大学 北大
清华大学 清华
中国人民大学 人民大学 人大
北京师范大学 北师大
北京航空航天大学 北航
北京理工大学 北理工
复旦大学 复旦
上海交通大学 上海交大 上交大 上交
同济大学 同济
华东师范大学 华东师大
南京大学 南大
浙江大学 浙大
中国科学技术大学 中国科大 中科大
武汉大学 武大
华中科技大学 华中科大 华科
中山大学 中大
西安交通大学 西安交大 西交大
西安电子科技大学 西电
电子科技大学 电子科大
四川大学 川大
西南交通大学 西南交大
西南大学 西大
重庆大学 重大
重庆邮电大学 重邮
重庆医科大学 重医
西南政法大学 西政
新加坡国立大学 国大
中国科学院 中科院
中国工程院 工程院
中国社会科学院 社科院
重庆市科学技术研究院 重庆科学技术研究院 重科院
中国科学院大学 国科大
国家发展和改革委员会 国家发展改革委 发展改革委 发改委
工业和信息化部 工信部
人力资源和社会保障部 人力资源社会保障部 人社部
科学技术协会 科协
科学技术局 科技局
科学技术部 科技部
国有资产监督管理委员会 国资委
中国共产党中央委员会 中共中央
成渝地区双城经济圈 双城经济圈
高新技术产业开发区 高新区
经济技术开发区 经开区
`;

/** One-word names that mean something else as well and so never stand for the full name by themselves. */
const AMBIGUOUS = new Set('重大 中大 国大 西大 南大 人大 上交 研发 工程院'.split(' '));

/** Short names that count only where nothing else of the question could be meant: they are led to the full name, not back. */
export interface AliasTable {
  /** The longest known name that begins at an offset of a folded text, or null. */
  nameAt(text: string, at: number): string | null;
  /** Other names of the same thing, the full one first; empty for most words. */
  othersOf(name: string): readonly string[];
  /** The full name of a short one; the name itself when it is none. */
  fullOf(name: string): string;
}

/** @param learned pairs of full and short name that articles introduce, folded */
export function createAliasTable(learned: readonly (readonly [full: string, short: string])[]): AliasTable {
  const groups = [
    ...GROUPS.trim()
      .split('\n')
      .map((line) => line.split(' ')),
    ...learned.map((pair) => [...pair]),
  ].map((names) => names.filter((name) => !AMBIGUOUS.has(name)));
  const others = new Map<string, string[]>();
  const full = new Map<string, string>();
  const byStart = new Map<string, string[]>();
  for (const names of groups)
    for (const name of names) {
      // An ambiguous short name may stand in an article for something else.
      const rest = names.filter((other) => other !== name && !AMBIGUOUS.has(other));
      others.set(name, [...new Set([...(others.get(name) ?? []), ...rest])]);
      if (!full.has(name)) full.set(name, names[0]!);
      const start = name.slice(0, 2);
      const same = byStart.get(start);
      if (same && !same.includes(name)) same.push(name);
      else if (!same) byStart.set(start, [name]);
    }
  for (const names of byStart.values()) names.sort((a, b) => b.length - a.length);
  return {
    nameAt: (text, at) => byStart.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at)) ?? null,
    othersOf: (name) => others.get(name) ?? [],
    fullOf: (name) => full.get(name) ?? name,
  };
}
