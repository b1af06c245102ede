import { describe, expect, it } from 'vitest';
import { loadPrompts, PROMPT_NAMES } from '../../src/prompts/load-prompts.ts';

const VALUES = {
  language: 'English',
  key: 'k7',
  passages: 'P {braces} P',
  facts: 'none',
  question: 'Q {"a": {}}',
  sentences: 'S',
  turns: 'T',
};

describe('the prompts', () => {
  it.each(PROMPT_NAMES)(
    '%s has a version, a task and a question, and takes values with braces as they are',
    async (name) => {
      const prompt = (await loadPrompts())[name];
      expect(prompt.version).toMatch(/^[0-9a-f]{8}$/);
      const messages = await prompt.format(VALUES);
      expect(messages.map((message) => message.type)).toEqual(['system', 'human']);
      expect(messages[1]!.text).toContain('Q {"a": {}}');
      expect(messages.map((message) => message.text).join('\n')).not.toMatch(/\{(?!"a"|\}|braces)/);
    },
  );
});
