import type { AppStatus } from '../app.ts';
import type { Texts } from './texts.ts';

/** How the program is doing, one line each. */
export function statusLines(status: AppStatus, texts: Texts): readonly string[] {
  return [
    ...(status.snapshot === null
      ? [texts.statusNoSnapshot]
      : [
          texts.statusSnapshot(status.snapshot, status.builtAt),
          texts.reloadSize(status.articles, status.passages),
          ...(status.vectors ? [] : [texts.keywordsOnly]),
        ]),
    ...(status.pinned ? [texts.renewal.pinned(status.pinned.why, status.pinned.differs)] : []),
    ...(status.withdrawn > 0 ? [texts.renewal.withdrawn(status.withdrawn)] : []),
    texts.statusModel(status.model),
    texts.statusQuestions(status.answered, status.notFound, status.failed),
    ...status.endpoints.map((endpoint) => texts.statusEndpoint(endpoint)),
    ...(status.endpoints.length > 0 ? [texts.statusTokens(status.tokensToday, status.dailyTokens)] : []),
    // The one that asks for this is one of them.
    ...(status.updates !== null && status.updates.open > 1 ? [texts.statusOpen(status.updates.open)] : []),
    ...(status.updates !== null && status.updates.dead > 0 ? [texts.statusDead(status.updates.dead)] : []),
    texts.statusProcess(status.uptimeSeconds, status.residentBytes),
    ...status.warnings.map((warning) => texts.warning(warning)),
  ];
}
