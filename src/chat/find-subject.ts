import type { App } from '../app.ts';
import type { AuditRecord } from '../audit/audit-record.ts';
import { type Subject, subjectOf } from '../conversation/subject.ts';
import type { ChatContext } from './chat-context.ts';
import { readReplied } from './updates/read-replied.ts';

/**
 * What the message asks about, when it replies to another one: somebody's words, or an answer of the bot, whoever had
 * asked for it. Null when it replies to nothing, or to nothing that says anything, like a notice of the bot.
 */
export function findSubject(ctx: ChatContext, app: Pick<App, 'sentAnswers' | 'why'>): Subject | null {
  const replied = ctx.msg === undefined ? null : readReplied(ctx.msg, ctx.me);
  if (replied === null) return null;
  const { message, words, quote, isOurs } = replied;
  if (!isOurs) return subjectOf(quote ?? words);
  const id = message === null ? null : app.sentAnswers.find(ctx.destination.chatId, message);
  const record = id === null ? null : app.why(id);
  if (record === null) return quote === null ? null : subjectOf(quote);
  return { text: quote ?? questionOf(record), turn: turnOf(record, quote) };
}

/** The marks of sources, which are no words of the answer. */
const MARK = /\[\d{1,3}\]/g;

/** As a question that stands for itself. */
const questionOf = ({ question, rewritten }: AuditRecord): string => rewritten?.question ?? question;

function turnOf(record: AuditRecord, quote: string | null): Subject['turn'] {
  return {
    question: questionOf(record),
    language: record.language,
    answer: (quote ?? record.statements).replace(MARK, ''),
  };
}
