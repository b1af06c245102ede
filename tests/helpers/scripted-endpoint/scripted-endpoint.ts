import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { checkChat, checkEmbedding, type Refusal, type RequestRules } from './check-request.ts';
import type { ChatReply, ChatRequest, ChatScript, EmbeddingRequest, EmbeddingScript } from './script.ts';
import { sendChat } from './send-chat.ts';

export interface ScriptedEndpointOptions {
  /** The one model that it has. */
  readonly model?: string;
  /** Wanted in every request when there is one; none may come when there is none. */
  readonly apiKey?: string | null;
  readonly chat?: ChatScript;
  readonly embedding?: EmbeddingScript;
  /** Parameters that it answers with status 400, as servers do that do not know them. */
  readonly refuses?: readonly string[];
  /** Parameters of a chat that it knows besides those of all servers. */
  readonly knows?: readonly string[];
  readonly mostTexts?: number;
}

/** What was asked, whatever became of it. */
export interface RecordedRequest {
  readonly path: string;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
  /** Why it was refused as no proper request of the protocol; null when the script had its turn. */
  readonly refusal: string | null;
  /** The client went away before the end of the reply. */
  readonly abandoned: boolean;
}

/** A local server that speaks the OpenAI protocol and is stricter than any that does: what it does not know it refuses. */
export interface ScriptedEndpoint {
  /** With `/v1`, as a base address is configured. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly requests: readonly RecordedRequest[];
  /** Chat requests that reached the script. */
  readonly chats: readonly ChatRequest[];
  readonly embeddings: readonly EmbeddingRequest[];
  /** Replaces the model. */
  script(chat: ChatScript): void;
  scriptEmbedding(embedding: EmbeddingScript): void;
  /** Resolves when so many requests of any kind have come since the start. */
  waitForRequests(count: number): Promise<void>;
  close(): Promise<void>;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** undefined: it is no JSON. */
function parseBody(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export async function createScriptedEndpoint(options: ScriptedEndpointOptions = {}): Promise<ScriptedEndpoint> {
  const { model = 'scripted', apiKey = 'scripted-key-1234567890', refuses = [], knows = [], mostTexts = 10 } = options;
  const rules: RequestRules = { model, refuses, knows, mostTexts };
  let chat: ChatScript = options.chat ?? (() => ({ kind: 'status', status: 500 }));
  let embedding: EmbeddingScript = options.embedding ?? (() => ({ kind: 'status', status: 404 }));
  const requests: (RecordedRequest & { refusal: string | null; abandoned: boolean })[] = [];
  const chats: ChatRequest[] = [];
  const embeddings: EmbeddingRequest[] = [];
  const waiting = new Set<{ count: number; done: () => void }>();

  const checkHead = (request: IncomingMessage): Refusal | null => {
    const { authorization } = request.headers;
    if (apiKey === null && authorization !== undefined) return { status: 400, message: 'a key that nobody gave it' };
    if (apiKey !== null && authorization !== `Bearer ${apiKey}`) return { status: 401, message: 'wrong key' };
    return null;
  };
  const answerChat = async (request: IncomingMessage, response: ServerResponse, body: unknown) => {
    const checked = checkChat(body, rules);
    if ('status' in checked) return checked;
    const parsed: ChatRequest = {
      model: checked.model,
      messages: checked.messages,
      stream: checked.stream ?? false,
      includeUsage: checked.stream_options?.include_usage ?? false,
      index: chats.length,
      headers: request.headers,
      body: body as Record<string, unknown>,
    };
    chats.push(parsed);
    const reply = await chat(parsed);
    const whole: ChatReply = typeof reply === 'string' ? { kind: 'text', text: reply } : reply;
    await sendChat(response, parsed, whole);
    return null;
  };

  const answerEmbedding = async (response: ServerResponse, body: unknown) => {
    const checked = checkEmbedding(body, rules);
    if ('status' in checked) return checked;
    const { input, encoding_format: format = 'float' } = checked;
    const parsed: EmbeddingRequest = {
      model: checked.model,
      texts: typeof input === 'string' ? [input] : input,
      format,
      index: embeddings.length,
    };
    embeddings.push(parsed);
    const reply = await embedding(parsed);
    if (reply.kind === 'hang') return null;
    if (reply.kind === 'break') response.socket?.destroy();
    else if (reply.kind === 'raw') response.writeHead(200, { 'content-type': 'application/json' }).end(reply.body);
    else if (reply.kind === 'status') {
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify({ error: { message: 'scripted failure' } }));
    } else {
      const base64 = reply.asBase64 ?? format === 'base64';
      const write = (vector: readonly number[]) =>
        base64 ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
      const data = reply.vectors.map((vector, index) => ({ object: 'embedding', index, embedding: write(vector) }));
      const usage = { prompt_tokens: 1, total_tokens: 1 };
      sendJson(response, 200, { object: 'list', model: parsed.model, data, usage });
    }
    return null;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = parseBody(await readText(request));
    const path = request.url ?? '';
    const record = { path, body, headers: request.headers, refusal: null as string | null, abandoned: false };
    requests.push(record);
    response.on('close', () => (record.abandoned = !response.writableFinished));
    for (const waiter of waiting) if (requests.length >= waiter.count) waiter.done();
    const act = async (): Promise<Refusal | null> => {
      const refusal = checkHead(request);
      if (refusal) return refusal;
      if (request.method === 'GET' && path === '/v1/models') {
        sendJson(response, 200, { object: 'list', data: [{ id: model, object: 'model', owned_by: 'scripted' }] });
        return null;
      }
      if (request.method !== 'POST') return { status: 405, message: 'not this method' };
      if (request.headers['content-type']?.startsWith('application/json') !== true || body === undefined)
        return { status: 400, message: 'the body is no JSON' };
      if (path === '/v1/chat/completions') return answerChat(request, response, body);
      if (path === '/v1/embeddings') return answerEmbedding(response, body);
      return { status: 404, message: `no such path: ${path}` };
    };
    const refusal = await act();
    if (!refusal) return;
    record.refusal = refusal.message;
    sendJson(response, refusal.status, { error: { message: refusal.message, type: 'invalid_request_error' } });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A script that throws is a fault of the test, and must be seen there.
      if (!response.headersSent) sendJson(response, 500, { error: { message: String(error) } });
      else response.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    model,
    apiKey,
    requests,
    chats,
    embeddings,
    script: (given) => void (chat = given),
    scriptEmbedding: (given) => void (embedding = given),
    waitForRequests: (count) =>
      new Promise<void>((resolve) => {
        if (requests.length >= count) return resolve();
        const waiter = {
          count,
          done: () => {
            waiting.delete(waiter);
            resolve();
          },
        };
        waiting.add(waiter);
      }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
