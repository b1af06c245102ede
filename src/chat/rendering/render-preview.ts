import type { Draft, DraftField } from '../../library/draft.ts';
import { DRAFT_FIELDS } from '../../library/draft.ts';
import type { Article } from '../../corpus/article.ts';
import type { Texts } from '../../texts/texts.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { shortenText } from '../../language/shorten.ts';
import { foreignMessage } from './foreign-message.ts';

const BEGINNING = 600;
const SHOWN_REMOVED = 5;
const SHOWN_LOST = 5;
const SHOWN_DUPLICATES = 3;
const LINE = 80;
const TITLE = 200;

function valueOf(field: DraftField, article: Article, texts: Texts): string {
  if (field === 'kind') return texts.library.kinds[article.kind];
  const value = article[field];
  if (value === null) return '';
  return field === 'published' ? texts.date(value) : shortenText(value, TITLE);
}

/** An article as it would be stored, what was done to it and what to look at: one message. */
export function renderPreview({ article, facts }: Draft, texts: Texts): FormattedText {
  const { library } = texts;
  const builder = createMessageBuilder().bold(shortenText(article.title, TITLE)).text('\n');
  for (const field of DRAFT_FIELDS)
    if (field !== 'title') builder.text(`${library.fieldLine(library.field[field], valueOf(field, article, texts))}\n`);
  builder.text(`${library.size(facts.paragraphs, facts.characters)}\n`);
  builder.quote(shortenText(article.text.trim(), BEGINNING)).text('\n');
  if (facts.titleGuessed) builder.text(`${library.titleGuessed}\n`);
  if (facts.mixedScript) builder.text(`${library.mixedScript}\n`);
  if (facts.lostCount > 0) builder.text(`${library.lost(facts.lostCount, facts.lost.slice(0, SHOWN_LOST))}\n`);
  if (facts.nearDuplicates.length > 0) builder.text(`${library.similar}\n`);
  for (const { title, shared } of facts.nearDuplicates.slice(0, SHOWN_DUPLICATES))
    builder.text(`${library.similarLine(shortenText(title, LINE), Math.round(shared * 100))}\n`);
  if (facts.removedCount > 0) builder.text(`${library.removed(facts.removedCount)}\n`);
  for (const { text, rule } of facts.removed.slice(0, SHOWN_REMOVED))
    builder.text(`${library.removedLine(shortenText(text, LINE), rule)}\n`);
  if (facts.removedCount > SHOWN_REMOVED) builder.text(`${texts.more(facts.removedCount - SHOWN_REMOVED)}\n`);
  return foreignMessage(builder);
}
