import { BaseCallbackHandler } from '@langchain/core/callbacks/base';

/**
 * Keeps prompts and replies where they are. Where a tracing variable of LangSmith is set, for another program perhaps,
 * the library would send them there; it does not when a handler of this name is there already.
 */
export class WithoutTracing extends BaseCallbackHandler {
  readonly name = 'langchain_tracer';

  constructor() {
    super({ ignoreLLM: true, ignoreChain: true, ignoreAgent: true, ignoreRetriever: true, ignoreCustomEvent: true });
  }
}
