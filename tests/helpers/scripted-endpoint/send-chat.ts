import type { ServerResponse } from 'node:http';
import type { ChatReply, ChatRequest } from './script.ts';

type TextReply = Extract<ChatReply, { kind: 'text' }>;

function cutInPieces(text: string, size: number): readonly string[] {
  const chars = Array.from(text);
  return Array.from({ length: Math.ceil(chars.length / size) }, (_, i) =>
    chars.slice(i * size, (i + 1) * size).join(''),
  );
}

function describeUsage({ messages }: ChatRequest, reply: TextReply) {
  if (reply.usage === null) return undefined;
  const { input, output } = reply.usage ?? {
    input: messages.reduce((sum, { content }) => sum + content.length, 0),
    output: reply.text.length,
  };
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

const head = (request: ChatRequest, object: string) => ({
  id: `chatcmpl-${request.index}`,
  object,
  created: 1_700_000_000,
  model: request.model,
});

function sendWhole(response: ServerResponse, request: ChatRequest, reply: TextReply): void {
  const message = {
    role: 'assistant',
    content: reply.text,
    ...(reply.reasoning === undefined ? {} : { reasoning_content: reply.reasoning }),
  };
  const choice = { index: 0, message, finish_reason: reply.finish ?? 'stop' };
  response.writeHead(200, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      ...head(request, 'chat.completion'),
      choices: reply.withoutChoices === true ? [] : [choice],
      usage: describeUsage(request, reply),
    }),
  );
}

/** Writes an event, in as many writes as the script wants. */
async function write(response: ServerResponse, event: string, size: number): Promise<void> {
  const bytes = Buffer.from(event);
  for (let at = 0; at < bytes.length; at += size) {
    if (response.destroyed) return;
    await new Promise<void>((done) => response.write(bytes.subarray(at, at + size), () => done()));
    // A turn of the event loop between writes keeps them apart on their way.
    if (size < bytes.length) await new Promise((done) => setImmediate(done));
  }
}

/** Resolves when the stream has been sent as far as the script goes; a hang ends with the connection. */
async function sendStream(response: ServerResponse, request: ChatRequest, reply: TextReply): Promise<void> {
  const size = reply.bytes ?? Number.POSITIVE_INFINITY;
  const send = (data: string) => write(response, `data: ${data}\n\n`, size);
  const chunk = (delta: object, finish: string | null = null) =>
    JSON.stringify({
      ...head(request, 'chat.completion.chunk'),
      choices: reply.withoutChoices === true ? [] : [{ index: 0, delta, finish_reason: finish }],
    });
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  const deltas = [
    ...cutInPieces(reply.reasoning ?? '', reply.piece ?? 4).map((text) => ({ content: null, reasoning_content: text })),
    ...cutInPieces(reply.text, reply.piece ?? 4).map((text) => ({ content: text })),
  ];
  const { fault } = reply;
  for (let i = 0; ; i += 1) {
    await reply.before?.(i);
    if (response.destroyed) return;
    if (fault?.after === i) {
      if (fault.kind === 'hang') return;
      if (fault.kind === 'break') response.socket?.destroy();
      else if (fault.kind === 'end') response.end();
      else {
        await send(fault.kind === 'error' ? '{"error":{"message":"overloaded","code":500}}' : '{"choices": [');
        response.end();
      }
      return;
    }
    const delta = deltas[i];
    if (delta === undefined) break;
    await send(chunk(i === 0 ? { role: 'assistant', ...delta } : delta));
  }
  await send(chunk({}, reply.finish ?? 'stop'));
  const usage = request.includeUsage ? describeUsage(request, reply) : undefined;
  if (usage) await send(JSON.stringify({ ...head(request, 'chat.completion.chunk'), choices: [], usage }));
  await send('[DONE]');
  response.end();
}

export async function sendChat(response: ServerResponse, request: ChatRequest, reply: ChatReply): Promise<void> {
  switch (reply.kind) {
    case 'text':
      return request.stream ? sendStream(response, request, reply) : sendWhole(response, request, reply);
    case 'status':
      response
        .writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
        .end(reply.body ?? JSON.stringify({ error: { message: 'scripted failure', type: 'scripted', code: null } }));
      return undefined;
    case 'hang':
      return undefined;
    case 'break':
      response.socket?.destroy();
      return undefined;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>\n\n');
      return undefined;
    case 'invalid-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [{"index": 0, ');
      return undefined;
  }
}
