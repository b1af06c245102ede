import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BaseMessage } from '@langchain/core/messages';
import { AppError, describeError } from '../errors.ts';

/** One file each in `prompts/`, named like this. */
export const PROMPT_NAMES = ['answer', 'repair', 'rewrite'] as const;
export type PromptName = (typeof PROMPT_NAMES)[number];

/** A prompt text with its placeholders. */
export interface Prompt {
  /** The first 8 hex digits of the file's SHA-256: what an answer was written with can be told later. */
  readonly version: string;
  /** @param values one for each `{placeholder}`; braces in them stay as they are */
  format(values: Readonly<Record<string, string>>): Promise<readonly BaseMessage[]>;
}
export type Prompts = Readonly<Record<PromptName, Prompt>>;

const FOLDER = resolve(import.meta.dirname, '../../prompts');
/** What stands above it is told to the model as its task, what stands below is what it works on. */
const DIVIDER = /^---$/m;
/** Text with placeholders; a brace that is meant is written twice. */
const TEMPLATE = /^(?:[^{}]|\{\w+\}|\{\{|\}\})*$/;

async function loadPrompt(name: PromptName): Promise<Prompt> {
  const file = resolve(FOLDER, `${name}.md`);
  try {
    const text = await readFile(file, 'utf8');
    const [system = '', user = '', ...more] = text.split(DIVIDER).map((part) => part.trim());
    if (system === '' || user === '' || more.length > 0)
      throw new Error('it needs a task and a question, with one line --- between them');
    if (!TEMPLATE.test(text)) throw new Error('a brace stands in it that belongs to no {placeholder}');
    return {
      version: createHash('sha256').update(text).digest('hex').slice(0, 8),
      async format(values) {
        // Imported here: it takes a fifth of a second, and many a program never asks a model.
        const { ChatPromptTemplate } = await import('@langchain/core/prompts');
        const template = ChatPromptTemplate.fromMessages([
          ['system', system],
          ['human', user],
        ]);
        return template.formatMessages(values);
      },
    };
  } catch (cause) {
    throw new AppError('prompt', `the prompt ${file} cannot be used: ${describeError(cause)}`, {
      fix: 'restore the file from the repository',
      cause,
    });
  }
}

/**
 * Reads all prompts; they ship with the program.
 *
 * @throws AppError `prompt` naming the file that is missing or has no such form
 */
export async function loadPrompts(): Promise<Prompts> {
  const loaded = await Promise.all(PROMPT_NAMES.map(async (name) => [name, await loadPrompt(name)] as const));
  return Object.fromEntries(loaded) as unknown as Prompts;
}
