import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { ChatModel } from '../../src/models/chat-model.ts';
import { meterModel } from '../../src/models/meter-model.ts';
import { loadPrompts } from '../../src/prompts/load-prompts.ts';
import { createScriptedModel } from '../helpers/scripted-model.ts';

describe('a metered model', () => {
  it('counts the tokens of replies, and of requests that came to nothing', async () => {
    const messages = await (await loadPrompts()).rewrite.format({ key: 'k', turns: 't', question: 'q' });
    const replies = meterModel(createScriptedModel('甲', '乙丙'));
    await replies.model.ask(messages);
    await replies.model.ask(messages);
    expect(replies.usage).toEqual({ input: 200, output: 3, estimated: false });

    const failing: ChatModel = {
      id: 'failing',
      endpoints: [],
      ask(_, { onSpent } = {}) {
        onSpent?.({ input: 7, output: 1, estimated: true });
        return Promise.reject(new AppError('chat', 'broken'));
      },
    };
    const metered = meterModel(failing);
    let told = 0;
    await expect(metered.model.ask(messages, { onSpent: ({ input }) => (told = input) })).rejects.toThrow('broken');
    expect(metered.usage).toEqual({ input: 7, output: 1, estimated: true });
    expect(told).toBe(7);
  });
});
