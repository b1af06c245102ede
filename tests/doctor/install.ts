import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine, type ExamineOptions } from '../../src/doctor/examine.ts';
import type { Finding, Level } from '../../src/doctor/finding.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { writeArticles } from '../helpers/write-articles.ts';

/** An installation of a test's own, with all that the doctor looks at. */
export interface Installation {
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly envFile: string;
  /** Everything is again as it was after the first start. */
  restore(): void;
  examine(environment?: Readonly<Record<string, string>>, options?: ExamineOptions): Promise<readonly Finding[]>;
}

/** Started once and stopped, so that everything is there but the model, which keeps a test from being quick. */
export async function install(folder: string): Promise<Installation> {
  const [home, copy] = [join(folder, 'home'), join(folder, 'copy')];
  const [corpusDir, dataDir, envFile] = [join(home, 'corpus'), join(home, 'data'), join(home, '.env')];
  mkdirSync(home);
  writeArticles(corpusDir, { park: '缙云山植物园占地777亩。', bridge: '云杉镇的石桥全长320米。' });
  writeFileSync(envFile, '');
  chmodSync(envFile, 0o600);
  await (await openSmallApp({ corpusDir, dataDir })).close();
  cpSync(home, copy, { recursive: true });
  return {
    corpusDir,
    dataDir,
    envFile,
    restore() {
      rmSync(home, { recursive: true });
      cpSync(copy, home, { recursive: true });
    },
    examine: (environment = {}, options = {}) =>
      examine({
        environment: () => ({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir, ...environment }),
        envFile,
        ...options,
      }),
  };
}

/** What one check said, as `level: what`. */
export function saidBy(findings: readonly Finding[], check: string): readonly string[] {
  return findings.filter((finding) => finding.check === check).map(({ level, what }) => `${level}: ${what}`);
}

export const levelsOf = (findings: readonly Finding[], check: string): readonly Level[] =>
  findings.filter((finding) => finding.check === check).map(({ level }) => level);
