import type { Answer } from '../../src/answering/answer.ts';
import { createAuditLog } from '../../src/audit/create-audit-log.ts';
import { createSentAnswers } from '../../src/audit/create-sent-answers.ts';
import { createVotes } from '../../src/feedback/create-votes.ts';
import { silentLog } from '../../src/log.ts';
import { createPassageReader } from '../../src/passages/create-passage-reader.ts';
import type { PassageSource } from '../../src/passages/passage-key.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { makeAuditRecord } from '../helpers/make-record.ts';
import { createFakeApp, type FakeApp, makeAnswered, makeMatch } from './fake-app.ts';
import { makePassageSource } from './fake-passages.ts';

const search = () => Promise.resolve([makeMatch()]);

/**
 * A program whose answers are on record as in earnest: their ids are `aaaa-aaa1`, `aaaa-aaa2`, … in the order of the
 * questions. The passages are those of `source`, which may give others later.
 */
export function createRecordedApp(
  options: {
    readonly answer?: (question: string) => Answer;
    readonly source?: () => PassageSource;
  } = {},
): FakeApp & { readonly store: Store } {
  const { answer = makeAnswered, source = makePassageSource } = options;
  const store = openStore(null);
  const audit = createAuditLog({ store, log: silentLog });
  let count = 0;
  const app = createFakeApp({
    search,
    why: (id) => audit.find(id),
    sentAnswers: createSentAnswers({ store, log: silentLog }),
    votes: createVotes({ store, log: silentLog }),
    passages: createPassageReader({ snapshot: source, search }),
    answer(question) {
      count += 1;
      const id = `aaaa-aaa${count}`;
      const given = { ...answer(question), id };
      const { kind, language, snapshot } = given;
      audit.record(
        makeAuditRecord({
          id,
          question,
          kind,
          language,
          snapshot,
          askedAt: new Date().toISOString(),
          citations: given.kind === 'answered' ? given.citations : [],
          matches: given.matches.map(({ passageId, score }) => ({
            passageId,
            score,
            passageKeywords: 0.5,
            articleKeywords: 0.5,
            similarity: null,
          })),
        }),
      );
      return Promise.resolve(given);
    },
  });
  return { ...app, store };
}
