/** What Telegram adds to a refusal so that the client can recover by itself. */
export interface ResponseParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/** A request that is answered with `ok: false`, in Telegram's own words. */
export class Refusal extends Error {
  readonly code: number;
  readonly description: string;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.name = 'Refusal';
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

export function badRequest(description: string, parameters?: ResponseParameters): Refusal {
  return new Refusal(400, `Bad Request: ${description}`, parameters);
}

export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}

/** Something that Telegram can and this double cannot: the test must notice, so it is no 400 that a bot may swallow. */
export function notImplemented(what: string): Refusal {
  return new Refusal(501, `Not Implemented: the Telegram double does not speak ${what}`);
}
