import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createScrubber } from '../../src/scrub/create-scrubber.ts';
import { findLeaks } from '../helpers/find-leaks.ts';

const KEY = Buffer.alloc(32, 7);
const TOKEN = `1234567890:${'AAbb_c-d'.repeat(5)}`;
const API_KEY = 'Sesam/öffne+dich=42';

/** Ways in which a message may carry a secret. */
const FORMS: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  [
    'percent-encoded as a whole',
    (secret) => [...Buffer.from(secret)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''),
  ],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in base64 of addresses', (secret) => Buffer.from(secret).toString('base64url')],
  ['in base64 with a name before it', (secret) => Buffer.from(`user:${secret}`).toString('base64')],
  ['in base64 within more', (secret) => Buffer.from(`ab${secret}cd`).toString('base64')],
  ['in JSON', (secret) => JSON.stringify({ a: secret })],
  ['in JSON within JSON', (secret) => JSON.stringify({ a: JSON.stringify({ b: secret }) })],
  ['escaped', (secret) => [...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ['in hex', (secret) => Buffer.from(secret).toString('hex')],
  ['in the path of a call', (secret) => `https://api.telegram.org/bot${secret}/getMe`],
  ['in the path of a file', (secret) => `https://api.telegram.org/file/bot${secret}/photos/1.jpg`],
];

describe('a secret that the program was told to protect', () => {
  it.each(FORMS)('is taken out %s', (_, form) => {
    const scrubber = createScrubber();
    scrubber.protect([TOKEN, API_KEY]);
    for (const secret of [TOKEN, API_KEY]) {
      const text = `before ${form(secret)} after`;
      expect(findLeaks(text, { keys: [secret] })).not.toEqual([]);
      const clean = scrubber.scrub(text);
      expect(findLeaks(clean, { tokens: [TOKEN], keys: [API_KEY] })).toEqual([]);
      expect(clean).toMatch(/^before .*after$/);
    }
  });

  it('is taken out whatever it is, in every form, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme' }),
        fc.nat(FORMS.length - 1),
        (secret, i) => {
          fc.pre(secret.trim() === secret && Buffer.from(secret).toString() === secret);
          const scrubber = createScrubber({ secrets: [secret] });
          const clean = scrubber.maskSecrets(`<${FORMS[i]![1](secret)}>`);
          expect(findLeaks(clean.replaceAll('[secret]', ''), { keys: [secret] })).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
    expect(createScrubber({ secrets: [API_KEY] }).maskSecrets('石桥全长320米')).toBe('石桥全长320米');
  });
});

describe('a secret that nobody told of', () => {
  it.each([
    ['a token', `token ${TOKEN} refused`],
    ['a token with an encoded colon', `bot1234567890%3A${'AAbb_c-d'.repeat(5)}`],
    ['a token that is encoded twice', `1234567890%253A${'AAbb_c%252Dd'.repeat(5)}`],
    ['a token that is cut off', 'GET https://api.telegram.org/bot1234567890:AAbb_c-'],
    ['a bearer', 'authorization: Bearer AAbb_c-AAbb'],
    ['a name and a password', 'http://me:AAbb_c-@proxy.example:8080/'],
    ['a key of a service', 'Incorrect API key provided: sk-AAbb_c-****wxyz.'],
    ['a field', '{"api_key":"AAbb_c-AAbb"}'],
    ['a parameter', 'https://x.example/v1?key=AAbb_c-&n=1'],
    ['a secret of a webhook', 'X-Telegram-Bot-Api-Secret-Token: AAbb_c-AAbb'],
  ])('is known by its shape: %s', (_, text) => {
    expect(createScrubber().maskSecrets(text)).not.toContain('AAbb_c');
  });

  it('takes no ordinary words with it', () => {
    for (const text of [
      'Telegram does not accept the bot token — copy the token from @BotFather into TELEGRAM_BOT_TOKEN in .env',
      'the key: it is kept in the data folder',
      '2022-06-07 12:30:00 引进105家 id 12345:abc',
      'http://127.0.0.1:8081/getMe failed, retry',
    ])
      expect(createScrubber().maskSecrets(text)).toBe(text);
  });
});

describe('people', () => {
  const scrubber = createScrubber({ key: KEY });
  scrubber.noteUpdate({
    update_id: 5,
    message: {
      message_id: 1,
      chat: { id: -1001234567890, type: 'supergroup', title: '云杉镇居民群' },
      from: { id: 6123456789, is_bot: false, first_name: '小周', last_name: 'Zhou', username: 'xiaozhou' },
      text: '石桥全长多少米？',
      reply_to_message: { from: { id: 52345, is_bot: false, first_name: 'Bartholomew' }, text: '茶园在哪里？' },
    },
  });

  it('are no longer there, and whose lines belong together is still to be seen', () => {
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => lines.push(line), scrubber });
    log.warn('a', { chat: -1001234567890, user: 6123456789, conversation: '-1001234567890//6123456789' });
    log.warn('b', {
      error: new Error('chat -1001234567890 of user_id=6123456789: 小周 (@xiaozhou) asked 石桥全长多少米？'),
    });
    log.warn('c 6123456789', {
      nested: [{ deep: '52345 is Bartholomew of 云杉镇居民群' }],
      file: 'photo_6123456789.jpg',
    });
    const words = ['小周', 'xiaozhou', 'Bartholomew', '云杉镇居民群', '石桥全长多少米？'];
    expect(findLeaks(lines.join('\n'), { ids: [-1001234567890, 6123456789, 52345], words })).toEqual([]);
    const chat = scrubber.nameId('chat', -1001234567890);
    expect(chat).toMatch(/^chat:[b-v]{10}$/);
    expect(lines[0]).toContain(`"chat":"${chat}"`);
    expect(lines[1]).toContain(chat);
    for (const line of lines) expect(line).toContain(scrubber.nameId('', 6123456789));
  });

  it('have other names in another installation', () => {
    const other = createScrubber({ key: Buffer.alloc(32, 8) });
    expect(other.nameId('user', 6123456789)).not.toBe(scrubber.nameId('user', 6123456789));
    expect(createScrubber().nameId('user', 6123456789)).toBe('user:hidden');
  });

  it('nobody met are known by the shape of what names them', () => {
    const clean = scrubber.scrub(
      'member 7000000001 (t.me/somebody_1, @somebody_2, a.b@example.org) in -1009999999999: chat_id=77',
    );
    expect(findLeaks(clean, { ids: [7000000001, -1009999999999, 77], words: ['somebody_', 'example.org'] })).toEqual(
      [],
    );
  });

  it('are forgotten on demand', () => {
    const other = createScrubber({ key: KEY });
    const update = { message: { from: { id: 52345, first_name: 'Bartholomew' }, text: '茶园在哪里？' } };
    other.noteUpdate(update);
    expect(other.scrubForeign('x52345 Bartholomew 茶园在哪里？')).not.toMatch(/52345|Barth|茶园/);
    other.forgetPerson(52345);
    expect(other.scrubForeign('x52345 Bartholomew 茶园在哪里？')).toBe('x52345 Bartholomew 茶园在哪里？');
  });

  it('are not seen in numbers of other things', () => {
    for (const text of [
      'process 1234567 holds the folder',
      'article 20220607.md cannot be read',
      'the file has 10737418 bytes',
      '0.123456789 of 1',
      'snapshot a1b2c3d4e5f60718293a4b5c6d7e8f90',
      'at run (node_modules/@grammyjs/runner/out/x.js:12:3)',
      'listening on 127.0.0.1:18080',
    ])
      expect(scrubber.scrub(text)).toBe(text);
  });
});

describe('a line of the log', () => {
  it('is JSON and free of what is protected, whatever is logged', () => {
    const scrubber = createScrubber({ secrets: [TOKEN, API_KEY], key: KEY });
    scrubber.noteUpdate({ message: { from: { id: 6123456789, first_name: 'Bartholomew' } } });
    const protectedValue = fc.constantFrom(TOKEN, API_KEY, '6123456789', 'Bartholomew');
    const text = fc
      .tuple(
        fc.string({ unit: 'binary' }),
        protectedValue,
        fc.constantFrom('', ' ', '"', '\\', '/', '\n'),
        fc.nat(FORMS.length - 3),
      )
      .map(
        ([noise, value, joint, form]) =>
          `${noise}${joint}${FORMS[value === TOKEN || value === API_KEY ? form : 0]![1](value)}${joint}`,
      );
    fc.assert(
      fc.property(text, fc.jsonValue(), (words, value) => {
        const lines: string[] = [];
        const log = createLog('debug', { write: (line) => lines.push(line), scrubber });
        log.error('x', { words, list: [words], error: new Error(words, { cause: words }), value, big: 6123456789n });
        const line = JSON.parse(lines[0]!) as object;
        const joined = JSON.stringify(Object.values(line));
        expect(findLeaks(lines[0]! + joined, { tokens: [TOKEN], keys: [API_KEY], words: ['Bartholomew'] })).toEqual([]);
        expect(findLeaks(lines[0]!, { ids: [6123456789] })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('takes no time that somebody could make long, and is no longer than one can read', () => {
    const scrubber = createScrubber({ secrets: [TOKEN, API_KEY], key: KEY });
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => lines.push(line), scrubber });
    const started = performance.now();
    const pieces = [
      'a',
      'a-',
      '1',
      '%25',
      '\\',
      'eyJ',
      'sk-',
      '://',
      '@a',
      'chat_id=1',
      'bot1:',
      '-1',
      '中',
      'Bearer ',
    ];
    for (const piece of pieces)
      log.error('x', { words: piece.repeat(500_000), error: new Error(piece.repeat(500_000)) });
    expect(performance.now() - started).toBeLessThan(5_000);
    for (const line of lines) expect(line.length).toBeLessThan(30_000);
    // A question is no longer than this, and stands in a record twice.
    for (const piece of pieces) scrubber.maskSecrets(JSON.stringify([piece.repeat(2_000), piece.repeat(2_000)]));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is cut where no part of a secret is left', () => {
    const scrubber = createScrubber({ secrets: [API_KEY] });
    for (let before = 3_960; before < 4_010; before += 1)
      expect(scrubber.scrub(`${'x '.repeat(before / 2)}${API_KEY}${' y'.repeat(99)}`)).not.toContain(
        API_KEY.slice(0, 6),
      );
  });

  it('is written even when what is logged cannot be looked at', () => {
    const lines: string[] = [];
    const hostile = {
      get trap(): never {
        throw new Error('no');
      },
    };
    createLog('debug', { write: (line) => lines.push(line) }).error('still there', { hostile });
    expect(JSON.parse(lines[0]!)).toMatchObject({ message: 'still there' });
  });

  it('says of a text that could not be parsed only that it could not', () => {
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => lines.push(line) });
    for (const text of ['{"text":"石桥在哪"', '石桥在哪', '{"a":石桥在哪里呢石桥在哪里呢}'])
      try {
        JSON.parse(text);
      } catch (error) {
        log.error('x', { error });
      }
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toMatch(/[石桥在哪]/);
  });
});
