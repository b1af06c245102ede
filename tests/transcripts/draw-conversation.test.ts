import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Bubble, ConversationItem, Style } from '../helpers/telegram-double/conversation.ts';
import { drawConversation } from './draw-conversation.ts';
import { layoutConversation } from './layout-conversation.ts';
import { cutToFit, measureText } from './measure-text.ts';
import { wrapSegments } from './wrap-segments.ts';

const STYLES: readonly Style[] = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code', 'link', 'tap'];
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'科学城，“一百”里。iWab<&"> 12\n😀👨‍👩‍👧é'), maxLength: 120 }),
);
const segment = fc.record({ text: words, styles: fc.uniqueArray(fc.constantFrom(...STYLES), { maxLength: 3 }) });
const block: fc.Arbitrary<Block> = fc.record({
  kind: fc.constantFrom('text', 'quotation', 'folded-quotation', 'code'),
  segments: fc.array(segment, { minLength: 1, maxLength: 4 }),
});
const button = fc.record({
  label: words,
  kind: fc.constantFrom('press' as const, 'url' as const, 'copy' as const, 'inline' as const, 'other' as const),
});
const bubble: fc.Arbitrary<ConversationItem> = fc.record(
  {
    kind: fc.constant('message' as const),
    side: fc.constantFrom('left' as const, 'right' as const),
    name: words,
    viaBot: words,
    forwardedFrom: words,
    reply: fc.record({ name: words, words }),
    attachment: fc.record({ kind: fc.constantFrom('photo' as const, 'document' as const), label: words }),
    blocks: fc.array(block, { maxLength: 4 }),
    buttons: fc.array(fc.array(button, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    isEdited: fc.boolean(),
  },
  { requiredKeys: ['kind', 'side', 'name', 'blocks', 'buttons', 'isEdited'] },
);
const press: fc.Arbitrary<ConversationItem> = fc.record(
  {
    kind: fc.constant('press' as const),
    name: words,
    label: words,
    toast: words,
    isAlert: fc.boolean(),
    isWaiting: fc.boolean(),
  },
  { requiredKeys: ['kind', 'name', 'label', 'isAlert', 'isWaiting'] },
);
const notice: fc.Arbitrary<ConversationItem> = fc.record({ kind: fc.constant('notice' as const), words });
const items = fc.array(fc.oneof({ weight: 3, arbitrary: bubble }, press, notice), { maxLength: 6 });

/** Throws unless every tag is closed by its own, and nothing but entities begins with an ampersand. */
function requireXml(text: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  const closed: (readonly [string | undefined, string | undefined])[] = [];
  const rest = text.replaceAll(
    /<(\/?)([a-z]+)((?: [a-z-]+(?::[a-z]+)?="[^"<&]*(?:&[a-z]+;[^"<&]*)*")*)(\/?)>/gi,
    (...found) => {
      const [, close, name, , alone] = found as readonly string[];
      names.push(name!);
      if (close === '/') closed.push([open.pop(), name]);
      else if (alone !== '/') open.push(name!);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(closed.filter(([opened, name]) => opened !== name)).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
  expect(rest).not.toMatch(/(?![\t\n\r])\p{Control}|\p{Surrogate}|[\ufffe\uffff]/u);
  return names;
}

const message = (text: string, more: Partial<Bubble> = {}): Bubble => ({
  kind: 'message',
  side: 'left',
  name: '科城问答',
  blocks: [{ kind: 'text', segments: [{ text, styles: [] }] }],
  buttons: [],
  isEdited: false,
  ...more,
});

describe('a drawn conversation', () => {
  it('is well-formed XML that holds no script and no link, whatever is said', () => {
    fc.assert(
      fc.property(items, words, (items, title) => {
        const names = new Set(requireXml(drawConversation(items, { title })));
        expect([...names].every((name) => ['svg', 'title', 'rect', 'text', 'tspan'].includes(name))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every line inside its bubble, every bubble inside the picture, and none upon another', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 240, max: 600 }), (items, width) => {
        const { placed, height } = layoutConversation(items, width);
        let bottom = 0;
        for (const box of placed) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
          expect(box.y).toBeGreaterThanOrEqual(bottom);
          for (const line of box.lines) {
            expect(line.x).toBeGreaterThanOrEqual(box.x);
            expect(line.x + line.width).toBeLessThanOrEqual(box.x + box.width + 0.01);
            expect(line.y).toBeLessThanOrEqual(box.y + box.height);
          }
          for (const bar of box.bars) expect(bar.x + bar.width).toBeLessThanOrEqual(box.x + box.width);
          for (const button of box.buttons) {
            expect(measureText(button.label, 14)).toBeLessThanOrEqual(button.width);
            expect(button.x + button.width).toBeLessThanOrEqual(box.x + box.width + 0.01);
          }
          bottom = Math.max(box.y + box.height, ...box.buttons.map((button) => button.y + button.height));
        }
        expect(height).toBeGreaterThan(bottom);
      }),
      { numRuns: 300 },
    );
  });

  it('shows words in their look, quotations beside a bar, buttons below, and escapes what is said', () => {
    const svg = drawConversation(
      [
        message('', {
          blocks: [
            {
              kind: 'text',
              segments: [
                { text: '面积是', styles: [] },
                { text: '一百 <多>', styles: ['bold'] },
              ],
            },
            { kind: 'quotation', segments: [{ text: '“分东西”', styles: [] }] },
          ],
          buttons: [
            [
              { label: '来源 & 页', kind: 'press' },
              { label: '复制', kind: 'copy' },
            ],
          ],
        }),
        { kind: 'press', name: '小周', label: '来源', toast: '已记下', isAlert: false, isWaiting: false },
      ],
      { title: 'A & B' },
    );
    expect(svg).toContain('面积是<tspan font-weight="600">一百 &lt;多&gt;</tspan>');
    expect(svg).toContain('“分东西”');
    expect(svg).toContain('来源 &amp; 页');
    expect(svg).toContain('⧉');
    expect(svg).toContain('小周 › 来源');
    expect(svg).toContain('已记下');
    expect(svg).toContain('<title>A &amp; B</title>');
    expect(svg.match(/width="3"/g)).toHaveLength(1);
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="420"')).toBe(true);
  });

  it('puts the person on the right, and names the others where there are several', () => {
    const layout = layoutConversation([message('一'), message('二', { side: 'right', name: '小周' })], 420);
    const [left, right] = layout.placed;
    expect(left!.x).toBe(10);
    expect(right!.x + right!.width).toBe(410);
    expect(left!.lines).toHaveLength(1);
    const group = layoutConversation([message('一'), message('二', { name: '小李' })], 420);
    expect(group.placed.map(({ lines }) => lines[0]!.runs[0]!.text)).toEqual(['科城问答', '小李']);
  });

  it('shows a photo as it is, no wider than its bubble', () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    const attachment = { kind: 'photo' as const, label: '800 × 400', picture: { width: 800, height: 400, bytes } };
    const [box] = layoutConversation([message('一周', { attachment })], 420).placed;
    expect(box!.pictures[0]).toMatchObject({ width: 336, height: 168 });
    expect(box!.lines.every(({ y }) => y > box!.y + 168)).toBe(true);
    const svg = drawConversation([message('一周', { attachment })], { title: '' });
    expect(svg).toContain('href="data:image/png;base64,iVBORw=="');
    expect(requireXml(svg)).toContain('image');
  });

  it('folds a long quotation to three lines', () => {
    const segments = [{ text: '很长的引文'.repeat(60), styles: [] }];
    const [long] = layoutConversation([message('', { blocks: [{ kind: 'folded-quotation', segments }] })], 420).placed;
    expect(long!.lines).toHaveLength(3);
    expect(long!.lines[2]!.runs.at(-1)!.text).toBe(' ▾');
  });
});

const wrap = (text: string, width: number) =>
  wrapSegments([{ text, styles: [] }], width, 10).map(({ runs }) => runs.map((run) => run.text).join(''));

describe('a broken line', () => {
  it('does not begin with a closing mark nor end with an opening one', () => {
    expect(wrap('一二三四五，六七', 50)).toEqual(['一二三四', '五，六七']);
    expect(wrap('一二三四“五六”', 50)).toEqual(['一二三四', '“五六”']);
  });

  it('keeps words and numbers together while it can', () => {
    expect(wrap('面积 1234.5 平方公里', 50)).toEqual(['面积', '1234.5 平', '方公里']);
    expect(wrap('x'.repeat(25), 60)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'xxxxx']);
  });

  it('loses nothing but blanks at its end', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 200 }), (text, width) => {
        const shown = wrap(text, width).join('');
        expect(shown.replaceAll(' ', '')).toBe(text.replaceAll(/\r?\n/g, '').replaceAll(' ', ''));
      }),
    );
  });

  it('counts the marks of a Chinese font as wide as its characters, and Latin letters by their shape', () => {
    expect(measureText('“·”…', 10)).toBe(40);
    expect(measureText('il', 10)).toBeLessThan(measureText('mw', 10) / 2);
  });

  it('is cut with an ellipsis where it may not be broken', () => {
    expect(cutToFit('一二三四五', 50, 10)).toBe('一二三四五');
    expect(cutToFit('一二三四五六', 50, 10)).toMatch(/^一二三四?…$/);
    expect(measureText(cutToFit('一二三四五六', 50, 10), 10)).toBeLessThanOrEqual(50);
  });
});
