import { Composer, InputFile } from 'grammy';
import type { App } from '../../app.ts';
import { drawChart } from '../../insight/draw-chart.ts';
import type { Log } from '../../log.ts';
import { type ChatContext, gives, typedOf } from '../chat-context.ts';
import { classifyApiError, describeApiError } from '../delivery/api-errors.ts';

const SPANS: Readonly<Record<string, number>> = { '': 7, '7': 7, '30': 30 };

/** `/stats [7|30]`: what became of the questions of the last days, as a chart with figures below it. */
export function createStatsFeature(parts: {
  readonly app: Pick<App, 'insight' | 'votes'>;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, log } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(gives('stats'), async (ctx) => {
    const { insight } = ctx.texts;
    const typed = typedOf(ctx).normalize('NFKC');
    const days = Object.hasOwn(SPANS, typed) ? SPANS[typed] : undefined;
    if (days === undefined) return ctx.say(insight.statsUsage);
    const counts = await app.insight.countAnswers(days);
    if (counts.asked === 0) return ctx.say(insight.nothingYet);
    const words = insight.stats(counts, app.votes.counts({ since: counts.since }));
    const { chatId, threadId } = ctx.destination;
    try {
      await ctx.api.sendPhoto(chatId, new InputFile(drawChart(counts.days), 'stats.png'), {
        caption: words,
        ...(threadId === null ? {} : { message_thread_id: threadId }),
      });
    } catch (error) {
      if (classifyApiError(error) !== 'refused') throw error;
      // The figures are worth more than their picture.
      log.warn('a chart could not be sent', { error: describeApiError(error) });
      await ctx.say(words);
    }
  });
  return feature;
}
