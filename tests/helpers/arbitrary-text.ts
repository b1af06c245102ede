import fc from 'fast-check';

const WORDS = (
  '重庆 科学城 金凤实验室 北京大学 清华大学 川渝 协同 创新 平台 研发 机构 人才 引进 建设 研究院 企业 政策 补助 签署 协议 ' +
  '大数据 智能 园区 高新区 合作 项目 重點 實驗室 發展 經濟圈 與 臺 衛生 Beijing App R&D 5G AI Jinfeng'
).split(' ');
const FIGURES = [
  '5,000万元',
  '5.4%',
  '128亩',
  '2022年6月7日',
  '70个',
  '1.5亿元',
  '百分之三十',
  '３８家',
  '12,345.67',
  '105家',
];

/** A run of words and figures without any mark that ends a sentence. */
export const clause: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 1, arbitrary: fc.constantFrom(...FIGURES) },
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => words.join(''));

const sentenceEnd = fc.constantFrom('。', '！', '？', '。', '。', '……');

/** Plain sentences in a row. */
const sentences = fc
  .array(fc.tuple(fc.array(clause, { minLength: 1, maxLength: 4 }), sentenceEnd), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([clauses, end]) => clauses.join('，') + end).join(''));

/** A quotation that is closed within 600 units, with whole sentences inside. */
export const quotation: fc.Arbitrary<string> = fc
  .tuple(sentences, fc.option(clause, { nil: '' }), fc.constantFrom('“”', '「」', '（）', '《》'))
  .map(([before, inner, marks]) => {
    const inside = `${before}${inner === '' ? '' : `‘${inner}！’${inner}。`}`.slice(0, 590);
    return `${marks[0]}${inside}${marks[1]}`;
  })
  // Cutting to length may have left an inner quotation open.
  .filter((text) => text.split('‘').length === text.split('’').length);

const paragraph = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: sentences },
      {
        weight: 1,
        arbitrary: fc
          .tuple(clause, quotation, fc.constantFrom('', '他说。', '，负责人表示。'))
          .map((parts) => parts.join('')),
      },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const listItem = fc
  .tuple(fc.constantFrom('- ', '1、', '（一）', '■ ', '① '), fc.array(clause, { minLength: 1, maxLength: 10 }))
  .map(([mark, clauses]) => `${mark}${clauses.join('，')}。`);
const heading = fc.tuple(fc.constantFrom('## ', '### '), clause).map((parts) => parts.join(''));

/** The text of an article as people write it: headings, paragraphs, lists, quotations, figures. */
export const articleText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 5, arbitrary: paragraph },
        { weight: 2, arbitrary: listItem },
        { weight: 1, arbitrary: heading },
      ),
      fc.constantFrom('\n', '\n\n', '\n\n', ' \n　\n'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((blocks) => blocks.flat().join(''));

/** Anything at all, with a liking for the marks that the splitters look at. */
export const wildText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...'。！？!?….,，、；;：:“”‘’"「」（）()《》[]#-1、23年月日%万亿元 \n\n　\t重庆科學城aAＡ說😀𬬭',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      {
        weight: 1,
        arbitrary: fc.string({ unit: fc.constantFrom('重', '5', '。', '”', '\ud800', '\udc00'), maxLength: 60 }),
      },
      { weight: 1, arbitrary: clause },
    ),
    { maxLength: 400 },
  )
  .map((parts) => parts.join(''));
