import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { describeError } from '../../errors.ts';
import { type Log, scrubSecrets } from '../../log.ts';
import { reloadLines } from '../../texts/reload-lines.ts';
import { statusLines } from '../../texts/status-lines.ts';
import type { Background } from '../delivery/background.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { createProgressMessage } from '../delivery/progress-message.ts';
import { renderLines } from '../rendering/render-lines.ts';
import type { Wait } from '../../wait.ts';

export interface AdminFeatureParts {
  readonly app: Pick<App, 'reload' | 'status'>;
  /** A reload may take minutes: it goes on after its message is handled. */
  readonly background: Background;
  readonly log: Log;
  readonly wait: Wait;
}

/** `/reload [force]` and `/status`. */
export function createAdminFeature(parts: AdminFeatureParts): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('status'), (ctx) => ctx.say(renderLines(statusLines(parts.app.status(), ctx.texts))));
  feature.filter(gives('reload'), (ctx) => parts.background.start(() => reload(ctx, parts)));
  return feature;
}

/** Replaces the articles that answer by those on disk; one message tells how far it is and what came of it. */
export async function reload(
  ctx: ChatContext,
  { app, log, wait }: Pick<AdminFeatureParts, 'app' | 'log' | 'wait'>,
): Promise<void> {
  const { texts } = ctx;
  const force = ctx.request.kind === 'command' && ctx.request.text.toLowerCase() === 'force';
  const progress = createProgressMessage({ api: ctx.api, destination: ctx.destination, log, wait });
  await progress.open(asMessage(texts.reloadStarted));
  let outcome: readonly FormattedText[];
  try {
    const report = await app.reload({
      force,
      onProgress: (state) => progress.update(asMessage(texts.reloadProgress(state))),
    });
    outcome = renderLines(reloadLines(report, texts));
  } catch (error) {
    log.error('a reload failed', { error });
    outcome = renderLines([texts.reloadFailed(scrubSecrets(describeError(error)))]);
  }
  await progress.close(outcome);
}

const asMessage = (text: string): FormattedText => ({ text, entities: [] });
