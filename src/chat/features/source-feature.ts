import { Composer } from 'grammy';
import { readAnswerId } from '../../answering/answer-id.ts';
import type { Citation } from '../../answering/answer.ts';
import type { App } from '../../app.ts';
import type { AuditRecord } from '../../audit/audit-record.ts';
import type { Log } from '../../log.ts';
import { isPassageKey } from '../../passages/passage-key.ts';
import { textsFor } from '../../texts/texts-for.ts';
import type { Texts } from '../../texts/texts.ts';
import { argumentsOf, type ChatContext, gives, presses } from '../chat-context.ts';
import { editPressed } from '../delivery/edit-pressed.ts';
import { sendMessages } from '../delivery/send-messages.ts';
import { createReminder, type Reminder } from '../remind-once.ts';
import { findPressed } from '../pressed-button.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { readPassageLink } from '../rendering/passage-link.ts';
import { type OpenedFrom, renderOpened, renderRelated } from '../rendering/render-opened.ts';

const RELATED = 5;

/** Who presses the same button again within this time sees already what it opens. */
const OPENED_MS = 30_000;

interface SourceFeatureParts {
  readonly app: Pick<App, 'passages' | 'why'>;
  /** Which buttons opened something just now. */
  readonly opened: Reminder;
  readonly log: Log;
}

/** A source of an answer that is still on record. */
interface KnownSource {
  readonly citation: Citation;
  readonly from: OpenedFrom;
  /** Of the answer: its passages are shown in the same language, whoever opens them. */
  readonly texts: Texts;
}

/** Opens the passages behind answers: by buttons, page by page, and by their permanent links. */
export function createSourceFeature(given: Omit<SourceFeatureParts, 'opened'>): Composer<ChatContext> {
  const parts = { ...given, opened: createReminder(undefined, OPENED_MS) };
  const feature = new Composer<ChatContext>();
  feature.filter(gives('start'), (ctx, next) => openLink(ctx, parts, next));
  feature.filter(presses('source'), (ctx) => openSource(ctx, parts));
  feature.filter(presses('page'), (ctx) => turnPage(ctx, parts));
  feature.filter(presses('related'), (ctx) => showRelated(ctx, parts));
  return feature;
}

/** `/start p_KEY`, as a client sends it when somebody follows a permanent link. */
async function openLink(ctx: ChatContext, { app }: SourceFeatureParts, next: () => Promise<void>): Promise<void> {
  const key = ctx.request.kind === 'command' ? readPassageLink(ctx.request.text) : null;
  if (key === null || ctx.chat?.type !== 'private') return next();
  await ctx.say([renderOpened(app.passages.open(key), { texts: ctx.texts, username: ctx.me.username, from: null })]);
}

async function openSource(ctx: ChatContext, parts: SourceFeatureParts): Promise<void> {
  const { passages } = parts.app;
  const [first = '', number] = argumentsOf(ctx);
  if (number === undefined && isPassageKey(first))
    return reply(
      ctx,
      renderOpened(passages.open(first), { texts: ctx.texts, username: ctx.me.username, from: null }),
      parts,
    );
  const source = findSource(first, number, parts);
  if (source === null) return refuse(ctx);
  const { citation, ...options } = source;
  return reply(ctx, renderOpened(passages.openCited(citation), { ...options, username: ctx.me.username }), parts);
}

/** Shows another passage of the article in the same message. */
async function turnPage(ctx: ChatContext, parts: SourceFeatureParts): Promise<void> {
  const [key = '', answerId, number] = argumentsOf(ctx);
  if (!isPassageKey(key) || findPressed(ctx) === null) return;
  // Where its record is gone meanwhile, pages still turn, and nothing in them is marked.
  const source = answerId === undefined ? null : findSource(answerId, number, parts);
  const { from, texts } = source ?? { from: null, texts: ctx.texts };
  const opened = parts.app.passages.open(key, source?.citation);
  await editPressed(ctx, renderOpened(opened, { texts, from, username: ctx.me.username }), parts.log);
}

async function showRelated(ctx: ChatContext, parts: SourceFeatureParts): Promise<void> {
  const record = findRecord(argumentsOf(ctx)[0] ?? '', parts);
  if (record === null) return refuse(ctx);
  const related = await parts.app.passages.related(record, RELATED);
  const texts = textsFor(record.language);
  if (related.length === 0) {
    await ctx.answerCallbackQuery({ text: texts.buttons.relatedNone });
    return;
  }
  const heading = record.kind === 'answered' ? texts.buttons.relatedHeading : texts.relatedHeading;
  return reply(ctx, renderRelated(related, heading, texts), parts);
}

function findRecord(answerId: string, { app }: SourceFeatureParts): AuditRecord | null {
  return readAnswerId(answerId) === answerId ? app.why(answerId) : null;
}

function findSource(answerId: string, number: string | undefined, parts: SourceFeatureParts): KnownSource | null {
  const record = findRecord(answerId, parts);
  const citation = record?.citations.find((it) => String(it.number) === number);
  if (!record || !citation) return null;
  return { citation, from: { answerId, number: citation.number }, texts: textsFor(record.language) };
}

/** Nothing is known of the answer any more. */
async function refuse(ctx: ChatContext): Promise<void> {
  await ctx.answerCallbackQuery({ text: ctx.texts.buttons.forgotten, show_alert: true });
}

/** Answers the message under which a button was pressed. */
async function reply(ctx: ChatContext, message: FormattedText, { opened, log }: SourceFeatureParts): Promise<void> {
  const replyTo = ctx.callbackQuery?.message?.message_id ?? null;
  if (!opened.isDue(`${ctx.destination.chatId}/${replyTo}/${ctx.callbackQuery?.data}`)) {
    await ctx.answerCallbackQuery({ text: ctx.texts.buttons.openAlready });
    return;
  }
  await ctx.answerCallbackQuery();
  await sendMessages(ctx.api, { ...ctx.destination, replyTo }, [message], log);
}
