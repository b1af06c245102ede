import { z } from 'zod';

const message = z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string().min(1) });

/** What a chat request may hold; more than this no server of any kind needs from us. No user may be named. */
const chatRequest = z.strictObject({
  model: z.string(),
  messages: z
    .array(message)
    .min(1)
    .refine((messages) => messages.at(-1)?.role === 'user', 'the last message is not of a user')
    .refine(
      (messages) => messages.slice(1).every(({ role }) => role !== 'system'),
      'a system message stands behind others',
    ),
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.number().int().positive().optional(),
});

const embeddingRequest = z.strictObject({
  model: z.string(),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export interface RequestRules {
  readonly model: string;
  readonly refuses: readonly string[];
  /** Parameters of a chat that it knows besides those of all servers. */
  readonly knows: readonly string[];
  readonly mostTexts: number;
}

function describe(error: z.ZodError): Refusal {
  const [issue] = error.issues;
  return { status: 400, message: `${issue!.path.join('.') || 'body'}: ${issue!.message}` };
}

function checkCommon(body: { readonly model: string }, { model, refuses }: RequestRules): Refusal | null {
  const parameter = refuses.find((name) => name in body);
  if (parameter !== undefined) return { status: 400, message: `Unrecognized request argument supplied: ${parameter}` };
  return body.model === model ? null : { status: 404, message: `The model ${body.model} does not exist` };
}

export function checkChat(body: unknown, rules: RequestRules): z.infer<typeof chatRequest> | Refusal {
  const common = Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => !rules.knows.includes(name)));
  const parsed = chatRequest.safeParse(common);
  if (!parsed.success) return describe(parsed.error);
  const { stream_options: options, stream } = parsed.data;
  if (options && stream !== true) return { status: 400, message: 'stream_options without stream' };
  return checkCommon(parsed.data, rules) ?? parsed.data;
}

export function checkEmbedding(body: unknown, rules: RequestRules): z.infer<typeof embeddingRequest> | Refusal {
  const parsed = embeddingRequest.safeParse(body);
  if (!parsed.success) return describe(parsed.error);
  const { input } = parsed.data;
  if (Array.isArray(input) && input.length > rules.mostTexts)
    return { status: 400, message: `batch size is invalid, it should not be larger than ${rules.mostTexts}` };
  return checkCommon(parsed.data, rules) ?? parsed.data;
}
