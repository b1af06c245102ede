import type { z } from 'zod';
import type { ChatContext } from '../../chat-context.ts';

/** What the offer that was taken is about. @throws when it was made by a version that meant something else by it */
export function payloadOf<T>({ request }: ChatContext, schema: z.ZodType<T>): T {
  return schema.parse(request.kind === 'offer' ? request.payload : null);
}
