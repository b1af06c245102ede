import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askEnglishSentence } from '../../src/examples/ask-english-sentence.ts';
import { askSentence } from '../../src/examples/ask-sentence.ts';

const NAMES = new Set(['云杉', '江北']);
const ask = (sentence: string) => askSentence(sentence, (words) => NAMES.has(words)).map(({ question }) => question);

describe('the question that an English sentence answers', () => {
  it.each([
    ['The Spruce Bridge is 320 metres long.', 'How long is the Spruce Bridge?'],
    ['Spruce Museum of Bamboo was founded in May 1998 by villagers.', 'When was Spruce Museum of Bamboo founded?'],
    ['Spruce Town has more than 1,200 tea gardens.', 'How many tea gardens does Spruce Town have?'],
    ['Spruce Tea Park covers 30 hectares.', 'How large is Spruce Tea Park?'],
    ['The Spruce Tea Park is located in the hills.', 'Where is the Spruce Tea Park?'],
    ['Spruce Town is a market town of 4,000 people.', 'What is Spruce Town?'],
    ['It is a market town.', null],
    ['The bridge is 320 metres long.', null],
    ['In 1998 Spruce Town was a village.', null],
    [`Spruce${' Town'.repeat(50_000)} is a`, null],
  ])('%s', (sentence, question) => {
    expect(askEnglishSentence(sentence)?.question ?? null).toBe(question);
  });
});

describe('the questions that a sentence answers', () => {
  it.each([
    ['云杉石桥全长320米，桥面宽8米。', '云杉石桥的全长是多少？'],
    ['目前，云杉生态园占地约450亩。', '云杉生态园的占地面积是多少？'],
    ['云杉镇有12座茶园。', '云杉镇有多少座茶园？'],
    ['云杉镇已引进36家企业。', '云杉镇引进了多少家企业？'],
    ['2019年，云杉引进科研院所7家。', '2019年云杉引进了多少家科研院所？'],
    ['截至目前，云杉镇累计孵化的企业达220家。', '云杉镇孵化的企业有多少家？'],
    ['云杉镇获得的订单超6亿元。', '云杉镇获得的订单是多少？'],
    ['云杉新区的科技型企业超过2000家。', '云杉新区的科技型企业有多少家？'],
    ['云杉大桥于2021年4月正式通车。', '云杉大桥什么时候通车？'],
    ['2022年3月12日，云杉产业园正式开园。', '云杉产业园什么时候开园？'],
    ['8月18日，云杉镇政府同江北大学签署了合作协议。', '云杉镇政府与江北大学什么时候签署合作协议？'],
    ['云杉产业园位于青石岭南坡。', '云杉产业园在哪里？'],
    ['云杉产业园包括茶园、工坊、码头。', '云杉产业园包括哪些？'],
    ['云杉的四大产业是茶叶、竹编、渔业和旅游。', '云杉的四大产业有哪些？'],
    ['云杉大桥由云杉镇政府与江北公司共同出资。', '云杉大桥由哪些单位出资？'],
    ['云杉镇镇长周木林说，路修好了。', '云杉镇镇长是谁？'],
    ['云杉行动的核心，是让村民有活干。', '云杉行动的核心是什么？'],
    ['竹编博物馆是云杉镇第一座村民办的博物馆。', '竹编博物馆是什么？'],
    // What does not stand for itself.
    ['这座大桥全长320米。', null],
    ['其中的产业园位于南坡。', null],
    ['引进的企业有36家。', null],
    ['园里的品种包括白毫、白牡丹、寿眉。', null],
    ['重庆两江产业集团有限公司、江北公司、云杉公司都来了。', null],
    ['云杉镇所有12座茶园全部开放。', null],
    ['云杉学校的学生数量减少约300名。', null],
    ['省市场监督管理局副局长周木林说，路修好了。', null],
    ['云杉公司是江北公司、东山公司、西山公司的伙伴。', '云杉公司是什么？'],
    ['云杉学校的前身是一座祠堂改成的书院。', '云杉学校的前身是什么？'],
    ['风来了，花开了。', null],
  ])('%s', (sentence, question) => {
    expect(ask(sentence)).toEqual(question === null ? [] : [question]);
  });

  it('are of the sentence’s own names, whatever the sentence', () => {
    const pieces = [
      '云杉镇',
      '产业园',
      '有',
      '36家',
      '企业',
      '的',
      '，',
      '位于',
      '南坡',
      '于2021年4月',
      '通车',
      '是',
      '、',
      '由',
      '建设',
      '约',
      '(',
      ')',
      '“',
      '，',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
        const sentence = parts.join('');
        for (const { question, parts: found } of askSentence(sentence, () => false)) {
          expect(sentence).toContain(found.subject);
          expect(question).toMatch(/^[^，。？]{4,29}？$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['约为', '（，', '((', '云杉镇的', '、茶', '已经', '共计', '2019年', '“'])(
    'are soon found, or soon not, in a sentence of nothing but %s',
    (piece) => {
      const sentences = [50, 199, 20_000].flatMap((count) => [
        piece.repeat(count),
        `云杉镇${piece.repeat(count)}36家企业`,
        `云杉镇有${piece.repeat(count)}`,
      ]);
      const started = performance.now();
      for (const sentence of sentences) ask(sentence);
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});
