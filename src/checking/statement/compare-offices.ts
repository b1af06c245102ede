import type { Problem } from '../claims/problem.ts';

/** An office, or the deputy of its holder. */
const OFFICE =
  /副?(?:(?:院|校|局|处|部|厅|市|区|县|镇|会|秘书|董事|所|组|馆|台|社|行|站|队|司|州|省)长|主任|书记|主席|总经理|总裁|经理|教授|研究员)/gu;

/** Offices of a folded statement that the source gives to nobody: 主任 where it speaks of a 副主任. */
export function compareOffices(text: string, source: string): readonly Problem[] {
  const told = new Set(source.match(OFFICE));
  return [...new Set(text.match(OFFICE))]
    .filter((office) => !told.has(office) && (told.has(`副${office}`) || office.startsWith('副')))
    .map((words): Problem => ({ kind: 'name', words }));
}
