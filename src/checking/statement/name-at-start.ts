import type { AliasTable } from '../../language/alias-table.ts';
import { readAskedOwner } from '../../evidence/read-owner.ts';

/** What no name holds: then more than a name was read. */
const PREDICATE =
  /[将已在对为把被让使与和及是的有位占拥由并也还就要可能会应须需经闭开]|通过|提交|探索|支持|推动|建设|打造|引进|来到|推进/;
/** Verbs and amounts that no name holds. */
const TELLS = /\d[座个名条项家所处台辆]|提醒|首次|工作|来(?!自)|招收|招生|(?<!生|服)设(?!计|备|施)|补助/;
/** A name as short as it can be. */
const BODY =
  /^(?:(?![将已在对为把被让使与和及是的有位占拥由并也还就要可能会应须需经、])[\p{Script=Han}a-z0-9·]){2,12}?(?:研究院|研究所|研究中心|实验室|大学|学院|中学|小学|学校|医院|公司|集团|银行|委员会|管委会|中心|科学城|协会|局|厅|市|区|县)/u;

const DESCRIBED = /^(?:位于|坐落|地处|由|从|在)[^,;的]{1,20}的(?=\p{Script=Han})/u;
/** What follows is no subject. */
const PREPOSITION =
  /^(?:位于|坐落|对于|对|作为|通过|按照?|由|在|从|以|到|至|自|于|与|和|同|把|将|被|让|使|为|向|用|经)/;

/** Finds names of places, institutions and people of a dictionary. */
export interface NameFinder {
  readonly aliases: AliasTable;
  readonly nameAt: (text: string, at: number) => string | null;
}

/** What may stand before the subject of a clause. */
const LEAD_IN =
  /^(?:据悉|据了解|据介绍|据统计|据|根据|记者|获悉|文章|报道|资料|提到|介绍|显示|指出|表示|截至目前|目前|今后|未来|下一步|接下来|如今|现在|当前|此外|另外|同时|其中|而|但|并且|并|且|随后|近年来|例如|比如|比如说|如|截至|今年|去年|每?周[一二三四五六日天]|每[天日周月年]|前年|日前|近日|近期|前不久|\d{4}年|\d{1,2}月|\d{1,2}日|年?[底末初]|上半年|下半年|当天|,|、|[一二三四五六七八九]是|第[一二三四五六七八九](?=,))+/;
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤卞';
const PERSON = new RegExp(
  String.raw`^[${FAMILY}]\p{Script=Han}{1,2}?(?=介绍|表示|说|称|指出|认为|透露|强调|解释|团队|院士|教授)`,
  'u',
);
const LATIN = /^[a-z][a-z0-9.&-]+/;
/** 该院, 双方, 我市: somebody who was named before. */
const POINTING =
  /^(?:该|这[家所个些项座位种次一份]?|此|其|双方|各方|三方|两[地校院市方]|他们?|她们?|它们?|上述|[我本全](?:市|省|区|县|院|校|馆|公司|单位|院区|校区)|市(?=[委政科教财卫人发交住水农商文体经公民司应审统市]))/;
/** Words with which a clause begins that leaves its subject out. */
const SUBJECTLESS =
  /^(?:已|将|正|还|也|并|共|要|可|拟|曾|力争|争取|计划|预计|努力|着力|积极|主动|全力|持续|不断|进一步|加快|继续|围绕|聚焦|依托|立足|按|依照|以|在|从|对|为|由|把|通过|根据|经|建成|建设|引进|设立|拥有|培育|打造|孵化|签约|集聚|汇聚|形成|累计|成立|认定|获批|获得|培养|启动|推动|推进|支持|鼓励|吸引|投入|实施|组建|开展|举办|完成|实现|提升|提高|构建|完善|加强|深化|坚持|落实|探索|覆盖|占地|总投资|总建筑面积|位于|坐落|是|有|包括|预约|报名|申请|请|需|须|凡)/;

export const isPointing = (text: string): boolean => POINTING.test(text.replace(LEAD_IN, '')) || POINTING.test(text);
const isSubjectless = (text: string): boolean => SUBJECTLESS.test(text) || SUBJECTLESS.test(text.replace(LEAD_IN, ''));

const withoutPredicate = (name: string | null | undefined) =>
  name === null || name === undefined || TELLS.test(name) ? undefined : name;

/** The name of an institution, a place or a person with which a plain clause begins, or null. */
export function nameAtStart(text: string, { aliases, nameAt }: NameFinder): string | null {
  const subject = text.replace(LEAD_IN, '');
  // 位于凤栖湖畔的金凤实验室: what stands behind 的 is the subject.
  const described = DESCRIBED.exec(subject);
  if (described) return nameAtStart(subject.slice(described[0].length), { aliases, nameAt });
  if (POINTING.test(subject) || PREPOSITION.test(subject)) return null;
  const owner = readAskedOwner(subject);
  return (
    PERSON.exec(subject)?.[0] ??
    (owner !== null && !PREDICATE.test(owner) ? withoutPredicate(owner) : null) ??
    withoutPredicate(BODY.exec(subject)?.[0]) ??
    aliases.nameAt(subject, 0) ??
    nameAt(subject, 0) ??
    LATIN.exec(subject)?.[0] ??
    null
  );
}

/** Whether a sentence leaves open whom it speaks of. */
export function leavesSubjectOut(text: string, names: NameFinder): boolean {
  return isPointing(text) || (nameAtStart(text, names) === null && isSubjectless(text));
}

/** The part of a plain sentence in which its subject stands. */
export function leadOf(text: string): string {
  const subject = text.replace(LEAD_IN, '');
  return subject.split(/[,;。:!?]/)[0]!.slice(0, 40);
}
