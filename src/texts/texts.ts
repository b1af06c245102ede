import type { Gloss, Missing, Standing, Unavailable } from '../answering/answer.ts';
import type { BuildProgress } from '../app.ts';
import type { WritingFailure } from '../audit/audit-record.ts';
import type { ArticleKind } from '../corpus/article.ts';
import type { Language } from '../language/language.ts';
import type { ResolvedDate } from '../language/resolve-dates.ts';
import type { EndpointStatus } from '../models/chat-model.ts';
import type { TokenCount } from '../store/token-table.ts';
import type { ButtonTexts } from './buttons.ts';
import type { ExplainTexts } from './explain-texts.ts';
import type { LimitTexts } from './limits.ts';
import type { GroupTexts } from './groups.ts';
import type { PeopleTexts } from './people-texts.ts';
import type { LibraryTexts } from './library-texts.ts';
import type { RenewalTexts } from './renewal.ts';
import type { InsightTexts } from './insight-texts.ts';

/** The commands that people may give, without the slash. */
export const COMMANDS = [
  'start',
  'help',
  'about',
  'ask',
  'search',
  'sources',
  'cite',
  'new',
  'settings',
  'privacy',
  'forget',
  'articles',
  'reload',
  'rollback',
  'status',
  'stats',
  'why',
  'unanswered',
  'feedback',
] as const;
export type Command = (typeof COMMANDS)[number];

/**
 * Every sentence and label for people, in one language; both surfaces (Telegram and the terminal) read from here.
 * Dates come in as the corpus writes them (`2022-06-07`, `2022-06`, `2022`) and are put into words inside.
 */
export interface Texts {
  readonly language: Language;

  // Who the bot is and what it can do.
  /** @param articles how many there are to answer from */
  start(articles: number): string;
  /** @param botName of Telegram, without the @; null where there are no chats */
  help(botName: string | null): string;
  readonly about: string;
  /** What follows the help when an admin asks for it. */
  readonly helpAdmin: string;
  /** What the command menu says next to each command; at most 256 characters. */
  readonly commands: Readonly<Record<Command, string>>;

  // Answers.
  readonly notFound: string;
  /** The same where it can be told what is missing, and of what the articles do speak. */
  notFoundMissing(missing: Missing): string;
  /** Stands above the nearest passages of a question that the articles do not answer. */
  readonly relatedHeading: string;
  /** Stands where the answer will. */
  readonly looking: string;
  readonly unavailable: Readonly<Record<Unavailable['reason'], string>>;
  /** Follows the admission of a fault. */
  answerId(id: string): string;
  /** Why an answer is of the articles' own sentences although a language model is there to write it. */
  readonly notices: Readonly<Record<Extract<WritingFailure, 'budget' | 'model-failed'>, string>>;

  /** Stands above the answer to a follow-up: what it was taken to ask. */
  understoodAs(question: string): string;
  /** What was asked before is not looked back on any more. */
  readonly forgotten: string;

  // A request that cannot be followed.
  readonly emptyQuestion: string;
  /** @param limit the greatest number of characters of a question */
  tooLong(limit: number): string;
  /** More questions are waiting in a chat than it may have. */
  readonly tooMany: string;
  /** @param command without the slash */
  unknownCommand(command: string): string;
  readonly notText: string;
  readonly notAdmin: string;

  // Search.
  readonly searchUsage: string;
  searchHeading(query: string): string;
  readonly searchEmpty: string;

  // Where something stands.
  date(date: string): string;
  readonly dateUnknown: string;
  readonly publisherUnknown: string;
  paragraph(number: number): string;
  readonly kind: Readonly<Record<ArticleKind, string>>;
  /** When a source was published, where another date stands beside it. */
  published(date: string): string;
  /** The date that a quote speaks of, when it is not the date of publication. */
  asOf(date: string): string;
  /**
   * Stands before a statement whose figure has others beside it, and says how it stands to them.
   *
   * @param asOf the time of the figure, or the one that a target is for; null when unknown
   */
  standing(standing: Standing, asOf: string | null): string;
  /** A bracket that follows a statement and says what its relative dates mean. At least one date. */
  resolvedDates(dates: readonly ResolvedDate[]): string;
  /** A line under a statement that says what its key terms mean. At least one gloss. */
  keyTerms(glosses: readonly Gloss[]): string;
  readonly keywordsOnly: string;
  /** Stands below an answer that a language model wrote. */
  readonly writtenByModel: string;

  // Reloading the corpus.
  readonly reloadStarted: string;
  reloadProgress(progress: BuildProgress): string;
  readonly reloadSwapped: string;
  readonly reloadUnchanged: string;
  reloadRefused(reason: string): string;
  reloadFailed(reason: string): string;
  reloadChanges(added: number, changed: number, removed: number): string;
  reloadSize(articles: number, passages: number): string;
  reloadWork(embedded: number, seconds: number): string;
  reloadProblems(count: number): string;
  problem(file: string, reason: string): string;
  /** Stands for the rest of a list that is too long to show. */
  more(count: number): string;
  warning(text: string): string;

  // Status.
  readonly statusNoSnapshot: string;
  statusSnapshot(id: string, builtAt: string | null): string;
  statusModel(model: string): string;
  statusQuestions(answered: number, notFound: number, failed: number): string;
  statusEndpoint(endpoint: EndpointStatus): string;
  /** @param limit the most for each person and each chat; null for none */
  statusTokens(today: TokenCount, limit: number | null): string;
  /** @param open messages that wait or are worked on */
  statusOpen(open: number): string;
  /** @param dead messages that were tried too often and given up */
  statusDead(dead: number): string;
  /** On a button: what was given up is tried again. */
  tryAgain(count: number): string;
  triedAgain(count: number): string;
  statusProcess(uptimeSeconds: number, residentBytes: number): string;

  /** How an answer came about, for admins. */
  readonly explain: ExplainTexts;

  readonly buttons: ButtonTexts;
  readonly limits: LimitTexts;
  readonly groups: GroupTexts;
  readonly people: PeopleTexts;
  readonly library: LibraryTexts;
  readonly renewal: RenewalTexts;
  readonly insight: InsightTexts;

  // Terminal.
  readonly terminalBanner: string;
  readonly terminalConnect: string;
  readonly terminalPrompt: string;
  readonly goodbye: string;
}
