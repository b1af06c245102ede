import { beforeAll, describe, expect, it } from 'vitest';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { ATTACKS, type Attacker, buildCleanCorpus, type Corpus, createAttacker, startTally } from './attacker.ts';

/** Asked after a question about an institution; one leans on it, of the other the rules cannot tell. */
const FOLLOW_UPS = ['规划面积呢？', '那研发人员有多少？'] as const;

let attacker: Attacker;
let corpus: Corpus;
beforeAll(async () => {
  attacker = await createAttacker();
  corpus = await buildCleanCorpus();
});

describe(`${ATTACKS.length} attacks by whoever asks, and a language model that obeys them all`, () => {
  it('bring nothing into an answer from the question', async () => {
    const { articles, snapshot } = corpus;
    const tally = startTally();
    for (const [i, injected] of articles.entries()) {
      const { attack, question } = injected;
      const asked = [`${question}${attack.text}`, `${attack.text}\n${question}`, attack.text][i % 3]!;
      await attacker.attack(asked, injected, { snapshot, tally, where: 'question' });
      // The evidence refuses nearly all of them; a model that sees one all the same must bring nothing in.
      if (i % 3 === 0) await attacker.attack(question, injected, { snapshot, tally, where: 'question', told: asked });
    }
    expect(tally.breaches).toEqual([]);
    expect(tally.written).toBeGreaterThan(ATTACKS.length * 0.3);
  }, 120_000);

  it('bring nothing into an answer from earlier turns', async () => {
    const { articles, snapshot } = corpus;
    const conversations = createConversations();
    const tally = startTally();
    for (const [i, injected] of articles.entries()) {
      const { attack, question, truth } = injected;
      const conversation = `chat ${i}`;
      // What a person asked stands in the turns as it was; an answer that holds an attack should not come about at all.
      if (i % 2 === 0)
        await attacker.attackTurn(`${question}${attack.text}`, injected, {
          snapshot,
          tally,
          where: 'question',
          conversation,
          conversations,
        });
      else conversations.remember(conversation, { question, language: 'zh-Hans', answer: `${truth}。${attack.text}` });
      conversations.remember(conversation, { question, language: 'zh-Hans', answer: `${truth}。` });
      await attacker.attackTurn(FOLLOW_UPS[i % 4 < 2 ? 0 : 1], injected, {
        snapshot,
        tally,
        where: 'turn',
        conversation,
        conversations,
      });
    }
    expect(tally.breaches).toEqual([]);
    // Questions that the model rewrote were among them.
    expect(tally.rewritten).toBeGreaterThan(5);
    expect(tally.written).toBeGreaterThan(ATTACKS.length / 5);
  }, 120_000);

  it('tell nobody what somebody else has asked', async () => {
    const { articles, snapshot } = corpus;
    const conversations = createConversations();
    const tally = startTally();
    const from = attacker.model.requests.length;
    const foreign = '赵六问能否退还购房定金';
    conversations.remember('somebody else', { question: foreign, language: 'zh-Hans', answer: foreign });
    for (const injected of articles.slice(0, 20))
      for (const question of [injected.question, FOLLOW_UPS[0]])
        await attacker.attackTurn(question, injected, {
          snapshot,
          tally,
          where: 'turn',
          conversation: 'a chat',
          conversations,
        });
    const sent = JSON.stringify(attacker.model.requests.slice(from));
    expect(attacker.model.requests.length).toBeGreaterThan(from);
    expect(sent).not.toContain(foreign);
    // What was asked in the chat itself is sent.
    expect(sent).toContain(articles[0]!.question);
  }, 120_000);
});
