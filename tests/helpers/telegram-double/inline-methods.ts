import { checkInlineResult, isFields } from './check-inline-result.ts';
import type { InlineAnswer } from './inline-queries.ts';
import type { Method, MethodParts } from './method.ts';
import { badRequest, notImplemented } from './refusal.ts';

const MOST_RESULTS = 50;
const MOST_OFFSET_BYTES = 64;
const CACHED_SECONDS = 300;

/** answerInlineQuery. What is cached for everybody is recorded: an answer to one person is none of another's. */
export function createInlineMethods({ inlineQueries }: MethodParts): Readonly<Record<string, Method>> {
  return {
    answerInlineQuery(params, breach) {
      const { results, cache_time: cacheTime = CACHED_SECONDS, next_offset: nextOffset = '' } = params;
      if (!Array.isArray(results)) throw badRequest("can't parse inline query results: expected an Array");
      if (results.length > MOST_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
      const button = readButton(params['button'], breach);
      const read = results.map((result) => checkInlineResult(result, breach));
      if (new Set(read.map(({ id }) => id)).size < read.length) throw badRequest('RESULT_ID_DUPLICATE');
      if (typeof nextOffset !== 'string' || Buffer.byteLength(nextOffset) > MOST_OFFSET_BYTES)
        throw badRequest('NEXT_OFFSET_INVALID');
      if (typeof cacheTime !== 'number' || cacheTime < 0) throw badRequest('invalid cache_time specified');
      const asked = inlineQueries.findOpen(params['inline_query_id']);
      if (!asked) throw badRequest('query is too old and response timeout expired or query ID is invalid');
      if (asked.answer) breach('answered-twice', `inline query ${asked.query.id}`);
      const isPersonal = params['is_personal'] === true;
      if (!isPersonal) breach('inline-not-personal', `inline query ${asked.query.id} is answered for everybody`);
      inlineQueries.answer(asked.query.id, { results: read, cacheTime, isPersonal, nextOffset, button });
      return true;
    },
  };
}

function readButton(value: unknown, breach: (rule: string, detail: string) => void): InlineAnswer['button'] {
  if (value === undefined) return undefined;
  if (!isFields(value)) throw badRequest("can't parse InlineQueryResultsButton: object expected");
  const { text, start_parameter: startParameter, web_app: webApp, ...others } = value;
  for (const name of Object.keys(others)) breach('unknown-parameter', `button.${name}`);
  if (webApp !== undefined) throw notImplemented('web_app in answerInlineQuery');
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('SWITCH_PM_TEXT_EMPTY');
  if (typeof startParameter !== 'string' || startParameter === '') throw badRequest('START_PARAM_EMPTY');
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(startParameter)) throw badRequest('START_PARAM_INVALID');
  return { text, startParameter };
}
