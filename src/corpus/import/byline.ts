import type { Line } from './line.ts';
import { countHan } from './line.ts';

/** The most frequent family names, Simplified; double ones apart. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云昌凤酆皮邴干解昝';
const DOUBLE = '欧阳|司马|上官|诸葛|司徒|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|端木';
const NAME = new RegExp(`^(?:(?:${DOUBLE})[\u4e00-\u9fff]{1,2}|[${SURNAMES}][\u4e00-\u9fff]{1,2})$`);
const OUTLET = /^[\u4e00-\u9fff]{2,12}(?:报|网|新闻|社|台|在线|客户端|频道|发布|融媒|中心|杂志|周刊)?$/;
const ROLES =
  /(?:首席|见习|实习|特约|全媒体|融媒体|全媒|本报|本网|本台|本社){0,8}(?:记者|通讯员|实习生|摄影报道|摄影|文字|摄像|供图|撰文|报道员|报道)|(?<=^|[\s/、:+|丨])(?:文|图|摄)(?=$|[\s/、:+|丨])/g;

/**
 * Whether a line only says who wrote and who took the pictures: roles, names and perhaps the paper
 * (文字/记者 张三, 某报记者李四摄影王五). A heading such as 记者探访实验室 is no name, so no byline.
 */
export function isByline(line: Line): boolean {
  const bare = line.folded.replace(/^[(【[\s]+|(?<![)】\]\s])[)】\]\s]+$/g, '');
  if (countHan(bare) > 40 || /[。,!?;“”]/.test(bare)) return false;
  const roles = bare.match(ROLES);
  if (!roles) return false;
  const [first = '', ...rest] = bare.replace(ROLES, '\u0001').split('\u0001');
  const names = rest.flatMap((piece) => piece.split(/[\s/、:+·|丨]+/)).filter((piece) => piece !== '');
  const isOutlet =
    first.trim() === '' || first.split(/[\s/、:+·|丨]+/).every((piece) => piece === '' || OUTLET.test(piece));
  return isOutlet && names.length > 0 && names.every((name) => NAME.test(name));
}
