import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Update } from 'grammy/types';

import type { Clock } from './clock.ts';
import { serveFile } from './file-server.ts';
import type { Faults } from './faults.ts';
import type { Files } from './files.ts';
import type { MethodSignature } from './method-signatures.ts';
import type { Method } from './method.ts';
import { readParameters, readRawRequest, type RawRequest } from './read-parameters.ts';
import { notImplemented, Refusal } from './refusal.ts';
import type { ApiResponse, Call, OpenCall, Transcript } from './transcript.ts';
import { checkAllowedUpdates, type UpdateQueue } from './update-queue.ts';

export interface ServerParts {
  readonly token: string;
  readonly signatures: ReadonlyMap<string, MethodSignature>;
  readonly methods: ReadonlyMap<string, Method>;
  readonly requireNoWebhook: () => void;
  readonly queue: UpdateQueue;
  readonly faults: Faults;
  readonly files: Files;
  readonly transcript: Transcript;
  readonly clock: Clock;
  /** Told after every change that a test can see. */
  readonly onChange: () => void;
  /** Told when the bot asks for what the double cannot do, so that waiting tests end at once. */
  readonly onUnsupported: (reason: string) => void;
}

const PATH = /^\/bot([^/]+)\/([^/]+)$/;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/;

/** The HTTP side: `/bot<token>/<method>` and `/file/bot<token>/<path>` on a free port of 127.0.0.1. */
export async function startHttpServer(parts: ServerParts): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      parts.onUnsupported(`the Telegram double failed: ${String(error)}`);
      send(response, { ok: false, error_code: 500, description: `Internal Server Error: ${String(error)}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, fileToken, filePath] = FILE_PATH.exec(url.pathname) ?? [];
  if (filePath !== undefined && fileToken === parts.token) {
    request.resume();
    return serveFile(parts, filePath, response);
  }
  const [, token = fileToken, method = filePath] = PATH.exec(url.pathname) ?? [];
  if (token === undefined || method === undefined) {
    request.resume();
    return send(response, NOT_FOUND);
  }
  if (token !== parts.token) {
    request.resume();
    return send(response, { ok: false, error_code: 401, description: 'Unauthorized' });
  }
  let left = false;
  const gone = new Promise<null>((resolve) => {
    response.once('close', () => {
      left = !response.writableFinished;
      resolve(null);
    });
  });

  let raw: RawRequest = { params: {}, uploads: new Map() };
  let fault: unknown = null;
  try {
    raw = await readRawRequest(request, url.searchParams);
  } catch (error) {
    fault = error;
  }
  const call = parts.transcript.begin(method);
  call.params = raw.params;
  const json = /^application\/json/i.test(request.headers['content-type'] ?? '');
  const outcome = fault === null ? await respond(parts, call, raw, json, gone) : describe(fault);
  if (outcome === null || left) {
    call.response = outcome;
    call.fate = 'abandoned';
  } else if (parts.faults.takeDrop(method)) {
    call.response = outcome;
    call.fate = 'dropped';
    request.socket.destroy();
  } else {
    call.response = outcome;
    call.fate = 'answered';
    send(response, outcome);
  }
  parts.onChange();
}

/** Null when a held request lost its client. */
async function respond(
  parts: ServerParts,
  call: OpenCall,
  { uploads }: RawRequest,
  json: boolean,
  gone: Promise<null>,
): Promise<ApiResponse | null> {
  const { method } = call;
  const signature = parts.signatures.get(method);
  const breach = (rule: string, detail: string) => parts.transcript.breach(call, rule, detail);
  if (!signature) {
    breach('unknown-method', method);
    return NOT_FOUND;
  }
  const delay = parts.faults.takeDelay(method);
  if (delay > 0) await new Promise<void>((resolve) => parts.clock.after(delay, resolve));
  const failure = parts.faults.takeFailure(method);
  if (failure) {
    call.scripted = true;
    return { ok: false, ...failure };
  }
  try {
    const act = method === 'getUpdates' ? null : requireMethod(parts, method, breach);
    call.params = structuredClone(readParameters(signature, call.params, json, breach));
    const result = act
      ? run(parts, () => act(call.params, breach, uploads), breach)
      : await hold(parts, call, breach, gone);
    return result === null ? null : { ok: true, result: structuredClone(result) };
  } catch (error) {
    return describe(error);
  }
}

type Breach = (rule: string, detail: string) => void;

function requireMethod(parts: ServerParts, name: string, breach: Breach): Method {
  return run(parts, () => parts.methods.get(name) ?? fail(notImplemented(name)), breach);
}

/** Acts, and tells the waiting test at once when the double cannot. */
function run<T>(parts: ServerParts, act: () => T, breach: Breach): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal && error.code === 501) {
      breach('unsupported', error.description);
      parts.onUnsupported(error.description);
    }
    throw error;
  }
}

function fail(error: Error): never {
  throw error;
}

async function hold(
  parts: ServerParts,
  call: Call,
  breach: Breach,
  gone: Promise<null>,
): Promise<readonly Update[] | null> {
  parts.requireNoWebhook();
  checkAllowedUpdates(call.params['allowed_updates'], breach);
  const poll = parts.queue.poll(call.params, breach);
  parts.onChange();
  const updates = await Promise.race([poll.updates, gone]);
  if (updates === null) poll.abandon();
  return updates;
}

function describe(error: unknown): ApiResponse {
  if (!(error instanceof Refusal)) throw error;
  const { code, description, parameters } = error;
  return { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) };
}

const NOT_FOUND: ApiResponse = { ok: false, error_code: 404, description: 'Not Found' };

function send(response: ServerResponse, body: ApiResponse): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(body.ok ? 200 : body.error_code, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
