import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsFor } from '../../src/texts/texts-for.ts';
import { createGate } from '../helpers/scripted-endpoint/gate.ts';
import { listPassages } from '../helpers/scripted-endpoint/read-prompt.ts';
import type { ChatRequest } from '../helpers/scripted-endpoint/script.ts';
import { createScriptedEndpoint, type ScriptedEndpoint } from '../helpers/scripted-endpoint/scripted-endpoint.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramUser,
} from '../helpers/telegram-double/telegram-double.ts';
import { type BotProcess, makeWorkspace, startBotProcess, type Workspace } from './start-bot-process.ts';

const ANSWER_MS = 20_000;
const KEY = 'sk-test-0123456789abcdef';
const DAILY_TOKENS = 3_000;
const QUESTION = '落地重庆的高端研发机构最高补助多少？';
const PASSAGE = '双专项补助';
const TRUE = '落地重庆的高端研发机构，最高可获5000万元补助。';
const WRONG = '落地重庆的高端研发机构，最高可获6000万元补助。';
const zh = textsFor('zh-Hans');

const mark = (request: ChatRequest, words: string) =>
  `[${listPassages(request).find(({ text }) => text.includes(words))!.number}]`;

describe('the bot with a language model', () => {
  let workspace: Workspace;
  let telegram: TelegramDouble;
  let endpoint: ScriptedEndpoint;
  let bot: BotProcess;
  let admin: TelegramUser;

  beforeAll(async () => {
    workspace = await makeWorkspace();
    telegram = await createTelegramDouble();
    endpoint = await createScriptedEndpoint({ apiKey: KEY });
    admin = telegram.addUser({ language_code: 'zh-hans' });
    bot = await startBotProcess(telegram, workspace, [admin.id], {
      CHAT_BASE_URL: endpoint.url,
      CHAT_API_KEY: KEY,
      CHAT_MODEL: endpoint.model,
      CHAT_DAILY_TOKENS: String(DAILY_TOKENS),
      LOG_LEVEL: 'debug',
    });
  });
  afterAll(async () => {
    await bot?.stop('SIGKILL');
    await endpoint.close();
    await telegram.close();
    await workspace.remove();
  });

  function ask(user: TelegramUser, question: string, matching?: RegExp): Promise<Message> {
    const { message_id: after } = user.send(user.chat, question);
    return telegram.waitForReply(user.chat, { after, timeoutMs: ANSWER_MS, ...(matching && { matching }) });
  }
  const newUser = () => telegram.addUser({ language_code: 'zh-hans' });

  /** One sentence that is carried, and when the gate opens one that is not. */
  function writeTwoSentences() {
    const gate = createGate();
    let isRepair = false;
    endpoint.script((request) => {
      if (isRepair) return 'A. NONE';
      isRepair = true;
      return {
        kind: 'text',
        text: `${TRUE}${mark(request, PASSAGE)}\n${WRONG}${mark(request, PASSAGE)}\n`,
        piece: TRUE.length + 4,
        before: (piece) => (piece === 1 ? gate.passed : undefined),
      };
    });
    return gate;
  }
  const BEGUN = new RegExp(`^${TRUE}(\\[\\d\\])+\n\n…$`);
  const WHOLE = new RegExp(`^${TRUE}(\\[\\d\\])+\n\n\\[1\\] `);

  it('shows the first checked sentence as a draft while the next is written, and never one that failed', async () => {
    const gate = writeTwoSentences();
    const user = newUser();
    user.send(user.chat, QUESTION);
    await telegram.waitForDraft(user.chat, ({ text }) => BEGUN.test(text), ANSWER_MS);
    expect(telegram.replies(user.chat)).toEqual([]);
    gate.open();
    const whole = await telegram.waitForReply(user.chat, { matching: /由语言模型撰写/, timeoutMs: ANSWER_MS });
    expect(whole.text).toMatch(WHOLE);
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.drafts(user.chat)).toEqual([]);
    expect(JSON.stringify(telegram.transcript)).not.toContain('6000');
  });

  it('lets one message of a group grow into the whole answer', async () => {
    const gate = writeTwoSentences();
    const user = newUser();
    const group = telegram.addChat({ type: 'supergroup', members: [user] });
    user.send(group, `/ask ${QUESTION}`);
    const begun = await telegram.waitForReply(group, { matching: BEGUN, timeoutMs: ANSWER_MS });
    gate.open();
    const whole = await telegram.waitForReply(group, { matching: /由语言模型撰写/, timeoutMs: ANSWER_MS });
    expect(whole.message_id).toBe(begun.message_id);
    expect(whole.text).toMatch(WHOLE);
    expect(JSON.stringify(telegram.transcript)).not.toContain('6000');
  });

  it('tells an admin how the answer came about', async () => {
    endpoint.script((request) =>
      request.messages[1]!.content.includes('A. ') ? 'A. NONE' : `${WRONG}${mark(request, PASSAGE)}`,
    );
    await ask(admin, QUESTION, /5000万元/);
    const why = await ask(admin, '/why');
    expect(why.text).toContain(WRONG);
    const status = await ask(admin, '/status');
    expect(status.text).toMatch(/\d+/);
  });

  it('understands a follow-up', async () => {
    endpoint.script((request) => quoteFirst(request));
    const user = newUser();
    await ask(user, '重庆与清华大学在哪些方面合作？', /清华大学/);
    const answer = await ask(user, '那上海交通大学呢？', /上海交通大学/);
    expect(answer.text).toContain('上海交');
    await ask(user, '/new', new RegExp(zh.forgotten));
  });

  it('says so when the model cannot be reached, and answers from the articles', async () => {
    endpoint.script(() => ({ kind: 'status', status: 503 }));
    const answer = await ask(newUser(), QUESTION, /5000万元/);
    expect(answer.text).toContain(zh.notices['model-failed']);
  });

  it('says so when the share of the day is used up', async () => {
    endpoint.script((request) => ({
      kind: 'text',
      text: `${TRUE}${mark(request, PASSAGE)}`,
      usage: { input: DAILY_TOKENS, output: 10 },
    }));
    const user = newUser();
    await ask(user, QUESTION, new RegExp(zh.writtenByModel));
    const answer = await ask(user, QUESTION, /5000万元/);
    expect(answer.text).toContain(zh.notices.budget);
  });

  it('keeps its key to itself', () => {
    expect(endpoint.requests.length).toBeGreaterThan(0);
    for (const { refusal, body } of endpoint.requests) {
      expect(refusal).toBeNull();
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`${KEY}|${telegram.token}|${admin.id}`));
    }
    expect(bot.errors()).not.toContain(KEY);
    expect(JSON.stringify(telegram.transcript)).not.toContain(KEY);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });
});

/** Says the first sentence of the first passage. */
function quoteFirst(request: ChatRequest): string {
  const [first] = listPassages(request);
  return `${first!.text.split(/(?<=。)/)[0]}[${first!.number}]`;
}
