import { Composer } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { App } from '../../app.ts';
import type { QuestionGroup } from '../../insight/group-questions.ts';
import type { Wait } from '../../wait.ts';
import { argumentsOf, type ChatContext, gives, presses } from '../chat-context.ts';
import { showInPlace } from '../delivery/show-in-place.ts';
import { keepTyping } from '../delivery/keep-typing.ts';
import { type Offers, takes } from '../offers.ts';
import { writePress } from '../press-data.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { numberRows } from '../rendering/number-rows.ts';
import { pageOf } from '../rendering/pages.ts';
import { renderGroup, renderGroups } from '../rendering/render-unanswered.ts';

const OFFERED = 3;
const DISMISS = 'dismiss-questions';
const CONFIRM = 'confirm-unanswered';

export interface UnansweredFeatureParts {
  readonly app: Pick<App, 'insight' | 'golden'>;
  readonly offers: Offers;
  readonly wait: Wait;
}

/**
 * `/unanswered`: what people asked and the articles do not say, by meaning, the most asked first. A page is turned and
 * a group opened in the same message; groups are found again by the answer of their label, whatever was asked since.
 */
export function createUnansweredFeature(parts: UnansweredFeatureParts): Composer<ChatContext> {
  const { app, wait } = parts;
  const feature = new Composer<ChatContext>();
  const readGroups = (ctx: ChatContext) =>
    keepTyping(ctx.api, ctx.destination, () => app.insight.groupUnanswered(), wait);

  feature.filter(gives('unanswered'), async (ctx) => ctx.say([listPage(await readGroups(ctx), 0, ctx)]));

  feature.filter(presses('unanswered'), async (ctx) => {
    const [what, id = '', page = ''] = argumentsOf(ctx);
    const groups = await app.insight.groupUnanswered();
    const group = what === 'group' ? findGroup(groups, id) : undefined;
    if (group) return showInPlace(ctx, openGroup(group, Number(page) || 0, ctx, parts));
    if (what === 'group') await ctx.answerCallbackQuery({ text: ctx.texts.insight.groupGone });
    return showInPlace(ctx, listPage(groups, Number(what === 'group' ? page : id) || 0, ctx));
  });

  feature.filter(takes(DISMISS, CONFIRM), async (ctx) => {
    if (ctx.request.kind !== 'offer') return;
    const { ids, label, page } = ctx.request.payload as OfferedGroup;
    const { insight } = ctx.texts;
    const confirms = ctx.request.action === CONFIRM;
    if (confirms && app.golden.addFromAnswer(label, 'not-found') === null)
      await ctx.answerCallbackQuery({ text: insight.notGolden, show_alert: true });
    else {
      app.insight.dismiss(ids);
      await ctx.answerCallbackQuery({ text: confirms ? insight.madeGolden : insight.dismissed });
    }
    await showInPlace(ctx, listPage(await app.insight.groupUnanswered(), page, ctx));
  });
  return feature;
}

/** What a button under a group takes: the answers of its questions, and the one that stands for all. */
interface OfferedGroup {
  readonly ids: readonly string[];
  readonly label: string;
  readonly page: number;
}

const labelOf = ({ label, questions }: QuestionGroup): string =>
  (questions.find(({ question }) => question === label) ?? questions[0]!).id;

function findGroup(groups: readonly QuestionGroup[], id: string): QuestionGroup | undefined {
  return groups.find(({ questions }) => questions.some((question) => question.id === id));
}

/** @param wanted counted from 0; the last page stands for any that is beyond it */
function listPage(groups: readonly QuestionGroup[], wanted: number, { texts }: ChatContext): FormattedText {
  if (groups.length === 0) return { text: texts.insight.noneUnanswered, entities: [] };
  const { items: shown, page: at, pages: of, first } = pageOf(groups, Math.trunc(wanted) + 1);
  const page = at - 1;
  const open = shown.map((group, i) => ({
    text: String(first + i),
    callback_data: writePress('unanswered', 'group', labelOf(group), page),
  }));
  const turn = [
    ...(page > 0 ? [{ text: '◀', callback_data: writePress('unanswered', 'page', page - 1) }] : []),
    ...(at < of ? [{ text: '▶', callback_data: writePress('unanswered', 'page', page + 1) }] : []),
  ];
  const rows = [...numberRows(open), turn].filter((row) => row.length > 0);
  return { ...renderGroups(groups, { first, groups: shown, position: { at, of } }, texts), buttons: rows };
}

function openGroup(
  group: QuestionGroup,
  page: number,
  ctx: ChatContext,
  { app, offers }: UnansweredFeatureParts,
): FormattedText {
  const { insight } = ctx.texts;
  const label = labelOf(group);
  const payload: OfferedGroup = { ids: group.questions.map(({ id }) => id), label, page };
  const offer = (text: string, action: string): InlineKeyboardButton[] => [
    { text, callback_data: offers.make(ctx, { action, payload }) },
  ];
  const buttons = [
    offer(insight.dismiss, DISMISS),
    offer(insight.rightlyUnanswered, CONFIRM),
    [{ text: `◀ ${insight.back}`, callback_data: writePress('unanswered', 'page', page) }],
  ];
  return { ...renderGroup(group, app.insight.listOffered(label, OFFERED), ctx.texts), buttons };
}
