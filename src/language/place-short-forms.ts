/**
 * The one-character names by which Chinese texts shorten provinces and cities (渝 for 重庆, 川渝 for both),
 * folded. They stand in no dictionary as translations, and a name written out must meet them.
 */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    重庆: '渝',
    四川: '川',
    成都: '蓉',
    北京: '京',
    天津: '津',
    上海: '沪',
    广东: '粤',
    广西: '桂',
    贵州: '黔',
    云南: '滇',
    湖北: '鄂',
    湖南: '湘',
    陕西: '陕',
    浙江: '浙',
    江苏: '苏',
    山东: '鲁',
    河南: '豫',
    河北: '冀',
    安徽: '皖',
    福建: '闽',
    江西: '赣',
  }),
);
const FULL_FORMS = new Map([...SHORT_FORMS].map(([full, short]) => [short, full]));

/** Names of several places together, which speak of each of them but of none alone. */
const JOINT_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    成都: ['成渝'],
    重庆: ['成渝', '川渝'],
    四川: ['川渝'],
    北京: ['京津冀'],
    天津: ['京津冀'],
    河北: ['京津冀'],
    广东: ['粤港澳'],
  }),
);

/** Names of several places together that a folded place is one of; empty for most words. */
export function listJointNames(word: string): readonly string[] {
  return JOINT_NAMES.get(word) ?? [];
}

const DIVISION = /(?<=..)(?:省|市|县|区|州)$/;

/** Other names of the places in a folded word: 重庆 → 渝, 大理市 → 大理, 川渝 → 四川, 重庆. Empty for most words. */
export function listOtherNames(word: string): readonly string[] {
  const bare = word.replace(DIVISION, '');
  const short = SHORT_FORMS.get(bare);
  const names = [...(bare === word ? [] : [bare]), ...(short === undefined ? [] : [short])];
  if (names.length > 0) return names;
  const full = Array.from(word, (char) => FULL_FORMS.get(char));
  return word.length > 0 && full.every((name) => name !== undefined) ? full : [];
}
