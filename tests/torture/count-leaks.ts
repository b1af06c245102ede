/** What stands in the output of the program and must not. */
export interface Leaks {
  readonly leakedTokens: number;
  /** Raw ids of people and of their private chats. */
  readonly leakedIds: number;
  /** Lines that are neither a structured line nor what the program says when it is ready. */
  readonly oddLines: readonly string[];
}

/** @param output what the processes wrote to standard error; a line that a kill cut off counts as well */
export function countLeaks(
  output: string,
  { tokens, ids }: { readonly tokens: readonly string[]; readonly ids: readonly number[] },
): Leaks {
  const known = new Set(ids.map(String));
  const numbers = output.match(/\d+/g) ?? [];
  const secrets = tokens.flatMap((token) => [token, token.slice(token.indexOf(':') + 1)]);
  return {
    leakedTokens: secrets.reduce((sum, secret) => sum + output.split(secret).length - 1, 0),
    leakedIds: numbers.filter((number) => known.has(number)).length,
    oddLines: output
      .split('\n')
      .filter((line) => line !== '' && !/^\{.*\}$/.test(line) && !/^@\w+ is ready: \d+ articles/.test(line)),
  };
}
