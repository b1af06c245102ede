import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { settleWebhook } from '../../src/server/settle-webhook.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const WEBHOOK_URL = 'https://bot.example.org/telegram';
const token = (bot: number, rest = 'a') => `${bot}:${rest.repeat(35)}`;

function settle(folder: string, botToken: string, more: Readonly<Record<string, string>> = {}) {
  return settleWebhook(loadConfig({ DATA_DIR: folder, WEBHOOK_URL, ...more }), botToken);
}

describe('the secret of the webhook', () => {
  it('is the chosen one, and then no key is made', () => {
    const folder = makeTempFolder();
    const WEBHOOK_SECRET = 'chosen-by-the-operator';
    expect(settle(folder, token(12_345), { WEBHOOK_SECRET })).toEqual({ url: WEBHOOK_URL, secret: WEBHOOK_SECRET });
    expect(settleWebhook(loadConfig({ DATA_DIR: folder }), token(12_345))).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is else the same at every start, of letters that Telegram takes, and tells nothing of key and token', () => {
    const folder = makeTempFolder();
    const first = settle(folder, token(12_345));
    expect(first?.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(settle(folder, token(12_345))).toEqual(first);
    // A token that was renewed is the same bot's.
    expect(settle(folder, token(12_345, 'b'))).toEqual(first);
  });

  it('differs from bot to bot and from installation to installation', () => {
    const folder = makeTempFolder();
    const secrets = [
      settle(folder, token(12_345)),
      settle(folder, token(12_346)),
      settle(makeTempFolder(), token(12_345)),
    ];
    expect(new Set(secrets.map((webhook) => webhook?.secret)).size).toBe(3);
  });
});
