import type { ResponseParameters } from './refusal.ts';

export interface ScriptedFailure {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: ResponseParameters;
}

interface Script {
  readonly failures: ScriptedFailure[];
  drops: number;
  readonly delays: number[];
}

/** Faults that a test has ordered: each is used up by one call of its method, in the order given. */
export interface Faults {
  failNext(method: string, failure: ScriptedFailure, times?: number): void;
  dropConnection(method: string, times?: number): void;
  delay(method: string, milliseconds: number, times?: number): void;
  takeFailure(method: string): ScriptedFailure | undefined;
  takeDrop(method: string): boolean;
  takeDelay(method: string): number;
}

export function createFaults(): Faults {
  const scripts = new Map<string, Script>();
  const scriptOf = (method: string): Script => {
    const script = scripts.get(method) ?? { failures: [], drops: 0, delays: [] };
    scripts.set(method, script);
    return script;
  };
  return {
    failNext(method, failure, times = 1) {
      for (let i = 0; i < times; i++) scriptOf(method).failures.push(failure);
    },
    dropConnection(method, times = 1) {
      scriptOf(method).drops += times;
    },
    delay(method, milliseconds, times = 1) {
      for (let i = 0; i < times; i++) scriptOf(method).delays.push(milliseconds);
    },
    takeFailure: (method) => scriptOf(method).failures.shift(),
    takeDrop(method) {
      const script = scriptOf(method);
      if (script.drops === 0) return false;
      script.drops -= 1;
      return true;
    },
    takeDelay: (method) => scriptOf(method).delays.shift() ?? 0,
  };
}
