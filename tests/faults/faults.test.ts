import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerId } from '../../src/answering/answer-id.ts';
import { createBudget } from '../../src/budget/create-budget.ts';
import { answerTurn, type AnswerTurnParts } from '../../src/conversation/answer-turn.ts';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { silentLog } from '../../src/log.ts';
import type { ChatModelOptions } from '../../src/models/create-chat-model.ts';
import { createChatModel } from '../../src/models/create-chat-model.ts';
import { createModelGuard } from '../../src/models/model-guard.ts';
import { loadPrompts } from '../../src/prompts/load-prompts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { readGoldenQuestions } from '../helpers/golden-questions.ts';
import { FAULTS } from '../helpers/scripted-endpoint/faults.ts';
import { createScriptedEndpoint } from '../helpers/scripted-endpoint/scripted-endpoint.ts';

/** With FAULT_LIMITS=shipped the program's own limits are tried, which takes about a quarter of an hour. */
const isShipped = process.env['FAULT_LIMITS'] === 'shipped';
const LIMITS: ChatModelOptions = isShipped
  ? {}
  : { deadlineMs: 1_000, firstPieceMs: 200, betweenPiecesMs: 200, halfOpenAfterMs: 700 };
const WRITING_MS = isShipped ? undefined : 1_200;
const [WITHIN_MS, RECOVERED_MS] = isShipped ? [30_000, 60_000] : [10_000, 10_000];
const AT_ONCE = 200;
const MOST_FAILURES = 5;

const questions = readGoldenQuestions().filter(({ gold }) => gold.length > 0);
const askedAtOnce = Array.from({ length: AT_ONCE }, (_, i) => questions[i % questions.length]!.question);

let snapshot: Snapshot;
let parts: Omit<AnswerTurnParts, 'model'>;
const store = openStore(null);
afterAll(() => store.close());
beforeAll(async () => {
  snapshot = await buildTestSnapshot((await readCorpus('corpus')).articles);
  parts = {
    guard: createModelGuard(null, silentLog),
    prompts: await loadPrompts(),
    conversations: createConversations(),
    budget: createBudget({ store, dailyTokens: null, log: silentLog }),
    log: silentLog,
    ...(WRITING_MS && { writingMs: WRITING_MS }),
  };
});

/** Says the first sentence of the first passage that it is shown. */
function copyFirst(material: string): string {
  const [, text = ''] = /^\[1\]\n<<\S+>>\n[^\n]*\n([^]*?)\n<</m.exec(material) ?? [];
  return `${text.split(/(?<=[。；])/)[0]}[1]`;
}

describe('two hundred questions at once, while an endpoint', () => {
  it.each(Object.entries(FAULTS))(
    '%s',
    async (name, fault) => {
      const endpoint = await createScriptedEndpoint({ chat: () => fault });
      try {
        const { url: baseUrl, apiKey, model: modelName } = endpoint;
        const model = createChatModel([{ baseUrl, apiKey, model: modelName }], LIMITS);
        const startedAt = performance.now();
        let slowest = 0;
        const turns = await Promise.all(
          askedAtOnce.map(async (question) => {
            const turn = await answerTurn(question, createAnswerId(), snapshot, {}, { ...parts, model });
            slowest = Math.max(slowest, performance.now() - startedAt);
            return turn;
          }),
        );

        expect(turns).toHaveLength(AT_ONCE);
        expect(slowest).toBeLessThan(WITHIN_MS);
        for (const { answer, writing } of turns) {
          if (answer.kind === 'not-found') continue;
          expect(answer).toMatchObject({ kind: 'answered', model: 'extractive', notice: 'model-failed' });
          expect(writing.failure).toBe('model-failed');
        }
        expect(turns.filter(({ answer }) => answer.kind === 'answered').length).toBeGreaterThan(AT_ONCE / 2);

        // Whoever asks one after the other meets an open breaker after so many failures.
        const before = model.endpoints[0]!.requests;
        for (let i = 0; i <= MOST_FAILURES; i += 1)
          await answerTurn(questions[0]!.question, createAnswerId(), snapshot, {}, { ...parts, model });
        expect(model.endpoints[0]!.requests - before).toBeLessThanOrEqual(MOST_FAILURES);
        expect(model.endpoints[0]!.breaker).not.toBe('closed');

        endpoint.script(({ messages }) => copyFirst(messages.at(-1)!.content));
        const recoveredAt = performance.now();
        let isWritten = false;
        while (!isWritten && performance.now() - recoveredAt < RECOVERED_MS) {
          const { answer } = await answerTurn(
            questions[0]!.question,
            createAnswerId(),
            snapshot,
            {},
            { ...parts, model },
          );
          isWritten = answer.model === modelName;
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        const recovery = performance.now() - recoveredAt;
        expect(isWritten, 'the model writes again').toBe(true);
        expect(model.endpoints[0]!.breaker).toBe('closed');
        if (isShipped)
          process.stderr.write(
            `${name}: ${AT_ONCE} of ${AT_ONCE} answered within ${(slowest / 1000).toFixed(1)} s, ` +
              `written again after ${(recovery / 1000).toFixed(1)} s\n`,
          );
      } finally {
        await endpoint.close();
      }
    },
    WITHIN_MS + RECOVERED_MS + 60_000,
  );
});
