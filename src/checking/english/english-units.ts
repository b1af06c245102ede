/** Units of English texts with the Chinese unit that measures the same; the longest name first. */
const UNITS: readonly (readonly [pattern: string, unit: string])[] = [
  ['percentage[ -]points?|percent points?', '百分点'],
  ['percent|per cent|pct|%', '%'],
  ['per thousand|‰', '‰'],
  ['Hong Kong dollars?|HK dollars?|HKD', '港元'],
  ['(?:US|U\\.S\\.|American) ?dollars?|USD|dollars?', '美元'],
  ['euros?|EUR', '欧元'],
  ['(?:Chinese )?yuan|RMB|CNY|renminbi', '元'],
  ['square[ -]kilomet(?:er|re)s?|sq\\.? ?km|km2|km\\^2', '平方公里'],
  ['square[ -]met(?:er|re)s?|sq\\.? ?m|m2|m\\^2', '平方米'],
  ['cubic[ -]met(?:er|re)s?|m3', '立方米'],
  ['hectares?|ha', '公顷'],
  ['mu', '亩'],
  ['kilomet(?:er|re)s?|km', '公里'],
  ['centimet(?:er|re)s?|cm', '厘米'],
  ['millimet(?:er|re)s?|mm', '毫米'],
  ['nanomet(?:er|re)s?|nm', '纳米'],
  ['met(?:er|re)s?|m', '米'],
  ['inch(?:es)?', '英寸'],
  ['kilowatt[ -]hours?|kWh', '千瓦时'],
  ['megawatts?|MW', '兆瓦'],
  ['kilowatts?|kW', '千瓦'],
  ['kilograms?|kilos?|kg', '千克'],
  ['tonnes?|tons?|metric tons?', '吨'],
  ['years?(?: of age| old)|years-old|years? olds?', '岁'],
  ['years?', '年'],
  ['months?', '个月'],
  ['weeks?', '周'],
  ['(?:working |business |calendar )?days?', '日'],
  ['hours?', '小时'],
  ['minutes?', '分钟'],
  ['seconds?', '秒'],
  ['visits?|person-times|passenger trips?', '人次'],
  ['times(?! (?:a|per|in)\\b)|-?fold', '倍'],
  ['degrees?(?: celsius)?|°c|℃', '℃'],
  ['points?(?! of)', '分'],
  ['people|persons?|individuals', '人'],
];

const BY_PATTERN = UNITS.map(([pattern, unit]) => ({
  unit,
  pattern: new RegExp(`^[ -]?(?:${pattern})(?![A-Za-z])`, 'i'),
}));

/** The unit that begins at an offset, with its length; null when what follows is a thing that is counted. */
export function readEnglishUnit(text: string, at: number): { readonly unit: string; readonly length: number } | null {
  const next = text.slice(at, at + 30);
  for (const { unit, pattern } of BY_PATTERN) {
    const match = pattern.exec(next);
    if (match) return { unit, length: match[0].length };
  }
  return null;
}

const MEASURED = new Set(UNITS.map(([, unit]) => unit));
/** Forms of one unit in Chinese texts, led by the one above. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:个)?(?:百分点)/, '百分点'],
  [/^%/, '%'],
  [/^(?:美元|美金)/, '美元'],
  [/^(?:港元|港币)/, '港元'],
  [/^欧元/, '欧元'],
  [/^(?:元|块钱|人民币)/, '元'],
  [/^(?:平方公里|平方千米|km2)/, '平方公里'],
  [/^(?:平方米|平米|m2)/, '平方米'],
  [/^(?:立方米|m3)/, '立方米'],
  [/^公顷/, '公顷'],
  [/^亩/, '亩'],
  [/^(?:公里|千米|km)/, '公里'],
  [/^(?:厘米|cm)/, '厘米'],
  [/^(?:毫米|mm)/, '毫米'],
  [/^(?:纳米|nm)/, '纳米'],
  [/^(?:英寸|寸)/, '英寸'],
  [/^(?:米|m(?![a-z]))/, '米'],
  [/^(?:千瓦时|度电)/, '千瓦时'],
  [/^(?:兆瓦|mw)/, '兆瓦'],
  [/^千瓦/, '千瓦'],
  [/^(?:公斤|千克|kg)/, '千克'],
  [/^吨/, '吨'],
  [/^(?:周岁|岁)/, '岁'],
  [/^(?:个)?(?:小时|钟头)/, '小时'],
  [/^(?:个)?(?:工作日|自然日)/, '日'],
  [/^(?:个)?(?:星期|礼拜)/, '周'],
  [/^周/, '周'],
  [/^个月/, '个月'],
  [/^(?:分钟|分(?![之钟支部院校享]))/, '分钟'],
  [/^秒/, '秒'],
  [/^(?:天|日)/, '日'],
  [/^年/, '年'],
  [/^人次/, '人次'],
  [/^倍/, '倍'],
  [/^(?:℃|°c|摄氏度|度)/, '℃'],
  [/^[人名位]/, '人'],
];

/** The unit with which a folded Chinese text goes on behind a number; null for a measure word or none. */
export function readChineseUnit(rest: string): string | null {
  return FORMS.find(([pattern]) => pattern.test(rest))?.[1] ?? null;
}

/** Persons may be counted as things (academicians, 8名), and so may times (120人次, 3次). */
export function agreeInUnit(english: string | null, chinese: string | null): boolean {
  if (english === chinese) return true;
  // Persons may be counted as things, and over 65 is an age.
  if (english === null) return chinese === '人' || chinese === '人次' || chinese === '岁';
  // 28分 is read as minutes.
  if (english === '分') return chinese === '分钟' || chinese === null;
  return english === '倍' && chinese === null;
}

export const isMeasured = (unit: string | null) => unit !== null && MEASURED.has(unit) && unit !== '人';
