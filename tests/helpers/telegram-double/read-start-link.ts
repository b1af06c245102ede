/**
 * What a deep link to the bot starts it with; empty when it only opens the chat.
 * @throws for a link to somebody else, and for a payload that Telegram's clients do not take
 */
export function readStartLink(url: string, username: string): string {
  const parsed = new URL(/^[a-z]+:/i.test(url) ? url : `https://${url}`);
  const isClientLink = parsed.protocol === 'tg:';
  if (!isClientLink && !['t.me', 'telegram.me'].includes(parsed.hostname))
    throw new Error(`${url} leads out of Telegram`);
  if (isClientLink && parsed.hostname !== 'resolve') throw new Error(`${url} opens no chat`);
  const name = isClientLink ? (parsed.searchParams.get('domain') ?? '') : parsed.pathname.replace(/^\//, '');
  if (name.toLowerCase() !== username.toLowerCase()) throw new Error(`${url} leads to ${name}, not to the bot`);
  const payload = parsed.searchParams.get('start') ?? '';
  if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload))
    throw new Error(`clients do not start a bot with ${JSON.stringify(payload)}`);
  return payload;
}

/** Whether an answer to a press may open it: a link that starts the bot, and no other. */
export function isStartLink(url: unknown, username: string): boolean {
  try {
    return typeof url === 'string' && readStartLink(url, username) !== '';
  } catch {
    return false;
  }
}
