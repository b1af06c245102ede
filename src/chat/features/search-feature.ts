import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { isTooLong, QUESTION_LIMIT } from '../../question/clean-question.ts';
import { type ChatContext, gives, typedOf } from '../chat-context.ts';
import { renderPassages } from '../rendering/render-passages.ts';

const TOP = 5;

/** `/search WORDS`: the nearest passages, without an answer, each with a button that opens it. */
export function createSearchFeature({ app }: { readonly app: Pick<App, 'search'> }): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('search'), async (ctx) => {
    const query = typedOf(ctx);
    if (query === '') return ctx.say(ctx.texts.searchUsage);
    if (isTooLong(query)) return ctx.say(ctx.texts.tooLong(QUESTION_LIMIT));
    return ctx.say(renderPassages(query, await app.search(query, TOP), ctx.texts));
  });
  return feature;
}
