import { addUsage, type ChatModel, NO_USAGE, type TokenUsage } from './chat-model.ts';

/** A model whose tokens are counted, also those of requests that came to nothing. */
export interface MeteredModel {
  readonly model: ChatModel;
  readonly usage: TokenUsage;
}

export function meterModel(model: ChatModel): MeteredModel {
  let usage = NO_USAGE;
  const count = (spent: TokenUsage) => {
    usage = addUsage(usage, spent);
  };
  return {
    model: {
      id: model.id,
      get endpoints() {
        return model.endpoints;
      },
      async ask(messages, options = {}) {
        const onSpent = (spent: TokenUsage) => {
          count(spent);
          options.onSpent?.(spent);
        };
        const reply = await model.ask(messages, { ...options, onSpent });
        count(reply.usage);
        return reply;
      },
    },
    get usage() {
      return usage;
    },
  };
}
