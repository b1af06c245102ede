import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../src/errors.ts';
import { createLog, describeForLog, LOG_LEVELS, silentLog } from '../src/log.ts';
import { createScrubber } from '../src/scrub/create-scrubber.ts';

const scrubSecrets = (text: string) => createScrubber().scrub(text);
const TOKEN = `1234567890:${'AAbb_c-d'.repeat(5)}`;

function listen(level: Parameters<typeof createLog>[0] = 'debug', secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => lines.push(line), secrets }), lines };
}

describe('the log', () => {
  it('writes one JSON object a line with time, level, message and fields', () => {
    const { log, lines } = listen();
    log.warn('第一行\n第二行', { articles: 5 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(JSON.parse(lines[0]!)).toEqual({
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      level: 'warn',
      message: '第一行\n第二行',
      articles: 5,
    });
  });

  it('writes what is at least as grave as its level', () => {
    for (const [i, level] of LOG_LEVELS.entries()) {
      const { log, lines } = listen(level);
      log.debug('a');
      log.info('b');
      log.warn('c');
      log.error('d');
      expect(lines).toHaveLength(4 - i);
    }
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    silentLog.error('nothing');
    expect(written).not.toHaveBeenCalled();
    createLog('error').error('to standard error');
    expect(String(written.mock.calls[0]?.[0])).toMatch(/^\{.*\}\n$/);
    vi.restoreAllMocks();
  });

  it('tells errors by name, message, code and causes, and nothing else of them', () => {
    const { log, lines } = listen();
    const request = Object.assign(new Error('request failed', { cause: new TypeError('socket') }), {
      code: 'ECONNRESET',
      config: { headers: { authorization: 'Basic dXNlcjpwYXNz' } },
    });
    log.error('x', { error: new AppError('telegram', 'cannot send', { cause: request }) });
    expect(JSON.parse(lines[0]!)).toMatchObject({
      error: {
        name: 'AppError',
        code: 'telegram',
        message: 'cannot send',
        cause: { message: 'request failed', code: 'ECONNRESET', cause: { name: 'TypeError', message: 'socket' } },
      },
    });
    expect(lines[0]).not.toContain('dXNlcjpwYXNz');
  });

  it('ends at a chain of causes that has no end', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(describeForLog(error)).length).toBeLessThan(2000);
    expect(describeForLog('just words')).toEqual({ message: 'just words' });
  });
});

describe('secrets', () => {
  it.each([
    `https://api.telegram.org/bot${TOKEN}/sendMessage failed`,
    `token ${TOKEN}`,
    `"${TOKEN}"`,
    `request to http://127.0.0.1/file/bot${TOKEN}/a.jpg, retry`,
  ])('are taken out of %s', (text) => {
    expect(scrubSecrets(text)).not.toContain(TOKEN.split(':')[1]);
    expect(scrubSecrets(text)).toContain('[secret]');
  });

  it('that authorize a request are taken out', () => {
    expect(scrubSecrets('Authorization: Bearer abc.DEF-123456')).toBe('Authorization: [secret]');
    expect(scrubSecrets('key sk-abcdefgh12345678 refused')).toBe('key [secret] refused');
  });

  it('that are given are taken out wherever they stand', () => {
    const { log, lines } = listen('debug', ['open-sesame']);
    log.info('say open-sesame', { url: 'https://x/?key=open-sesame', error: new Error('open-sesame') });
    expect(lines[0]).not.toContain('open-sesame');
  });

  it('of the form of a bot token never reach a line, in a message, a field, an error or its cause', () => {
    const secret = fc.tuple(
      fc.integer({ min: 10_000, max: 9_999_999_999 }),
      fc.stringMatching(/^[A-Za-z0-9_-]{30,40}$/),
    );
    fc.assert(
      fc.property(secret, ([id, key]) => {
        const { log, lines } = listen();
        const url = `http://127.0.0.1:8081/bot${id}:${key}/getMe`;
        log.error(url, { url, nested: { url }, error: new Error(url, { cause: new Error(url) }) });
        expect(lines[0]).not.toContain(key);
        expect(() => JSON.parse(lines[0]!)).not.toThrow();
      }),
    );
  });

  it('do not take numbers and times with them', () => {
    const text = '2022-06-07 12:30:00 引进105家 id 12345:abc';
    expect(scrubSecrets(text)).toBe(text);
  });
});
