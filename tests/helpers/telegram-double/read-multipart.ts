import { badRequest } from './refusal.ts';

/** One part of a multipart body; a file when it says a file name. */
export interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly bytes: Buffer;
}

const BREAK = Buffer.from('\r\n\r\n');

/** Reads multipart/form-data as the server does: values of headers may stand without quotes. */
export function readMultipart(body: Buffer, contentType: string): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw badRequest("can't parse multipart content: boundary is missing");
  const line = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(line);
  while (start !== -1) {
    const next = body.indexOf(Buffer.from(`\r\n--${boundary}`), start + line.length);
    if (next === -1) break;
    parts.push(readPart(body.subarray(start + line.length, next)));
    start = next + 2;
  }
  return parts;
}

function readPart(part: Buffer): Part {
  const end = part.indexOf(BREAK);
  const headers = part.toString('utf8', 0, Math.max(end, 0));
  const name = readField(headers, 'name');
  if (end === -1 || name === undefined) throw badRequest("can't parse multipart content: field name is missing");
  return { name, fileName: readField(headers, 'filename'), bytes: part.subarray(end + BREAK.length) };
}

function readField(headers: string, field: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${field}=(?:"([^"]*)"|([^\\r\\n;]*))`, 'i').exec(headers) ?? [];
  return quoted ?? bare;
}
