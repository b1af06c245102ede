import type { Message } from 'grammy/types';

import { checkCaption } from './check-text.ts';
import { describeFile, type StoredFile } from './files.ts';
import { type ImageSize, readImageSize } from './image-size.ts';
import type { Method, MethodParts } from './method.ts';
import { send } from './prepare-send.ts';
import type { Parameters, Uploads } from './read-parameters.ts';
import { badRequest, notImplemented, Refusal } from './refusal.ts';

const MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024;
const MOST_UPLOAD_BYTES = 50 * 1024 * 1024;
const MOST_PHOTO_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 10_000;
const MOST_RATIO = 20;

/** getFile, sendPhoto and sendDocument, by upload or by the id of a file that is there. */
export function createFileMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  const { files } = parts;

  /** The file that a parameter names, checked before it is kept. */
  const readFile = (
    field: 'photo' | 'document',
    params: Parameters,
    uploads: Uploads,
    check: (bytes: Buffer, size: number) => void,
  ): StoredFile => {
    const given = params[field];
    if (typeof given !== 'string' || given === '') throw badRequest(`there is no ${field} in the request`);
    if (/^https?:/i.test(given)) throw notImplemented(`${field} by URL`);
    if (!given.startsWith('attach://')) {
      const known = files.find(given);
      if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
      return known;
    }
    const upload = uploads.get(given.slice('attach://'.length));
    if (!upload) throw badRequest(`there is no ${field} in the request`);
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    if (upload.bytes.length > MOST_UPLOAD_BYTES) throw new Refusal(413, 'Request Entity Too Large');
    check(upload.bytes, upload.bytes.length);
    return files.add({ ...upload, folder: `${field}s` });
  };

  return {
    getFile(params) {
      const file = files.find(params['file_id']);
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
      if (file.size > MOST_DOWNLOAD_BYTES) throw badRequest('file is too big');
      return { ...describeFile(file), file_path: files.grant(file) };
    },

    sendPhoto: (params, breach, uploads) =>
      send(
        parts,
        'sendPhoto',
        params,
        'photos',
        () => {
          const words = captionOf(params, breach);
          const file = readFile('photo', params, uploads, checkPhoto);
          const size = readImageSize(file.bytes) ?? { width: 90, height: 60 };
          return { photo: [{ ...describeFile(file), ...size }], ...words };
        },
        breach,
      ),

    sendDocument: (params, breach, uploads) =>
      send(
        parts,
        'sendDocument',
        params,
        'documents',
        () => {
          const words = captionOf(params, breach);
          const file = readFile('document', params, uploads, () => {});
          return { document: { ...describeFile(file), file_name: file.name, mime_type: mimeOf(file.name) }, ...words };
        },
        breach,
      ),
  };
}

function checkPhoto(bytes: Buffer): void {
  if (bytes.length > MOST_PHOTO_BYTES)
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${MOST_PHOTO_BYTES} bytes`,
    );
  const size: ImageSize | null = readImageSize(bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  if (width + height > MOST_PIXELS || Math.max(width, height) > MOST_RATIO * Math.min(width, height))
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
}

function captionOf(params: Parameters, breach: (rule: string, detail: string) => void): Partial<Message> {
  const { text, entities } = checkCaption(params, breach);
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: [...entities] } : {}) };
}

const MIMES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  png: 'image/png',
  txt: 'text/plain',
};

/** The server goes by the name. */
function mimeOf(name: string): string {
  return MIMES[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
