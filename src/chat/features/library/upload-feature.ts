import { Composer } from 'grammy';
import { cleanWords } from '../../../language/clean-words.ts';
import { oneLine } from '../../../language/one-line.ts';
import type { DraftOutcome } from '../../../library/create-drafts.ts';
import type { ChatContext } from '../../chat-context.ts';
import { keepTyping } from '../../delivery/keep-typing.ts';
import { isAdmin } from '../../is-admin.ts';
import { renderLines } from '../../rendering/render-lines.ts';
import { shortenText } from '../../../language/shorten.ts';
import { downloadFile, LARGEST_DOWNLOAD } from '../../updates/download-file.ts';
import { previewOf } from './draft-buttons.ts';
import type { LibraryFeatureParts } from './library-parts.ts';
import { speakOwnLanguage } from './speak-own-language.ts';

const SHOWN_NAME = 60;

/**
 * A file that an admin sends becomes the preview of an article. Files of others are what they always were: something
 * that the bot does not read.
 */
export function createUploadFeature(parts: LibraryFeatureParts): Composer<ChatContext> {
  const { adminUserIds, library, log, offers, wait } = parts;
  const feature = new Composer<ChatContext>();
  feature.on('message:document', async (ctx, next) => {
    const { document, animation } = ctx.message;
    const isFromAdmin = ctx.chat.type === 'private' && adminUserIds.includes(ctx.from.id);
    // Moving pictures come as documents, too.
    if (!isFromAdmin || animation !== undefined) return next();
    speakOwnLanguage(ctx);
    if (!isAdmin(ctx, adminUserIds)) return ctx.say(ctx.texts.library.forwarded);
    const name = document.file_name ?? '';
    const outcome = await keepTyping(ctx.api, ctx.destination, () => read(ctx, document, name), wait);
    if (outcome === null) return ctx.say(ctx.texts.library.downloadFailed);
    return showOutcome(ctx, outcome, cleanName(name));
  });

  async function read(
    ctx: ChatContext,
    document: { readonly file_id: string; readonly file_size?: number; readonly mime_type?: string },
    name: string,
  ): Promise<DraftOutcome | null> {
    const file = { name, mime: document.mime_type ?? null, bytes: new Uint8Array(), url: findAddress(ctx) };
    // What is not read need not be fetched.
    if (!library.drafts.isReadable(file)) return { kind: 'fault', fault: 'unsupported' };
    if ((document.file_size ?? 0) > LARGEST_DOWNLOAD) return { kind: 'fault', fault: 'too-large' };
    const download = await downloadFile(ctx.api, document.file_id, log);
    if (download.kind === 'failed') return null;
    if (download.kind === 'too-large') return { kind: 'fault', fault: 'too-large' };
    return library.drafts.readFile(ctx.from!.id, { ...file, bytes: download.bytes });
  }

  function showOutcome(ctx: ChatContext, outcome: DraftOutcome, name: string): Promise<void> {
    if (outcome.kind === 'draft') return ctx.say([previewOf(ctx, outcome.draft, offers)]);
    return ctx.say(renderLines([ctx.texts.library.fault(outcome.fault, name)], 'foreign'));
  }
  return feature;
}

/** The file's name as it may be shown. */
const cleanName = (name: string) => shortenText(oneLine(cleanWords(name)) || '?', SHOWN_NAME);

/** Whoever writes an address under a file says where it is from. */
const findAddress = ({ message }: ChatContext) => /https?:\/\/\S+/i.exec(message?.caption ?? '')?.[0];
