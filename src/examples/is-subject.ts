/** Does not name anything by itself, or goes on with what stands before. */
const NO_START =
  /^(?:[这那该此其它他她我你您本各每某全并且而但还也又将已在对从向为是以由与和及同把被让使随按据一二三四五六七八九十两第共约上述前后双方两地两者当地这里所有部分许多不少一些大家人们位于坐落依托围绕通过根据经过作为力争近]|\p{Script=Han}[里内上下中外]的?|记者|负责人|截至|到\d|目标|计划|有关|相关|另|别的|省|[市县镇乡](?!\p{Script=Han}[区县镇路街]))/u;
/** Doing, which begins a clause whose subject stands before it. */
const NO_NAME_START =
  /^(?:引进|引育|集聚|聚集|汇聚|入驻|培育|吸引|签约|布局|孵化|建成|建设|新建|修建|转化|开设|开通|栽种|种植|收藏|展出|接待|覆盖|容纳|持续|形成|获得|开展|累计|坚持|加快|推动|推进|实施|实现|打造|提升|完善|加强|支持|鼓励|举办|发布)/u;
/** What binds, or belongs to a predicate. */
const NO_INSIDE =
  /[了着吗呢吧，。；：、]|[将已把被让使正并且也都还不没就而但]|以及|和|与|及(?!格)|可以|能够|应当|通过|进行|表示|介绍|指出|认为|相关|目前|累计|[于在对从向由以](?!线)/u;
/** A noun that names of places, institutions, works, plans and products end with. */
const NAME_END =
  /(?:中心|实验室|[城园院所馆校镇乡村县区市省州国岛湖河江山桥路街港站线场厂矿库坝渠寺塔楼圈带节奖展局厅处委会社团队报书剧片船号星]|基地|平台|计划|工程|项目|大学|公司|集团|银行|协会|联盟|高铁|铁路|高速|装置|系统|方案|办法|条例|政策|行动|协议|基金|大赛|比赛|论坛|走廊|集群|产业|俱乐部|品种|指数|政府|花|茶|酒|米|果)[)）”]?$/u;

const count = (text: string, marks: RegExp) => (text.match(marks) ?? []).length;

/**
 * Whether words at the beginning of a clause name something that a reader of the question alone can make out.
 *
 * @param subject in Simplified Chinese
 * @param isName whether the dictionary or the articles know these words as a name
 */
export function isSubject(subject: string, isName: (words: string) => boolean): boolean {
  if (isName(subject)) return true;
  if (subject.length < 3 || !NAME_END.test(subject) || NO_NAME_START.test(subject)) return false;
  if (NO_START.test(subject.replace('“', '')) || NO_INSIDE.test(subject)) return false;
  if (!/^[\p{Script=Han}\p{Script=Latin}“(（]/u.test(subject) || /的$|^的|的.{0,400}的/u.test(subject)) return false;
  return count(subject, /[(（“]/g) === count(subject, /[)）”]/g);
}
