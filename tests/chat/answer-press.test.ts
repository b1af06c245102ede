import { expect, it } from 'vitest';
import { startChat } from './start-chat.ts';

const TOO_OLD = {
  error_code: 400,
  description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
};

it('A press that waited too long to be answered, as after a restart, is done all the same', async () => {
  const { telegram, app, logged } = await startChat();
  const user = telegram.addUser();
  user.send(user.chat, '/start');
  const hello = await telegram.waitForReply(user.chat);
  telegram.failNext('answerCallbackQuery', TOO_OLD);
  user.press(hello, '一期投资多少？');
  await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
  expect(app.asked).toEqual(['一期投资多少？']);
  await telegram.waitUntilConfirmed();
  expect(logged('error')).toEqual([]);
});
