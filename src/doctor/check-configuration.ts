import { type Config, findFaultyVariables, loadConfig, readEnvFile, VARIABLE_NAMES } from '../config.ts';
import { AppError } from '../errors.ts';
import { fault, ok, type Verdict, warning } from './finding.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FIX = 'correct it in .env or in the environment, then start again';
const NAMES = /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g;

export interface ExaminedConfiguration {
  /** What holds when everything that is wrong is left out. */
  readonly config: Config;
  readonly verdicts: readonly Verdict[];
}

/** Variables of one endpoint are wrong or right together, and the fallbacks hang on the first. */
const groupOf = (name: string): string => /^(?:CHAT|EMBEDDING)_/.exec(name)?.[0] ?? name;

function leaveOut(environment: Environment, names: readonly string[]): Environment {
  const groups = new Set(names.map(groupOf));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !groups.has(groupOf(name))));
}

/** What is spelled like nothing that the program knows, in the file alone: an environment holds much else. */
function findUnknown(file: string): readonly Verdict[] {
  const unknown = Object.keys(readEnvFile(file)).filter((name) => !VARIABLE_NAMES.includes(name));
  return unknown.map((name) =>
    warning(`${name} in ${file} is no setting of this program`, 'compare its spelling with .env.example'),
  );
}

/**
 * Every fault of a configuration, not only the first.
 *
 * @param read the environment with what the file says; it may throw what `loadConfig` does of the file
 */
export function examineConfiguration(read: () => Environment, file: string): ExaminedConfiguration {
  const verdicts: Verdict[] = [];
  let environment: Environment = {};
  try {
    environment = read();
    verdicts.push(...findUnknown(file));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    verdicts.push(fault(error.message, error.fix));
  }
  const faulty = findFaultyVariables(environment);
  for (const { name, message } of faulty) verdicts.push(fault(`${name} ${message}`, FIX));
  environment = leaveOut(
    environment,
    faulty.map(({ name }) => name),
  );
  for (;;)
    try {
      const config = loadConfig(environment);
      return { config, verdicts: verdicts.length > 0 ? verdicts : [ok('every setting can be used')] };
    } catch (error) {
      const names = error instanceof AppError ? (error.message.match(NAMES) ?? []) : [];
      const rest = leaveOut(environment, names);
      if (!(error instanceof AppError) || Object.keys(rest).length === Object.keys(environment).length) throw error;
      verdicts.push(fault(error.message, error.fix));
      environment = rest;
    }
}
