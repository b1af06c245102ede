import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestApp } from '../../../helpers/open-test-app.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';
import { writeArticles } from '../../../helpers/write-articles.ts';
import { createBot } from '../../../../src/chat/create-bot.ts';
import { createLog } from '../../../../src/log.ts';
import { startTelegram } from '../../start-chat.ts';
import { ADMIN, PAGE } from './open-library.ts';

it(
  'an article answers after it was sent in, and no more from the moment when it is retired',
  { timeout: 240_000 },
  async () => {
    const dataDir = makeTempFolder();
    const corpusDir = join(dataDir, 'corpus');
    mkdirSync(corpusDir);
    writeArticles(corpusDir, { 修桥: '云杉镇的新桥在三月动工，总投资两千万元，计划两年后通车。' });
    const app = await openTestApp({ dataDir, corpusDir });
    const telegram = await startTelegram();
    const lines: string[] = [];
    const bot = createBot({
      token: telegram.token,
      apiRoot: telegram.url,
      adminUserIds: [ADMIN],
      app,
      log: createLog('debug', { write: (line) => lines.push(line) }),
    });
    const ended = bot.start();
    try {
      await telegram.waitForPolling();
      const admin = telegram.addUser({ id: ADMIN, language_code: 'zh-hans' });
      const person = telegram.addUser({ language_code: 'zh-hans' });
      const next = (matching: RegExp) => telegram.waitForReply(admin.chat, { matching, timeoutMs: 120_000 });
      const ask = async () => {
        const asked = person.send(person.chat, '新公交线路每天发车多少班？');
        const answer = await telegram.waitForReply(person.chat, { after: asked.message_id, timeoutMs: 30_000 });
        await telegram.waitUntilConfirmed();
        return telegram.current(answer)?.text ?? '';
      };
      expect(await ask()).not.toContain('八十六班');

      admin.sendDocument(admin.chat, { name: '公交.txt', mime: 'text/plain', bytes: PAGE });
      admin.press(await next(/^云杉镇开通/), '✅ 入库');
      await next(/^文章库已更新/);
      expect(await ask()).toContain('八十六班');

      admin.send(admin.chat, '/articles');
      const list = await next(/^共 2 篇文章/);
      admin.press(list, '1');
      const card = await next(/^云杉镇开通[\s\S]*有 1 个回答引用/);
      admin.press(card, '停用');
      await next(/^为什么停用/);
      admin.press(card, '有错');
      await next(/原因：有错/);
      admin.press(card, '确认停用');
      // Before the reload is done.
      await next(/^已停用/);
      expect(await ask()).not.toContain('八十六班');
      await next(/移除 1 篇/);
      expect(app.snapshot.articles.map(({ id }) => id)).toEqual(['修桥']);
      expect(lines.join('\n')).not.toContain(telegram.token.split(':')[1]);
    } finally {
      await bot.stop();
      await ended;
      await app.close();
    }
  },
);
