import { Composer } from 'grammy';
import type { Citation } from '../../answering/answer.ts';
import type { App } from '../../app.ts';
import { textsFor } from '../../texts/texts-for.ts';
import { type ChatContext, gives, typedOf } from '../chat-context.ts';
import { findMeantAnswer } from '../meant-answer.ts';
import { linkPassages } from '../rendering/passage-link.ts';
import { renderCitations } from '../rendering/render-citations.ts';

/** `/cite N`: a source of the answer that it replies to, or of the last one, as plain text; without a number all of them. */
export function createCiteFeature({
  app,
}: {
  readonly app: Pick<App, 'passages' | 'sentAnswers' | 'why'>;
}): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('cite'), (ctx) => {
    const { buttons } = ctx.texts;
    const id = findMeantAnswer(ctx, app);
    const record = id === null ? null : app.why(id);
    if (record === null) return ctx.say(buttons.citeUsage);
    const { citations } = record;
    if (citations.length === 0) return ctx.say(buttons.citeNothing);
    const chosen = chooseCitations(typedOf(ctx), citations);
    if (chosen.length === 0) return ctx.say(buttons.citeUnknown(citations.map(({ number }) => number)));
    const { passages } = app;
    return ctx.say(renderCitations(chosen, textsFor(record.language), { passages, linkTo: linkPassages(app, ctx.me) }));
  });
  return feature;
}

/** Those that were asked for: `2`, `[2]`, `１`, `1 3`; all of them when no number is given. */
function chooseCitations(typed: string, citations: readonly Citation[]): readonly Citation[] {
  if (typed === '') return citations;
  const numbers: readonly string[] = typed.normalize('NFKC').match(/\d+/g) ?? [];
  return citations.filter(({ number }) => numbers.includes(String(number)));
}
