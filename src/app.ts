import { join } from 'node:path';
import type { Answer, Match } from './answering/answer.ts';
import { EXTRACTIVE, findPassages, toMatches } from './answering/answer-question.ts';
import { createAnswerId } from './answering/answer-id.ts';
import type { AuditRecord } from './audit/audit-record.ts';
import { refuseHalfRestored } from './backup/restore-journal.ts';
import { createAuditLog } from './audit/create-audit-log.ts';
import { createSentAnswers, type SentAnswers } from './audit/create-sent-answers.ts';
import { makeRecord } from './audit/make-record.ts';
import { createBudget } from './budget/create-budget.ts';
import type { Config } from './config.ts';
import type { ArticleSource } from './corpus/article-source.ts';
import { answerAsOfNow } from './conversation/answer-as-of-now.ts';
import type { AnswerOptions } from './conversation/answer-turn.ts';
import { createExamples, type Examples } from './examples/create-examples.ts';
import { createConversations } from './conversation/create-conversations.ts';
import type { CorpusProblem } from './corpus/list-article-files.ts';
import { createGoldenQuestions, type GoldenQuestions } from './golden/create-golden-questions.ts';
import { createVotes, type Votes } from './feedback/create-votes.ts';
import { describeBuildModel } from './index/build-model.ts';
import type { EarlierSnapshot } from './index/earlier-snapshots.ts';
import { createSnapshotKeeper } from './index/snapshot-keeper.ts';
import { snapshotRootOf, WITHDRAWN_FILE } from './index/snapshot-store.ts';
import type { runBuild } from './index/run-build.ts';
import type { Snapshot } from './index/snapshot.ts';
import { createWithdrawnArticles } from './index/withdrawn-articles.ts';
import { decideLanguage } from './language/decide-language.ts';
import { createInsight, type Insight } from './insight/create-insight.ts';
import { loadInstallationKey } from './installation-key.ts';
import { createLibrary, type Library } from './library/create-library.ts';
import type { Log } from './log.ts';
import { type EndpointStatus, NO_USAGE, type TokenUsage } from './models/chat-model.ts';
import { createChatModel } from './models/create-chat-model.ts';
import type { Embedder } from './models/embedder.ts';
import { meterModel } from './models/meter-model.ts';
import { createModelGuard } from './models/model-guard.ts';
import type { ModelFetchProgress } from './models/model-files.ts';
import { openModel } from './models/open-model.ts';
import type { BuildProgress, Pinned, ReloadReport, SwitchOutcome } from './index/reload-report.ts';
import { type ListedArticle, listArticles } from './passages/list-articles.ts';
import { createPrivacy, type Privacy } from './privacy/create-privacy.ts';
import { watchUpdates } from './privacy/watch-updates.ts';
import { loadPrompts } from './prompts/load-prompts.ts';
import { cleanQuestion } from './question/clean-question.ts';
import { createRetention } from './retention/create-retention.ts';
import { scrubber } from './scrub/process-scrubber.ts';
import { createRenewal, type Renewal } from './renewal/create-renewal.ts';
import { type Chats, createChats } from './settings/create-chats.ts';
import { createSettings, type Settings } from './settings/create-settings.ts';
import { createPassageReader, type PassageReader } from './passages/create-passage-reader.ts';
import type { DeliveryTable } from './store/delivery-table.ts';
import type { OfferTable } from './store/offer-table.ts';
import { openStore } from './store/open-store.ts';
import type { TokenCount } from './store/token-table.ts';
import type { UpdateCount, UpdateTable } from './store/update-table.ts';
import { untilAborted } from './until-aborted.ts';

export type { BuildProgress, EarlierSnapshot, Pinned, ReloadReport, SwitchOutcome };

export interface AppStatus {
  readonly snapshot: string | null;
  readonly articles: number;
  readonly passages: number;
  /** Of the snapshot that serves; ISO 8601. */
  readonly builtAt: string | null;
  /** False when only keywords work; `warnings` says why. */
  readonly vectors: boolean;
  /** That a snapshot serves whatever the articles are now; null when they serve as they were read last. */
  readonly pinned: Pinned | null;
  /** Articles that nobody is shown any more. */
  readonly withdrawn: number;
  readonly model: string;
  readonly answered: number;
  readonly notFound: number;
  readonly failed: number;
  /** Language models, in the order in which they are tried; empty when answers are extractive. */
  readonly endpoints: readonly EndpointStatus[];
  /** What language models used today (Beijing), in all. */
  readonly tokensToday: TokenCount;
  /** What this program used of them since it started. */
  readonly tokensSpent: TokenUsage;
  /** The most for each person and each chat; null for no limit. */
  readonly dailyTokens: number | null;
  /** What Telegram handed over and is not done; null when the store does not tell. */
  readonly updates: UpdateCount | null;
  readonly uptimeSeconds: number;
  readonly residentBytes: number;
  readonly warnings: readonly string[];
}

/** What a chat or a terminal may ask of the program. Every method may be called concurrently. */
export interface App extends Renewal {
  /** Never rejects for a question's sake: a fault is the answer `unavailable`. */
  answer(question: string, options?: AnswerOptions): Promise<Answer>;
  /** What is asked next in the conversation stands for itself. */
  forget(conversation: string): void;
  /** Passages only, best first. */
  search(query: string, top: number): Promise<readonly Match[]>;
  /** Questions that new articles are tried with before they serve. */
  readonly golden: GoldenQuestions;
  status(): AppStatus;
  /** How an answer came about; null when the id is unknown, or the answer older than records are kept. */
  why(id: string): AuditRecord | null;
  /** What records tell of all questions together, for admins. */
  readonly insight: Insight;
  /** Which messages brought which answers. */
  readonly sentAnswers: SentAnswers;
  /** What admins were offered by buttons. */
  readonly offers: OfferTable;
  /** Questions to begin with. */
  readonly examples: Examples;
  /** What is kept of a person, and how it is deleted. */
  readonly privacy: Privacy;
  /** All that is answered from, the newest first. */
  listArticles(): readonly ListedArticle[];
  /** What comes into the corpus folder and what goes. */
  readonly library: Library;
  /** What Telegram handed over and is to be worked on, and what came of it so far. */
  readonly updates: UpdateTable;
  readonly deliveries: DeliveryTable;
  /** Writes a little to the store. Throws what SQLite throws when it cannot. */
  tryStore(): void;
  /** What people think of answers. */
  readonly votes: Votes;
  /** What chats have set. */
  readonly settings: Settings;
  /** Told what becomes of chats. */
  readonly chats: Chats;
  /** The articles' passages as they are now. */
  readonly passages: PassageReader;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly log: Log;
  /** Where articles come from; the folder of the configuration unless told otherwise. */
  readonly source?: ArticleSource;
  /** False when nobody will ask about the answers: a measurement leaves no records. True unless told otherwise. */
  readonly keepRecords?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Called while the embedding model is fetched for the first time. */
  readonly onModelFetch?: (progress: ModelFetchProgress) => void;
  /** Another embedding model than the configuration's; null for keywords alone. */
  readonly embedder?: Embedder | null;
  /** How snapshots are built; in a process of their own unless told otherwise. */
  readonly build?: typeof runBuild;
  /** The program is to end: a start or a build under way is given up at once. */
  readonly signal?: AbortSignal;
}

/** The program with what its own tools look into. */
export interface RunningApp extends App {
  /** The snapshot that serves, without what was withdrawn. */
  readonly snapshot: Snapshot;
  /** Files of the corpus that could not be read. */
  readonly problems: readonly CorpusProblem[];
  readonly embedder: Embedder | null;
  /** What a person should know about how it works now, in one line each. */
  readonly warnings: readonly string[];
}

const COUNTED = { answered: 'answered', 'not-found': 'notFound', unavailable: 'failed' } as const;

/**
 * Puts the parts together and makes them ready to answer: model files, snapshot (built when there is none that fits).
 *
 * @throws AppError when there is nothing to answer from: no corpus folder, no readable article, a failed build;
 *   `store` when the program's state cannot be kept;
 *   the reason of the signal when it aborts
 */
export async function createApp(config: Config, options: AppOptions): Promise<RunningApp> {
  const { log, signal } = options;
  refuseHalfRestored(config.dataDir);
  const startedAt = performance.now();
  const source = options.source ?? { kind: 'folder', dir: config.corpusDir };
  const withdrawn = createWithdrawnArticles(join(snapshotRootOf(config.dataDir, source), WITHDRAWN_FILE));
  const store = openStore(options.keepRecords === false ? null : config.dataDir);
  if (options.keepRecords !== false) scrubber.useKey(loadInstallationKey(config.dataDir));
  const audit = createAuditLog({ store, log });
  const budget = createBudget({ store, dailyTokens: config.chat.dailyTokens, log });
  const opening = openModel(config, options);
  const { embedder, warnings: modelWarnings } = await (signal ? untilAborted(opening, signal) : opening);
  const guard = createModelGuard(embedder, log);
  const metered = config.chat.endpoints.length > 0 ? meterModel(createChatModel(config.chat.endpoints)) : null;
  const model = metered?.model ?? null;
  const conversations = createConversations();
  const privacy = createPrivacy({
    store,
    conversations,
    log,
    models: config.chat.endpoints.map((endpoint) => endpoint.model),
    embedsElsewhere: config.embedding !== null,
    retentionDays: config.retentionDays,
  });
  privacy.onForget((user) => scrubber.forgetPerson(user));
  const retention = createRetention({ store, retentionDays: config.retentionDays, log });
  const turnParts = { guard, model, prompts: await loadPrompts(), conversations, budget, log };
  const golden = await createGoldenQuestions({
    table: store.goldenQuestions,
    source,
    findRecord: (id) => audit.find(id),
  });
  const keeper = createSnapshotKeeper({
    source,
    dataDir: config.dataDir,
    modelId: embedder?.id ?? null,
    model: embedder && describeBuildModel(config),
    log,
    logLevel: config.logLevel,
    ...(options.build && { build: options.build }),
  });
  signal?.addEventListener('abort', () => void keeper.close(), { once: true });
  try {
    await keeper.start(options.onProgress);
  } catch (error) {
    await guard.close();
    retention.close();
    store.close();
    throw error;
  }
  const counts = { answered: 0, notFound: 0, failed: 0 };
  const listWarnings = () =>
    [
      ...modelWarnings,
      ...(guard.warning === null ? [] : [guard.warning]),
      ...keeper.warnings,
      ...golden.problems,
      ...(audit.warning === null ? [] : [audit.warning]),
      ...(retention.warning === null ? [] : [retention.warning]),
    ].map((warning) => scrubber.maskKnown(warning));

  /** There is always one: the start has succeeded, and a swap never takes it away. */
  const snapshotNow = () => withdrawn.leaveOut(keeper.current!);
  const served = { snapshot: snapshotNow, withdrawn: () => withdrawn.ids };
  const examples = createExamples({
    snapshot: snapshotNow,
    guard,
    log,
    // What admins made of a question was somebody's, and is shown to nobody.
    given: () =>
      golden
        .list()
        .flatMap(({ question, expected, from }) =>
          from === 'corpus' && expected.kind === 'cites' ? [{ question, articleId: expected.articleId }] : [],
        ),
  });
  const unavailable = (id: string, question: string, { languages = [] }: AnswerOptions): Answer => ({
    kind: 'unavailable',
    id,
    question,
    language: decideLanguage(question, languages),
    reason: 'internal',
    matches: [],
    snapshot: snapshotNow().id,
    model: EXTRACTIVE,
    milliseconds: { understand: 0, embed: 0, retrieve: 0, answer: 0, total: 0 },
  });

  function countUpdates(): UpdateCount | null {
    try {
      return store.updates.count();
    } catch (error) {
      log.warn('open updates could not be counted', { error });
      return null;
    }
  }

  async function search(query: string, top: number): Promise<readonly Match[]> {
    const snapshot = snapshotNow();
    const { found } = await guard.run((model) => findPassages(query, snapshot, model, top));
    return toMatches(found, snapshot).filter(({ articleId }) => !withdrawn.ids.has(articleId));
  }

  return {
    embedder,
    get warnings() {
      return listWarnings();
    },
    get snapshot() {
      return snapshotNow();
    },
    get problems() {
      return keeper.problems;
    },
    async answer(asked, given = {}) {
      const question = cleanQuestion(asked);
      const id = createAnswerId();
      const askedAt = Date.now();
      const { answer, trace, writing } = await answerAsOfNow(question, id, served, given, turnParts).catch(
        (error: unknown) => {
          log.error('a question could not be answered', { id, error });
          return { answer: unavailable(id, question, given), trace: null, writing: undefined };
        },
      );
      if (given.passing) return answer;
      counts[COUNTED[answer.kind]] += 1;
      const { asker = null, conversation } = given;
      // Whoever was forgotten meanwhile had asked before.
      if (asker !== null && privacy.wasForgottenSince(asker, askedAt)) privacy.forgetUnderWay(asker, conversation);
      else audit.record(makeRecord(answer, trace, askedAt, writing), asker);
      return answer;
    },
    forget: (conversation) => conversations.forget(conversation),
    search,
    ...createRenewal({ keeper, withdrawn, golden, guard, listWarnings, onChange: () => examples.prepareAgain() }),
    golden,
    status: () => ({
      snapshot: snapshotNow().id,
      articles: snapshotNow().articles.length,
      passages: snapshotNow().passages.length,
      builtAt: snapshotNow().builtAt,
      vectors: snapshotNow().vectors !== null && embedder !== null,
      pinned: keeper.pinned,
      withdrawn: withdrawn.ids.size,
      model: model?.id ?? EXTRACTIVE,
      ...counts,
      endpoints: model?.endpoints ?? [],
      tokensToday: budget.today(),
      tokensSpent: metered?.usage ?? NO_USAGE,
      dailyTokens: budget.dailyTokens,
      updates: countUpdates(),
      uptimeSeconds: Math.round((performance.now() - startedAt) / 1000),
      residentBytes: process.memoryUsage.rss(),
      warnings: listWarnings(),
    }),
    why: (id) => audit.find(id),
    insight: createInsight({ store, audit, guard, snapshotNow, retentionDays: config.retentionDays }),
    sentAnswers: createSentAnswers({ store, log }),
    offers: store.offers,
    examples,
    privacy,
    listArticles: () => listArticles(snapshotNow()),
    library: createLibrary({ ...config, store, snapshot: snapshotNow, log }),
    updates: watchUpdates(store.updates, { privacy, scrubber }),
    deliveries: store.deliveries,
    tryStore: () => store.tryWriting(),
    votes: createVotes({ store, log }),
    settings: createSettings({ store, log }),
    chats: createChats({ store, conversations, log }),
    passages: createPassageReader({ snapshot: snapshotNow, search }),
    async close() {
      await examples.close();
      await keeper.close();
      await guard.close();
      retention.close();
      store.close();
    },
  };
}
