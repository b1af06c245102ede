import { readEnglishWords } from '../../language/english-words.ts';
import { foldText } from '../../language/fold.ts';
import { ROWS_ABBREVIATIONS } from './vocabulary/abbreviations.ts';
import { ROWS_A_B } from './vocabulary/a-b.ts';
import { ROWS_C } from './vocabulary/c.ts';
import { ROWS_D_F } from './vocabulary/d-f.ts';
import { ROWS_FURTHER_A_L } from './vocabulary/further-a-l.ts';
import { ROWS_FURTHER_M_R } from './vocabulary/further-m-r.ts';
import { ROWS_FURTHER_S_Z } from './vocabulary/further-s-z.ts';
import { ROWS_G_L } from './vocabulary/g-l.ts';
import { ROWS_M_O } from './vocabulary/m-o.ts';
import { ROWS_P_Q } from './vocabulary/p-q.ts';
import { ROWS_R } from './vocabulary/r.ts';
import { ROWS_S } from './vocabulary/s.ts';
import { ROWS_T_Z } from './vocabulary/t-z.ts';

/**
 * Everyday English of notices and reports with the Chinese that says the same, where a dictionary has it late, in
 * another sense or not at all. Written and reviewed by us; no names but of provinces and great cities, for the signs that
 * Chinese texts write them with (川渝). Left: words of one meaning, phrases joined by `_`; right: what may stand in the
 * quote, single characters where they are the word.
 */
const ROWS = [
  [ROWS_A_B, ROWS_C, ROWS_D_F, ROWS_G_L, ROWS_M_O, ROWS_P_Q, ROWS_R, ROWS_S, ROWS_T_Z],
  [ROWS_ABBREVIATIONS, ROWS_FURTHER_A_L, ROWS_FURTHER_M_R, ROWS_FURTHER_S_Z],
].flat();

const rows = ROWS.flatMap((part) => part.trim().split('\n')).map((row) => {
  const [english = '', chinese = ''] = row.split(' = ');
  return { english: english.split(' '), chinese: chinese.split(' ') };
});

/** Words that tell of the article, bind, or say what every sentence says: nothing can be asserted by them alone. */
const FRAME =
  'article report reported reports reporting text passage source quote mentioned regard fact well also however moreover furthermore addition additionally overall meanwhile thus therefore thereby hence via etc e.g i.e namely respectively like while although though whether either within without toward towards among amongst upon across along against throughout plus versus including include includes included such as per de la co non s t ve re ll d m mr ms dr said says say stated states noted added told explained according thing things way ways kind sort did does do done doing being having become becomes became let lets make makes made making take takes took taken taking come comes came go goes went gone going put puts there here people person persons whom whose former latter itself itself themselves one ones whole total totalling totaling number numbers amount amounts figure figures related since relevant concerned respective';

/** One for all forms of a word, and one for its family: focus and focuses differ in the one, not in the other. */
const readKeys = (words: string) => {
  const parts = readEnglishWords(words.replaceAll('_', ' '));
  return {
    stem: parts.map(({ stem }) => stem).join(' '),
    family: parts.map(({ family }) => family).join(' '),
  };
};

type Table = Map<string, Set<string>>;
let tables: { readonly stems: Table; readonly families: Table } | undefined;
const frame = new Set(FRAME.split(' '));

function note(table: Table, key: string, chinese: readonly string[]) {
  const known = table.get(key) ?? new Set();
  for (const form of chinese) known.add(foldText(form));
  table.set(key, known);
}

function readTables() {
  const stems: Table = new Map();
  const families: Table = new Map();
  for (const { english, chinese } of rows)
    for (const word of english) {
      const { stem, family } = readKeys(word);
      note(stems, stem, chinese);
      note(families, family, chinese);
    }
  return { stems, families };
}

/** What may stand in a Chinese text for an everyday word or phrase; empty for one that no row has. */
export function listEverydayChinese(words: string): readonly string[] {
  tables ??= readTables();
  const { stem, family } = readKeys(words);
  // The family is wider, and too wide where the word has a row of its own: importing is not important.
  return [...(tables.stems.get(stem) ?? tables.families.get(family) ?? [])];
}

/** Forms that mean one thing where their stem means another: closed is not close by, fined is not fine. */
const EXACT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    closed: '停诊 截止 关门 关闭 停业 闭馆 封闭 闭 停止 停用 关停',
    closes: '截止 关门 关闭 停业 闭馆 封闭 闭 停止 停用 关停',
    closing: '关门 关闭 停业 闭馆 封闭 闭 停止 停用 关停',
    closure: '关闭 停业 闭馆 封闭 闭 停止 停用 关停',
    cities: '城市 市 城',
    domestic: '国内 国产 本国 内销',
    international: '国际 跨国 国内外 世界 涉外',
    export: '出口 外销',
    exports: '出口 外销',
    import: '进口',
    imports: '进口',
    fine: '罚款 罚 处罚 精细',
    fined: '罚款 罚 处罚',
    fines: '罚款 罚 处罚',
    left: '离开 左 留下 剩余',
    lost: '失去 丢失 遗失 损失',
  }).map(([word, forms]) => [word, forms.split(' ')]),
);

/** The only Chinese that an English form may stand for, or null where the dictionary is to be trusted. */
export const readExactForm = (word: string): readonly string[] | null =>
  EXACT.get(word)?.map((form) => foldText(form)) ?? null;

export const isFrameWord = (word: string) => frame.has(word);
