import { Composer, type Context } from 'grammy';
import type { InlineQueryResultArticle, User } from 'grammy/types';
import type { App } from '../../app.ts';
import type { Match } from '../../answering/answer.ts';
import type { Log } from '../../log.ts';
import { cleanQuestion } from '../../question/clean-question.ts';
import { cutText } from '../../language/shorten.ts';
import { textsFor } from '../../texts/texts-for.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wait } from '../../wait.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { hasWords } from '../has-words.ts';
import { noticeLanguage } from '../notice-language.ts';
import { linkPassages, passageLink } from '../rendering/passage-link.ts';
import { renderInlineAnswer, renderInlinePassage } from '../rendering/render-inline.ts';

/** Clients ask with every letter: what somebody types on within this is not worth an answer. */
export const TYPING_MS = 150;
const PASSAGES = 5;
/** How long Telegram keeps the results: an article that is removed is to be gone soon. */
const CACHE_SECONDS = 10;
/** Telegram sends no more; whatever else comes is cut. */
const QUERY_LENGTH = 256;
/** Queries that are worked on at the same time; beyond them clients get nothing, and ask again with the next letter. */
const MOST_AT_ONCE = 8;
/** What `/start` is given by the button above the results; any other word than a key will do. */
const START_PARAMETER = 'inline';

interface Reply {
  readonly results: readonly InlineQueryResultArticle[];
  /** Stands above the results, and opens a chat with the bot. */
  readonly notice: string | null;
}
const NOTHING: Reply = { results: [], notice: null };

export interface InlineFeatureParts {
  readonly app: Pick<App, 'answer' | 'examples' | 'passages' | 'settings'>;
  readonly log: Log;
  readonly wait: Wait;
}

/**
 * Inline mode: `@bot question` in any chat. The first result is the answer in the articles' own words, then come passages.
 * Nothing is remembered or recorded of it, no language model is asked, and nothing of any conversation goes into it:
 * half-typed words are nobody's question yet.
 */
export function createInlineFeature<C extends Context>(parts: InlineFeatureParts): Composer<C> {
  const { log, wait } = parts;
  const feature = new Composer<C>();
  /** The latest query of each person who is typing. */
  const latest = new Map<number, AbortController>();
  let atWork = 0;

  async function work(query: string, from: User, botName: string): Promise<Reply> {
    if (atWork >= MOST_AT_ONCE) return NOTHING;
    atWork += 1;
    try {
      const setting = parts.app.settings.of(from.id).language;
      const texts = textsFor(noticeLanguage(query, setting, from.language_code));
      return query === '' ? await showExamples(texts, botName, parts) : await answerQuery(query, botName, parts);
    } finally {
      atWork -= 1;
    }
  }

  feature.on('inline_query', async (ctx) => {
    const { id, from, query } = ctx.inlineQuery;
    const typing = new AbortController();
    latest.get(from.id)?.abort();
    latest.set(from.id, typing);
    try {
      await wait(TYPING_MS, typing.signal);
      if (typing.signal.aborted) return;
      const words = cleanQuestion(query);
      const text = hasWords(words) ? cutText(words, QUERY_LENGTH).trim() : '';
      const reply = await work(text, from, ctx.me.username).catch((error: unknown) => {
        log.warn('an inline query could not be answered', { error: describeApiError(error) });
        return NOTHING;
      });
      // Nobody sees any more what is answered now.
      if (typing.signal.aborted) return;
      await ctx.api.answerInlineQuery(id, reply.results, {
        is_personal: true,
        cache_time: CACHE_SECONDS,
        ...(reply.notice === null ? {} : { button: { text: reply.notice, start_parameter: START_PARAMETER } }),
      });
    } catch (error) {
      // An answer that comes too late is refused; the client has asked anew by then.
      log.debug('an inline query was not answered', { error: describeApiError(error) });
    } finally {
      if (latest.get(from.id) === typing) latest.delete(from.id);
    }
  });
  return feature;
}

/** The answer, unless the articles do not say, and the nearest passages. */
async function answerQuery(query: string, botName: string, { app }: InlineFeatureParts): Promise<Reply> {
  const answer = await app.answer(query, { passing: true });
  const texts = textsFor(answer.language);
  if (answer.kind === 'unavailable') return NOTHING;
  const whole =
    answer.kind === 'answered'
      ? renderInlineAnswer(answer, 'answer', linkPassages(app, { username: botName }), texts)
      : null;
  const passages = answer.matches.slice(0, PASSAGES).flatMap((match, i) => renderMatch(match, i, botName, app, texts));
  return {
    results: whole ? [whole, ...passages] : passages,
    notice: answer.kind === 'not-found' ? texts.people.inlineNotFound : null,
  };
}

/** Before anything is typed: what can be asked, with its answer ready to be sent. */
async function showExamples(texts: Texts, botName: string, { app }: InlineFeatureParts): Promise<Reply> {
  const results: InlineQueryResultArticle[] = [];
  for (const { question, key } of app.examples.today(texts.language)) {
    const answer = await app.answer(question, { passing: true });
    const result =
      answer.kind === 'answered'
        ? renderInlineAnswer(answer, key, linkPassages(app, { username: botName }), textsFor(answer.language))
        : null;
    if (result !== null) results.push(result);
  }
  return { results, notice: texts.people.inlineEmpty };
}

function renderMatch(
  match: Match,
  place: number,
  botName: string,
  { passages }: Pick<App, 'passages'>,
  texts: Texts,
): readonly InlineQueryResultArticle[] {
  const opened = passages.open(match.key);
  // A reload may have come between.
  if (opened.kind !== 'found') return [];
  const { publisher, published, kind } = opened.article;
  const source = { publisher, published, kind, asOf: null, paragraph: match.paragraph };
  return [renderInlinePassage(match, source, `passage${place}`, passageLink(botName, match.key), texts)];
}
