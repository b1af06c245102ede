import type { IncomingMessage } from 'node:http';

import type { MethodSignature, ParameterKind } from './method-signatures.ts';
import { readMultipart } from './read-multipart.ts';
import { badRequest, Refusal } from './refusal.ts';

export type Parameters = Readonly<Record<string, unknown>>;
type Breach = (rule: string, detail: string) => void;

/** Files are at most 50 MB; the rest of the request is small. */
const BODY_LIMIT = 50 * 1024 * 1024 + 64 * 1024;

/** A file in a multipart body. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}
export type Uploads = ReadonlyMap<string, Upload>;

export interface RawRequest {
  /** Texts as they came; a file that came under the name of a parameter is `attach://` and that name. */
  readonly params: Parameters;
  readonly uploads: Uploads;
}

/** The raw parameters of a request: query first, then the body as JSON, form or multipart. */
export async function readRawRequest(request: IncomingMessage, query: URLSearchParams): Promise<RawRequest> {
  const uploads = new Map<string, Upload>();
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = Object.fromEntries(query);
  if (body.length === 0) return { params: fromQuery, uploads };
  if (/^application\/json/i.test(type))
    return { params: { ...fromQuery, ...parseJsonObject(body.toString('utf8')) }, uploads };
  if (/^application\/x-www-form-urlencoded/i.test(type))
    return { params: { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) }, uploads };
  if (/^multipart\/form-data/i.test(type)) {
    const params: Record<string, unknown> = { ...fromQuery };
    for (const { name, fileName, bytes } of readMultipart(body, type)) {
      if (fileName === undefined) params[name] = bytes.toString('utf8');
      else uploads.set(name, { name: fileName, bytes });
    }
    // A file stands for a parameter unless another parameter speaks of it.
    const texts = Object.values(params).map(String);
    for (const name of uploads.keys())
      if (!texts.some((text) => text.includes(`attach://${name}`))) params[name] = `attach://${name}`;
    return { params, uploads };
  }
  return { params: fromQuery, uploads };
}

/**
 * Brings raw parameters into the declared types. Telegram coerces quietly; here a JSON value of another type, an
 * unknown name and a deprecated name are each told to `breach`.
 */
export function readParameters(signature: MethodSignature, raw: Parameters, json: boolean, breach: Breach): Parameters {
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    const declared = signature.get(name);
    if (!declared) {
      breach('unknown-parameter', name);
      continue;
    }
    if (declared.deprecated) breach('deprecated-parameter', name);
    if (value === null || value === undefined) continue;
    const read = coerce(declared.kind, value);
    if (read === undefined) throw badRequest(`parameter "${name}" has a wrong type`);
    if (json && read !== value) breach('parameter-type', `${name} is sent as ${typeof value}, not ${declared.kind}`);
    parameters[name] = read;
  }
  return parameters;
}

function coerce(kind: ParameterKind, value: unknown): unknown {
  const text = typeof value === 'string' ? value : null;
  switch (kind) {
    case 'integer':
      if (Number.isSafeInteger(value)) return value;
      return text !== null && /^-?\d+$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return text === null ? undefined : /^(true|yes|1)$/i.test(text);
    case 'string':
      return text ?? (typeof value === 'number' ? String(value) : undefined);
    case 'integer-or-string':
      return text ?? (Number.isSafeInteger(value) ? value : undefined);
    case 'object':
      return text === null ? value : parseJson(text);
    default:
      return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseJsonObject(text: string): Parameters {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw badRequest("can't parse the request body as a JSON object");
  return parsed as Parameters;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > BODY_LIMIT) throw new Refusal(413, 'Request Entity Too Large');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
