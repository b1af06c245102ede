import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { checkEnglishStatement } from '../../../src/evidence/english/check-english-statement.ts';
import type { Glossary } from '../../../src/language/glossary.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { type EnglishStatement, listFaithful, listMutated } from './statements.ts';

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'corpus');

let articles: readonly Article[];
let glossary: Glossary;
beforeAll(async () => {
  ({ articles } = await readCorpus(CORPUS));
  ({ glossary } = await buildTestSnapshot(articles));
});

const check = ({ text, cited }: EnglishStatement) => checkEnglishStatement(text, cited, glossary);

describe('the check of English statements over Chinese quotes', () => {
  it('accepts true translations', () => {
    const statements = listFaithful(articles);
    const rejected = statements.filter((statement) => !check(statement).supported);
    expect(statements.length).toBeGreaterThanOrEqual(170);
    expect(rejected.length / statements.length).toBeLessThanOrEqual(0.4);
  });

  it('rejects what was changed', () => {
    const statements = listMutated(articles);
    const accepted = statements.filter((statement) => check(statement).supported);
    expect(statements.length).toBeGreaterThanOrEqual(170);
    expect(accepted.length / statements.length).toBeLessThanOrEqual(0.05);
  });
});
