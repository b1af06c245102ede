import * as fc from 'fast-check';
import { expect } from 'vitest';

import { listLines } from '../../../src/answering/answer.ts';
import { MOST_NUMBERED } from '../../../src/chat/rendering/answer-buttons.ts';
import { cleanText, type FormattedText, isWebAddress } from '../../../src/chat/rendering/message-builder.ts';
import { renderAnswer } from '../../../src/chat/rendering/render-answer.ts';
import { renderCitations } from '../../../src/chat/rendering/render-citations.ts';
import { renderOpened, renderRelated } from '../../../src/chat/rendering/render-opened.ts';
import { textsFor } from '../../../src/texts/texts-for.ts';
import { isFoundByServer } from '../../helpers/telegram-double/check-entities.ts';
import { checkMarkup } from '../../helpers/telegram-double/check-markup.ts';
import { checkText } from '../../helpers/telegram-double/check-text.ts';
import { generated, LINE_END, openedFrom } from './generated-answers.ts';

const LINK = 'https://t.me/kecheng_test_bot?start=p_aaaaaaaaaa_bbbbbbbbbb_1';
const MARKED_END = new RegExp(String.raw`${LINE_END}((?:\[\d+\])*)`, 'g');
const linkTo = () => LINK;
const passages = { stateOf: ({ start }: { readonly start: number }) => (start === 0 ? 'found' : 'changed') } as const;

function breach(rule: string, detail: string): never {
  throw new Error(`${rule}: ${detail}`);
}

/** Telegram takes the message as it is, to the character, and finds nothing in it that it would make clickable. */
function checkMessage({ text, entities, buttons }: FormattedText): void {
  const kept = checkText({ text, entities, link_preview_options: { is_disabled: true } }, breach);
  if (kept.text !== text) throw new Error(`Telegram would trim ${JSON.stringify(text)}`);
  const added = kept.entities.filter(isFoundByServer);
  if (added.length > 0) throw new Error(`Telegram would find ${JSON.stringify(added)} in ${JSON.stringify(text)}`);
  if (buttons !== undefined) checkMarkup({ inline_keyboard: buttons }, true, breach);
}

/** What is true of the messages of every answer, whatever it is made of. */
export function checkGeneratedAnswers(options: { readonly numRuns: number; readonly seed: number }): void {
  fc.assert(
    fc.property(generated, ({ answer, language, folded }) => {
      const texts = textsFor(language);
      const messages = renderAnswer(answer, texts, { linkTo, folded });
      for (const message of messages) checkMessage(message);
      expect(messages.slice(0, -1).filter(({ buttons }) => buttons !== undefined)).toEqual([]);
      if (answer.kind !== 'answered') return;

      // No mark is parted from the end of its line, and each line is there once.
      const marks = messages.flatMap(({ text }) => [...text.matchAll(MARKED_END)].map(([, found]) => found));
      const lines = answer.statements.flatMap(listLines);
      expect(marks).toEqual(lines.map(({ citations }) => citations.map((number) => `[${number}]`).join('')));
      // No link is parted, and each leads where its source says.
      const links = messages.flatMap(({ text, entities }) =>
        entities
          .filter((it) => it.type === 'text_link')
          .map(({ offset, length, url }) => ({ url, words: text.slice(offset, offset + length) })),
      );
      const isFolded = folded && answer.citations.length <= MOST_NUMBERED;
      const expected = (isFolded ? [] : answer.citations).flatMap(({ number, title, url }) => {
        const words = cleanText(title).trim();
        const own = [LINK, `[${number}]`];
        return url !== null && isWebAddress(url) && words !== '' ? [own, [url, words]] : [own];
      });
      expect(links.map(({ url, words }) => [url, words.trim()])).toEqual(expected);

      for (const message of renderCitations(answer.citations, texts, { passages, linkTo })) checkMessage(message);
      for (const citation of answer.citations.slice(0, 1))
        checkMessage(
          renderOpened(openedFrom(citation), {
            texts,
            username: 'kecheng_test_bot',
            from: { answerId: answer.id, number: citation.number },
          }),
        );
      const related = answer.matches.map(({ title, paragraph, text }) => ({
        key: 'aaaaaaaaaa_bbbbbbbbbb_1',
        title,
        paragraph,
        text,
      }));
      if (related.length > 0) checkMessage(renderRelated(related, texts.relatedHeading, texts));
    }),
    // A failure is looked into for so long and no longer.
    { ...options, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
  );
}
