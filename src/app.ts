import { join } from 'node:path';
import type { Answer, Match } from './answering/answer.ts';
import type { AuditRecord } from './audit/audit-record.ts';
import { createAuditLog } from './audit/create-audit-log.ts';
import { createSentAnswers, type SentAnswers } from './audit/create-sent-answers.ts';
import { refuseHalfRestored } from './backup/restore-journal.ts';
import { createBudget } from './budget/create-budget.ts';
import type { AnswerOptions } from './conversation/answer-turn.ts';
import { createAnswering } from './conversation/create-answering.ts';
import { createConversations } from './conversation/create-conversations.ts';
import type { ArticleSource } from './corpus/article-source.ts';
import type { CorpusProblem } from './corpus/list-article-files.ts';
import { createExamples, type Examples } from './examples/create-examples.ts';
import { listGiven } from './examples/list-given.ts';
import { createVotes, type Votes } from './feedback/create-votes.ts';
import { createGoldenQuestions, type GoldenQuestions } from './golden/create-golden-questions.ts';
import { describeBuildModel } from './index/build-model.ts';
import type { EarlierSnapshot } from './index/earlier-snapshots.ts';
import type { BuildProgress, Pinned, ReloadReport, SwitchOutcome } from './index/reload-report.ts';
import type { runBuild } from './index/run-build.ts';
import { createServed } from './index/served.ts';
import { createSnapshotKeeper } from './index/snapshot-keeper.ts';
import { snapshotRootOf, WITHDRAWN_FILE } from './index/snapshot-store.ts';
import type { Snapshot } from './index/snapshot.ts';
import { createWithdrawnArticles } from './index/withdrawn-articles.ts';
import { createInsight, type Insight } from './insight/create-insight.ts';
import { createLibrary, type Library } from './library/create-library.ts';
import { createChatModel } from './models/create-chat-model.ts';
import type { Embedder } from './models/embedder.ts';
import { meterModel } from './models/meter-model.ts';
import type { ModelFetchProgress } from './models/model-files.ts';
import { createModelGuard } from './models/model-guard.ts';
import { openModel } from './models/open-model.ts';
import { createPassageReader, type PassageReader } from './passages/create-passage-reader.ts';
import { createSearch } from './passages/create-search.ts';
import { type ListedArticle, listArticles } from './passages/list-articles.ts';
import { createPrivacy, type Privacy } from './privacy/create-privacy.ts';
import { watchUpdates } from './privacy/watch-updates.ts';
import { loadPrompts } from './prompts/load-prompts.ts';
import { createRenewal, type Renewal } from './renewal/create-renewal.ts';
import { createRetention } from './retention/create-retention.ts';
import { scrubber } from './scrub/process-scrubber.ts';
import { type Chats, createChats } from './settings/create-chats.ts';
import { createSettings, type Settings } from './settings/create-settings.ts';
import { type AppStatus, createStatus } from './status/create-status.ts';
import type { DeliveryTable } from './store/delivery-table.ts';
import type { OfferTable } from './store/offer-table.ts';
import { openStore } from './store/open-store.ts';
import type { UpdateTable } from './store/update-table.ts';
import type { Config } from './config.ts';
import { loadInstallationKey } from './installation-key.ts';
import type { Log } from './log.ts';
import { untilAborted } from './until-aborted.ts';

export type { AppStatus, BuildProgress, EarlierSnapshot, Pinned, ReloadReport, SwitchOutcome };

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

/**
 * Puts the parts together and makes them ready to answer: model files, snapshot (built when there is none that fits).
 *
 * @throws AppError when there is nothing to answer from: no corpus folder, no readable article, a failed build;
 *   `store` when the program's state cannot be kept;
 *   the reason of the signal when it aborts
 */
export async function createApp(config: Config, options: AppOptions): Promise<RunningApp> {
  const { log, signal, keepRecords = true } = options;
  const { retentionDays } = config;
  const { endpoints, dailyTokens } = config.chat;
  refuseHalfRestored(config.dataDir);
  const startedAt = performance.now();
  const source = options.source ?? { kind: 'folder', dir: config.corpusDir };
  const withdrawn = createWithdrawnArticles(join(snapshotRootOf(config.dataDir, source), WITHDRAWN_FILE));

  // What is kept.
  const store = openStore(keepRecords ? config.dataDir : null);
  if (keepRecords) scrubber.useKey(loadInstallationKey(config.dataDir));
  const audit = createAuditLog({ store, log });
  const budget = createBudget({ store, dailyTokens, log });
  const conversations = createConversations();

  // The models: one for meanings, and perhaps some that write.
  const opening = openModel(config, options);
  const { embedder, warnings: modelWarnings } = await (signal ? untilAborted(opening, signal) : opening);
  const guard = createModelGuard(embedder, log);
  const languageModel = endpoints.length > 0 ? meterModel(createChatModel(endpoints)) : null;

  // What is forgotten, what is over, and what is asked of new articles.
  const privacy = createPrivacy({
    store,
    conversations,
    log,
    models: endpoints.map((endpoint) => endpoint.model),
    embedsElsewhere: config.embedding !== null,
    retentionDays,
  });
  privacy.onForget((user) => scrubber.forgetPerson(user));
  const retention = createRetention({ store, retentionDays, log });
  const prompts = await loadPrompts();
  const findRecord = (id: string) => audit.find(id);
  const golden = await createGoldenQuestions({ table: store.goldenQuestions, source, findRecord });

  // The articles that serve.
  const keeper = createSnapshotKeeper({
    source,
    dataDir: config.dataDir,
    modelId: embedder?.id ?? null,
    model: embedder && describeBuildModel(config),
    log,
    logLevel: config.logLevel,
    ...(options.build && { build: options.build }),
  });
  const served = createServed(keeper, withdrawn);
  const { snapshot } = served;
  const examples = createExamples({ snapshot, guard, log, given: () => listGiven(golden.list()) });

  async function close(): Promise<void> {
    await examples.close();
    await keeper.close();
    await guard.close();
    retention.close();
    store.close();
  }
  signal?.addEventListener('abort', () => void keeper.close(), { once: true });
  try {
    await keeper.start(options.onProgress);
  } catch (error) {
    await close();
    throw error;
  }

  // What answers, and what tells how it is.
  const listWarnings = () =>
    [...modelWarnings, guard.warning, ...keeper.warnings, ...golden.problems, audit.warning, retention.warning]
      .filter((warning) => warning !== null)
      .map((warning) => scrubber.maskKnown(warning));
  const search = createSearch({ served, guard });
  const model = languageModel?.model ?? null;
  const turnParts = { guard, model, prompts, conversations, budget, log };
  const { answer, counts } = createAnswering({ ...turnParts, served, audit, privacy });
  const onChange = () => examples.prepareAgain();
  const state = { startedAt, served, keeper, embedder, languageModel, counts, budget, store, listWarnings, log };

  return {
    embedder,
    get warnings() {
      return listWarnings();
    },
    get snapshot() {
      return snapshot();
    },
    get problems() {
      return keeper.problems;
    },
    answer,
    forget: (conversation) => conversations.forget(conversation),
    search,
    ...createRenewal({ keeper, withdrawn, golden, guard, listWarnings, onChange }),
    golden,
    status: createStatus(state),
    why: findRecord,
    insight: createInsight({ store, audit, guard, snapshotNow: snapshot, retentionDays }),
    sentAnswers: createSentAnswers({ store, log }),
    offers: store.offers,
    examples,
    privacy,
    listArticles: () => listArticles(snapshot()),
    library: createLibrary({ ...config, store, snapshot, log }),
    updates: watchUpdates(store.updates, { privacy, scrubber }),
    deliveries: store.deliveries,
    tryStore: () => store.tryWriting(),
    votes: createVotes({ store, log }),
    settings: createSettings({ store, log }),
    chats: createChats({ store, conversations, log }),
    passages: createPassageReader({ snapshot, search }),
    close,
  };
}
