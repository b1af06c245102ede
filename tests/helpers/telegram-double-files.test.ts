import { deflateSync } from 'node:zlib';
import { InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { bold, openDouble, refusalOf } from './open-double.ts';
import type { TelegramDouble } from './telegram-double/telegram-double.ts';

/** A PNG as far as its size goes. */
function makePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.set([8, 0], 16);
  const data = deflateSync(Buffer.alloc(16));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, header, data, Buffer.from([0, 0, 0, 0]), Buffer.from('IEND'), Buffer.alloc(4)]);
}

/** A JPEG as far as its size goes. */
function makeJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 0, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1]), frame, Buffer.from([0xff, 0xd9])]);
}

const smallPng = () => new InputFile(makePng(10, 10), 'a.png');

const download = (double: TelegramDouble, path: string) => fetch(`${double.url}/file/bot${double.token}/${path}`);

describe('files of people', () => {
  it('are fetched by the path that getFile gives', async () => {
    const { api, user, double, poll } = await openDouble();
    user.sendDocument(user.chat, { name: '通知.md', mime: 'text/markdown', bytes: '# 通知', caption: '/add 新的' });
    const [update] = await poll();
    const document = update!.message!.document!;
    expect(document).toMatchObject({ file_name: '通知.md', mime_type: 'text/markdown', file_size: 8 });
    expect(update!.message).toMatchObject({ caption: '/add 新的', caption_entities: [{ type: 'bot_command' }] });
    expect((await download(double, 'documents/file_1.md')).status).toBe(404);
    const file = await api.getFile(document.file_id);
    expect(file).toMatchObject({ file_size: 8, file_path: 'documents/file_1.md' });
    expect(await (await download(double, file.file_path!)).text()).toBe('# 通知');
    expect((await fetch(`${double.url}/file/bot1:wrong/${file.file_path}`)).status).toBe(401);
    expect(double.calls('download').map(({ fate, response }) => [fate, response?.ok])).toEqual([
      ['answered', false],
      ['answered', true],
    ]);
  });

  it('lose their path after an hour', async () => {
    const { api, user, double, clock } = await openDouble();
    const { document } = user.sendDocument(user.chat, { name: 'a.txt', bytes: 'a' });
    const { file_path: path } = await api.getFile(document!.file_id);
    clock.advance(60 * 60 * 1000 - 1);
    expect((await download(double, path!)).status).toBe(200);
    clock.advance(1);
    expect((await download(double, path!)).status).toBe(404);
  });

  it('are refused when they are too big or unknown', async () => {
    const { api, user } = await openDouble();
    const big = 20 * 1024 * 1024;
    const most = user.sendDocument(user.chat, { name: 'a.pdf', bytes: 'x', size: big }).document!;
    expect((await api.getFile(most.file_id)).file_size).toBe(big);
    const more = user.sendDocument(user.chat, { name: 'a.pdf', bytes: 'x', size: big + 1 }).document!;
    expect(await refusalOf(api.getFile(more.file_id))).toBe('Bad Request: file is too big');
    const unknown = 'Bad Request: wrong file_id or the file is temporarily unavailable';
    expect(await refusalOf(api.getFile('file-99'))).toBe(unknown);
  });

  it('come broken when a test orders it', async () => {
    const { api, user, double } = await openDouble();
    const { document } = user.sendDocument(user.chat, { bytes: Buffer.alloc(100_000), forwarded: true });
    const { file_path: path } = await api.getFile(document!.file_id);
    double.failNext('download', { error_code: 404, description: 'Not Found' });
    expect((await download(double, path!)).status).toBe(404);
    double.dropConnection('download');
    await expect(download(double, path!).then((response) => response.arrayBuffer())).rejects.toThrow(TypeError);
    expect((await (await download(double, path!)).arrayBuffer()).byteLength).toBe(100_000);
  });

  it('may come without a name, forwarded, or as a part of an album', async () => {
    const { user } = await openDouble();
    const message = user.sendDocument(user.chat, { bytes: 'a', forwarded: true, album: 'album-1' });
    expect(message.document).not.toHaveProperty('file_name');
    expect(message).toMatchObject({ forward_origin: { type: 'hidden_user' }, media_group_id: 'album-1' });
  });
});

describe('files of the bot', () => {
  it('come as they were uploaded', async () => {
    const { api, user, double } = await openDouble();
    const question = user.send(user.chat, '/stats');
    const picture = makePng(800, 600);
    const photo = await api.sendPhoto(user.id, new InputFile(picture, '图.png'), {
      caption: '一周 42 问',
      caption_entities: [bold(0, 2)],
      reply_parameters: { message_id: question.message_id },
      reply_markup: { inline_keyboard: [[{ text: '更多', callback_data: 'more' }]] },
    });
    expect(photo).toMatchObject({
      photo: [{ width: 800, height: 600 }],
      caption: '一周 42 问',
      caption_entities: [bold(0, 2)],
      reply_to_message: { message_id: question.message_id },
      reply_markup: { inline_keyboard: [[{ text: '更多' }]] },
    });
    expect(double.bytesOf(photo).equals(picture)).toBe(true);
    expect(user.press(photo, '更多').query.data).toBe('more');
    expect((await double.waitForReply(user.chat, { matching: /42/ })).message_id).toBe(photo.message_id);

    const document = await api.sendDocument(user.id, new InputFile(Buffer.from('a,b'), '清单.csv'));
    expect(document.document).toMatchObject({ file_name: '清单.csv', mime_type: 'text/csv', file_size: 3 });
    expect(double.bytesOf(document).toString()).toBe('a,b');
    const again = await api.sendDocument(user.id, document.document.file_id, { caption: '再发' });
    expect(double.bytesOf(again).toString()).toBe('a,b');
    expect(double.violations).toEqual([]);
    expect(double.refusals).toEqual([]);
  });

  it.each<[string, Buffer, string]>([
    ['is no picture', Buffer.from('<svg/>'), 'IMAGE_PROCESS_FAILED'],
    ['ends too early', makePng(10, 10).subarray(0, 40), 'IMAGE_PROCESS_FAILED'],
    ['has no pixels', makePng(0, 10), 'IMAGE_PROCESS_FAILED'],
    ['is too large', makePng(5001, 5000), 'PHOTO_INVALID_DIMENSIONS'],
    ['is too long', makeJpeg(2001, 100), 'PHOTO_INVALID_DIMENSIONS'],
    ['is empty', Buffer.alloc(0), 'file must be non-empty'],
    [
      'weighs too much',
      Buffer.alloc(10 * 1024 * 1024 + 1),
      'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    ],
  ])('are refused as a photo that %s', async (_what, bytes, description) => {
    const { api, user, double } = await openDouble();
    const sending = api.sendPhoto(user.id, new InputFile(bytes, 'a.png'));
    expect(await refusalOf(sending)).toBe(`Bad Request: ${description}`);
    expect(double.history(user.chat)).toEqual([]);
  });

  it('may be photos up to the limits', async () => {
    const { api, user } = await openDouble();
    const sent = await api.sendPhoto(user.id, new InputFile(makeJpeg(2000, 100), 'a.jpg'), {
      caption: '长'.repeat(1024),
    });
    expect(sent.photo[0]).toMatchObject({ width: 2000, height: 100 });
    expect((await api.sendPhoto(user.id, new InputFile(makePng(5000, 5000)))).photo).toHaveLength(1);
  });

  it('are refused with a long caption, bad entities and an unknown file', async () => {
    const { api, user } = await openDouble();
    const long = api.sendPhoto(user.id, smallPng(), { caption: '长'.repeat(1025) });
    expect(await refusalOf(long)).toBe('Bad Request: message caption is too long');
    const bad = api.sendPhoto(user.id, smallPng(), { caption: '好', caption_entities: [bold(0, 2)] });
    expect(await refusalOf(bad)).toContain("can't parse entities");
    const unknown = 'Bad Request: wrong file identifier/HTTP URL specified';
    expect(await refusalOf(api.sendPhoto(user.id, 'file-99'))).toBe(unknown);
  });

  it('have captions and keyboards that can be edited', async () => {
    const { api, user, double } = await openDouble();
    const photo = await api.sendPhoto(user.id, new InputFile(makePng(10, 10), 'a.png'), { caption: '旧' });
    const edit = (caption: string) => api.editMessageCaption(user.id, photo.message_id, { caption });
    await edit('新');
    expect(double.current(photo)).toMatchObject({ caption: '新', photo: [{ width: 10 }] });
    expect(await refusalOf(edit('新'))).toContain('message is not modified');
    const markup = { inline_keyboard: [[{ text: '好', callback_data: 'ok' }]] };
    await api.editMessageReplyMarkup(user.id, photo.message_id, { reply_markup: markup });
    expect(double.current(photo)).toMatchObject({ caption: '新', reply_markup: markup });
    const text = await api.sendMessage(user.id, '文字', { reply_markup: markup });
    const caption = api.editMessageCaption(user.id, text.message_id, { caption: '题' });
    expect(await refusalOf(caption)).toBe('Bad Request: there is no caption in the message to edit');
    const words = api.editMessageText(user.id, photo.message_id, '文字');
    expect(await refusalOf(words)).toBe('Bad Request: there is no text in the message to edit');
    await api.editMessageReplyMarkup(user.id, text.message_id);
    expect(double.current(text)).not.toHaveProperty('reply_markup');
    const nothing = api.editMessageReplyMarkup(user.id, text.message_id);
    expect(await refusalOf(nothing)).toContain('message is not modified');
    await api.deleteMessages(user.id, [photo.message_id, text.message_id, 77]);
    expect(double.history(user.chat)).toEqual([]);
  });
});
