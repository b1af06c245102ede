import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TelegramUser } from '../helpers/telegram-double/actors.ts';
import { createFakeApp, makeAnswered, makeCitation } from './fake-app.ts';
import { startChat } from './start-chat.ts';

/** The Big List of Naughty Strings, which is no part of the repository. */
const LIST = join(import.meta.dirname, '../../../shared/eval/injection/blns.json');
const ADMIN = 5_100_000_900;
const UNLIMITED = { userPerMinute: 1e9, chatPerMinute: 1e9, overallPerMinute: 1e9 };
/** What clients do not send. */
const NOT_SENT = /^Error: .*(?:empty|4096|trim|text)/i;
const HIDES = /\p{Bidi_Control}|[\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/u;

/** The message that a client sends; null when it sends none. */
function trySend(user: TelegramUser, send: () => { readonly message_id: number }) {
  try {
    return { user, message: send() };
  } catch (error) {
    if (NOT_SENT.test(String(error))) return null;
    throw error;
  }
}

it.skipIf(!existsSync(LIST))(
  'Every naughty string is answered as a question, a command’s words, a name, titles, a caption, a file’s name and an inline query (skipped without ../shared)',
  { timeout: 120_000 },
  async () => {
    const strings = JSON.parse(readFileSync(LIST, 'utf8')) as readonly string[];
    // What is asked is the title of the article that answers it, too.
    const app = createFakeApp({
      answer: (question) => Promise.resolve(makeAnswered(question, { citations: [makeCitation({ title: question })] })),
    });
    const { telegram, logged } = await startChat({
      app,
      adminUserIds: [ADMIN],
      limits: UNLIMITED,
      telegram: { inline: true },
    });
    const admin = telegram.addUser({ id: ADMIN, language_code: 'en' });
    let sent = 0;
    const sendAll = async (words: string) => {
      const user = telegram.addUser({ first_name: words === '' ? 'A' : words, language_code: 'en' });
      const group = telegram.addChat({ type: 'group', title: words === '' ? 'T' : words, members: [user] });
      const posts = [
        trySend(user, () => user.send(user.chat, words)),
        trySend(user, () => user.send(user.chat, `/search ${words}`)),
        trySend(user, () => user.sendPhoto(user.chat, { caption: words })),
        trySend(user, () => user.send(group, `@${telegram.bot.username} ${words}`)),
      ];
      for (const [i, post] of posts.entries()) {
        if (post === null) continue;
        sent += 1;
        await telegram.waitForReply(i === 3 ? group : user.chat, { after: post.message.message_id });
      }
      if (words.length <= 256) await telegram.waitForInlineAnswer(user.queryInline(words));
    };
    for (let at = 0; at < strings.length; at += 60) await Promise.all(strings.slice(at, at + 60).map(sendAll));
    for (const words of strings) {
      const { message_id: after } = admin.sendDocument(admin.chat, { name: `${words}.rar`, bytes: 'x' });
      await telegram.waitForReply(admin.chat, { after });
    }
    expect(sent).toBeGreaterThan(strings.length * 3);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
    expect(logged('error')).toEqual([]);
    const said = telegram.calls('sendMessage').map(({ params }) => String(params['text']));
    expect(said.filter((text) => HIDES.test(text))).toEqual([]);
  },
);
