import type { BaseMessage } from '@langchain/core/messages';
import { AppError } from '../../src/errors.ts';
import type { ChatModel } from '../../src/models/chat-model.ts';

/** What a model does when it is asked: a reply whole or in pieces, `null` for "begin anew", or a fault. */
export type ScriptedReply = string | readonly (string | null)[] | Error;

export interface ScriptedModel extends ChatModel {
  /** The text of every request, in order: the task, then what it is about. */
  readonly asked: readonly (readonly [task: string, material: string])[];
}

/**
 * A language model that says what a test tells it to, request by request, and fails the test when it is asked for more.
 * A function sees the request first.
 */
export function createScriptedModel(
  ...replies: readonly (ScriptedReply | ((material: string) => ScriptedReply))[]
): ScriptedModel {
  const asked: (readonly [string, string])[] = [];
  return {
    id: 'scripted',
    endpoints: [],
    asked,
    async ask(messages: readonly BaseMessage[], { onEvent, signal } = {}) {
      signal?.throwIfAborted();
      const [task, material, ...more] = messages.map(({ text }) => text);
      if (task === undefined || material === undefined || more.length > 0)
        throw new Error(`a request has two messages, not ${messages.length}`);
      const reply = replies[asked.length];
      asked.push([task, material]);
      if (reply === undefined) throw new Error(`request ${asked.length} was not expected`);
      const given = typeof reply === 'function' ? reply(material) : reply;
      if (given instanceof Error) throw given;
      let text = '';
      for (const piece of typeof given === 'string' ? [given] : given) {
        if (piece === null) {
          text = '';
          onEvent?.({ kind: 'restart' });
        } else {
          text += piece;
          onEvent?.({ kind: 'text', text: piece });
        }
        await Promise.resolve();
        signal?.throwIfAborted();
      }
      return { model: 'scripted', text, usage: { input: 100, output: text.length, estimated: false } };
    },
  };
}

/** The fault of an endpoint that cannot be reached. */
export const unreachable = () => new AppError('chat', 'no endpoint answered');
