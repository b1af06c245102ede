import type { Clock } from './clock.ts';
import type { Parameters } from './read-parameters.ts';
import type { ResponseParameters } from './refusal.ts';

export type ApiResponse =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: ResponseParameters;
    };

/** One request of the bot, in the order of arrival. */
export interface Call {
  /** 1-based. */
  readonly number: number;
  /** Milliseconds since 1970, by the double's clock. */
  readonly at: number;
  readonly method: string;
  readonly params: Parameters;
  /** Null while the request is held. */
  readonly response: ApiResponse | null;
  /** `dropped`: acted upon, and the connection cut before the response. `abandoned`: the client went away first. */
  readonly fate: 'pending' | 'answered' | 'dropped' | 'abandoned';
  /** The response comes from `failNext`. */
  readonly scripted: boolean;
}

/** Something our rules forbid, whether or not Telegram would let it pass. */
export interface Violation {
  /** A stable word, such as `parse-mode` or `link-preview`. */
  readonly rule: string;
  readonly detail: string;
  readonly method: string;
  /** Number of the call; 0 for what the bot did without being at it. */
  readonly call: number;
}

export type OpenCall = { -readonly [Key in keyof Call]: Call[Key] };

export interface Transcript {
  readonly calls: readonly Call[];
  readonly violations: readonly Violation[];
  begin(method: string): OpenCall;
  /** @param call null: the bot did it as a server */
  breach(call: Call | null, rule: string, detail: string): void;
  /** The last calls as lines for a person, long polling left out. */
  tail(lines?: number): string;
}

export function createTranscript(clock: Clock): Transcript {
  const calls: Call[] = [];
  const violations: Violation[] = [];
  return {
    calls,
    violations,
    begin(method) {
      const call: OpenCall = {
        number: calls.length + 1,
        at: clock.now(),
        method,
        params: {},
        response: null,
        fate: 'pending',
        scripted: false,
      };
      calls.push(call);
      return call;
    },
    breach(call, rule, detail) {
      violations.push({ rule, detail, method: call?.method ?? 'webhook', call: call?.number ?? 0 });
    },
    tail(lines = 12) {
      const shown = calls.filter((call) => call.method !== 'getUpdates').slice(-lines);
      const polls = calls.length - calls.filter((call) => call.method !== 'getUpdates').length;
      const told = violations.slice(-5).map((it) => `  violation ${it.rule} in #${it.call} ${it.method}: ${it.detail}`);
      return [`${calls.length} calls, ${polls} of them getUpdates; the last others:`, ...shown.map(line), ...told].join(
        '\n',
      );
    },
  };
}

function line(call: Call): string {
  const { response } = call;
  const outcome = !response ? call.fate : response.ok ? 'ok' : `${response.error_code} ${response.description}`;
  const fate = call.fate === 'answered' || call.fate === 'pending' ? '' : ` (${call.fate})`;
  return `  #${call.number} ${call.method} ${JSON.stringify(call.params).slice(0, 300)} → ${outcome}${fate}`;
}
