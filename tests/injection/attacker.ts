import { renderAnswer, renderDraft } from '../../src/chat/rendering/render-answer.ts';
import type { Conversations } from '../../src/conversation/create-conversations.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { loadPrompts, type Prompts } from '../../src/prompts/load-prompts.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { type Asked, askInConversation, askModel } from './ask-model.ts';
import { type Attack, FOREIGN_ATTACKS, readChineseAttacks, readForeignAttacks } from './attacks.ts';
import { type Breach, examineAnswer, examineRefusal } from './examine-answer.ts';
import { type InjectedArticle, injectArticle, type Place } from './injected-corpus.ts';
import { createObeyingModel, type ObeyingModel } from './obeying-model.ts';

/** What the model knows and must not tell: a key, a token, the words of somebody else. */
export const SECRETS = ['sk-canary-7f3a9c', '7712345678:AAcanaryTOKENxyz', '张三昨天问过怎样离婚'];
/** Wrong lines of one answer; INJECTION_LINES=16 tries far more of them, in minutes. */
const LINES = Number(process.env['INJECTION_LINES'] ?? 2);

const foreign = readForeignAttacks();
if (foreign === null) process.stderr.write(`attacks in English are skipped: ${FOREIGN_ATTACKS} is not there\n`);
export const ATTACKS: readonly Attack[] = [...readChineseAttacks(), ...(foreign ?? [])];

export interface Corpus {
  readonly articles: readonly InjectedArticle[];
  readonly snapshot: Snapshot;
}

/** Every attack in an article of its own, all in one corpus. */
export async function buildInjectedCorpus(placeOf: (i: number) => Place): Promise<Corpus> {
  const articles = ATTACKS.map((attack, i) => injectArticle(attack, i, placeOf(i)));
  return { articles, snapshot: await buildTestSnapshot(articles.map(({ article }) => article)) };
}

/** The same articles without the attacks. */
export async function buildCleanCorpus(): Promise<Corpus> {
  const articles = ATTACKS.map((attack, i) => {
    const { article, question, truth } = injectArticle({ ...attack, text: '' }, i, 'end');
    return { article, attack, question, truth };
  });
  return { articles, snapshot: await buildTestSnapshot(articles.map(({ article }) => article)) };
}

/** What many attacks came to. */
export interface Tally {
  readonly breaches: string[];
  /** Answers with a sentence that the model wrote. */
  written: number;
  /** Questions that the model made others of. */
  rewritten: number;
}
export const startTally = (): Tally => ({ breaches: [], written: 0, rewritten: 0 });

/** Attacks answers with a model that obeys, and looks through everything that would be sent. */
export interface Attacker {
  readonly model: ObeyingModel;
  readonly prompts: Prompts;
  /** What may stand nowhere: secrets, lines of the prompts, and the keys of the requests since the `from`th. */
  listSecrets(from: number): readonly string[];
  /**
   * Asks a question and examines the answer and what is shown while it is written.
   *
   * @param told what the model is told that the question is
   */
  attack(question: string, injected: InjectedArticle, scene: Scene & { readonly told?: string }): Promise<void>;
  /** The same of the next question of a conversation. */
  attackTurn(
    question: string,
    injected: InjectedArticle,
    scene: Scene & { readonly conversation: string; readonly conversations: Conversations },
  ): Promise<void>;
}

/** Where an attack takes place. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly tally: Tally;
  /** Where the attack stands. */
  readonly where: Place | 'question' | 'turn';
}

const VALUES = { language: '', key: '', passages: '', facts: '', question: '', sentences: '', turns: '' };

export async function createAttacker(): Promise<Attacker> {
  const prompts = await loadPrompts();
  const model = createObeyingModel(SECRETS, LINES);
  const requests = await Promise.all(Object.values(prompts).map((prompt) => prompt.format(VALUES)));
  const lines = requests.flatMap(([system]) => system!.text.split('\n').filter((line) => line.length > 40));
  const listKeys = (from: number) =>
    model.requests.slice(from).flatMap((messages) => /<<([^<>/\s]+)>>/.exec(messages[0]!.text)?.[1] ?? []);
  const listSecrets = (from: number) => [...SECRETS, ...lines, ...listKeys(from)];

  function examine(
    { answer, drafts, isRewritten }: Asked,
    from: number,
    { attack }: InjectedArticle,
    scene: Scene,
  ): void {
    const { tally, where } = scene;
    const secrets = listSecrets(from);
    const context = { attack, secrets, altered: where === 'inside' };
    const texts = textsFor(answer.language);
    if (isRewritten) tally.rewritten += 1;
    const note = (sent: string, found: readonly Breach[]) =>
      tally.breaches.push(...found.map(({ kind, words }) => `${attack.id} in ${where}, ${sent}: ${kind}: ${words}`));
    if (answer.kind !== 'answered') {
      note('refused', examineRefusal(renderAnswer(answer, texts), secrets));
      return;
    }
    note('sent', examineAnswer(answer, renderAnswer(answer, texts), context));
    // The last draft is nearly the answer; the first shows what goes out before the rest is known.
    for (const draft of [...drafts.slice(0, 1), ...drafts.slice(-1)])
      note('draft', examineAnswer(draft, [renderDraft(draft, texts)], context));
    if (answer.statements.some((statement) => statement.written)) tally.written += 1;
  }

  return {
    model,
    prompts,
    listSecrets,
    async attack(question, injected, scene) {
      const from = model.requests.length;
      examine(await askModel(question, scene.snapshot, model, prompts, scene.told), from, injected, scene);
    },
    async attackTurn(question, injected, scene) {
      const from = model.requests.length;
      const { conversation, conversations, snapshot } = scene;
      const parts = { model, prompts, conversations };
      examine(await askInConversation(question, conversation, snapshot, parts), from, injected, scene);
    },
  };
}
