import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { STORE_FILE } from '../../src/store/open-database.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { spawnBotProcess, type Workspace } from '../e2e/start-bot-process.ts';
import type { SmallDisk } from '../helpers/small-disk.ts';
import { PROJECTS } from './invented-projects.ts';
import { listLeaks } from './list-leaks.ts';
import { type Mode, openScene } from './open-scene.ts';
import { createChatReader } from './read-chat.ts';

const ADMIN = 5_900_000_001;
/** People who ask at each amount of space. */
const ASKERS = 2;
const LOOK_MS = 20;
/** How long a full disk lasts when somebody waits for it. */
const FULL_MS = 2_000;
const RELOAD_MS = 15_000;
/** A message that failed is tried again after seconds, and a store that takes nothing every five. */
const PATIENCE_MS = 60_000;
const texts = textsFor('zh-Hans');
/** How the three ends of a reload begin that a full disk may bring about. */
const [SWAPPED, REFUSED, FAILED] = [texts.reloadSwapped, texts.reloadRefused(''), texts.reloadFailed('')].map((text) =>
  text.slice(0, 6),
) as [string, string, string];

export interface FullDiskOutcome {
  readonly questions: number;
  /** Amounts of space at which an update waited outside, because it could not be stored. */
  readonly keptOut: number;
  /** Reloads that were refused, and that were done, while there was little room. */
  readonly refused: number;
  readonly swapped: number;
  /** What must not be, in a line each. */
  readonly faults: readonly string[];
}

/**
 * One process lives through many disks that are nearly full. On each, people ask, and the admin changes all articles
 * and sends /reload; then there is room again.
 *
 * @param amounts bytes that are left
 */
export async function fillDisk(
  mode: Mode,
  built: Workspace,
  disk: SmallDisk,
  amounts: readonly number[],
): Promise<FullDiskOutcome> {
  const dataDir = join(disk.folder, 'data');
  cpSync(built.dataDir, dataDir, { recursive: true });
  const scene = await openScene(mode, { ...built, dataDir });
  const { telegram } = scene;
  const bot = spawnBotProcess({ ...scene.options, adminUserIds: [ADMIN] });
  const life = { isOver: false };
  void bot.ended.then(() => (life.isOver = true));
  const admin = telegram.addUser({ id: ADMIN, language_code: 'zh-hans' });
  const ids: number[] = [];
  const readers: ReturnType<typeof createChatReader>[] = [];
  const faults: string[] = [];
  let [keptOut, refused, swapped] = [0, 0, 0];

  /** @returns whether it came to be in time */
  async function within(milliseconds: number, isSo: () => boolean): Promise<boolean> {
    const giveUpAt = performance.now() + milliseconds;
    while (!isSo()) {
      if (life.isOver || performance.now() > giveUpAt) return false;
      await sleep(LOOK_MS);
    }
    return true;
  }
  /** @returns what says how the reload ended that was asked for last */
  function readEnd(): string | null {
    const text = telegram.replies(admin.chat).at(-1)?.text ?? '';
    return [SWAPPED, REFUSED, FAILED].some((start) => text.startsWith(start)) ? text : null;
  }

  try {
    await bot.ready;
    for (const [round, left] of amounts.entries()) {
      const tell = (what: string) => faults.push(`${mode}, ${left / 1024} KB left: ${what}`);
      emptyLog(dataDir);
      changeArticles(built.corpusDir, round + 1);
      disk.fill(left);
      const people = Array.from({ length: ASKERS }, () => telegram.addUser({ language_code: 'zh-hans' }));
      const asked = people.map((user, n) => {
        ids.push(user.id);
        readers.push(createChatReader(telegram, user.chat));
        return user.send(user.chat, PROJECTS[(round * ASKERS + n) % PROJECTS.length]!.question);
      });
      const now = readers.slice(-ASKERS);
      const isAnswered = () => now.every((reader) => (reader.read(), reader.answered.size > 0));
      const before = telegram.replies(admin.chat).length;
      const isToldEnd = () => telegram.replies(admin.chat).length > before && readEnd() !== null;
      asked.push(admin.send(admin.chat, '/reload'));
      // Whoever was let in is waited for; the others wait for room.
      await within(FULL_MS, () => isAnswered() && isToldEnd());
      const isOutside = telegram.pendingUpdates.some(({ message }) => message?.chat.id === ADMIN);
      if (!isOutside) await within(RELOAD_MS, isToldEnd);
      const end = isToldEnd() ? readEnd() : null;
      if (end?.startsWith(SWAPPED)) swapped += 1;
      else if (end !== null) refused += 1;

      // What is not confirmed is looked up first, then what is stored: nothing may be in neither.
      const outside = new Set(telegram.pendingUpdates.map(({ update_id: id }) => id));
      const stored = listStored(dataDir);
      if (outside.size > 0) keptOut += 1;
      const nowhere = asked.filter((message) => {
        const id = telegram.updateIdOf(message);
        return id === null || (!outside.has(id) && !stored.has(id));
      });
      if (nowhere.length > 0) tell(`${nowhere.length} updates are confirmed and not stored`);
      if (end !== null && !end.startsWith(SWAPPED) && /\n\s+at |Error:/.test(end)) tell(`a stack: ${end}`);

      disk.empty();
      if (!(await within(PATIENCE_MS, isAnswered))) tell('somebody has no answer');
      if (!(await within(PATIENCE_MS, isToldEnd))) tell(`the admin has no word: ${readEnd()}`);
      if (life.isOver) tell(`the program ended: ${bot.errors().slice(-500)}`);
      if (life.isOver) break;
      // What was refused is done as soon as there is room.
      if (readEnd()?.startsWith(SWAPPED) !== true) {
        const earlier = telegram.replies(admin.chat).length;
        admin.send(admin.chat, '/reload');
        const isDone = () => telegram.replies(admin.chat).length > earlier && readEnd()?.startsWith(SWAPPED) === true;
        if (!(await within(PATIENCE_MS, isDone))) tell(`no reload with room: ${readEnd()}`);
      }
      const pieces = listPieces(dataDir);
      if (pieces.length > 0) tell(`left over: ${pieces.join(', ')}`);
    }
    await telegram.waitUntilConfirmed();
    faults.push(...listMixtures(dataDir).map((mixture) => `${mode}: ${mixture}`));
    for (const { lost, doubled, emptyPlaces, others } of readers.map((reader) => reader.judge()))
      faults.push(
        ...lost.map((question) => `${mode}: no answer to ${question}`),
        ...doubled.map((question) => `${mode}: two answers to ${question}`),
        ...others.map((text) => `${mode}: said ${text}`),
        ...(emptyPlaces > 0 ? [`${mode}: ${emptyPlaces} empty places`] : []),
      );
    const { leaks, oddLines } = listLeaks(bot.errors(), telegram, [...ids, ADMIN]);
    faults.push(...[...leaks, ...oddLines].map((line) => `${mode}, log: ${line}`));
    faults.push(...telegram.violations.map(({ rule, detail }) => `${mode}, ${rule}: ${detail}`));
    return { questions: readers.length, keptOut, refused, swapped, faults };
  } finally {
    await bot.stop();
    await scene.close();
  }
}

/** What is written next needs new space: SQLite would else write over what stands in its log. */
function emptyLog(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, STORE_FILE), { timeout: 2_000 });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function listStored(dataDir: string): ReadonlySet<number> {
  const database = new DatabaseSync(join(dataDir, STORE_FILE), { readOnly: true, timeout: 2_000 });
  const rows = database.prepare('SELECT update_id FROM updates').all() as { update_id: number }[];
  database.close();
  return new Set(rows.map(({ update_id: id }) => id));
}

/** Every article says in the sentence that is asked for which change it is of. */
function changeArticles(corpusDir: string, round: number): void {
  for (const name of readdirSync(corpusDir)) {
    const file = join(corpusDir, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/(?<=\n---\n\n)(?:第\d+次会议决定，)?/, `第${round}次会议决定，`));
  }
}

/** Snapshots that answered with articles of more than one change. */
function listMixtures(dataDir: string): readonly string[] {
  const database = new DatabaseSync(join(dataDir, STORE_FILE), { readOnly: true, timeout: 2_000 });
  const rows = database.prepare('SELECT record FROM audits').all() as { record: string }[];
  database.close();
  const changes = new Map<string, Set<string>>();
  for (const { record } of rows) {
    const { snapshot } = JSON.parse(record) as { readonly snapshot: string };
    const seen = changes.get(snapshot) ?? new Set();
    changes.set(snapshot, seen);
    for (const [, change] of record.matchAll(/第(\d+)次会议决定/g)) seen.add(change!);
  }
  return [...changes].filter(([, seen]) => seen.size > 1).map(([id, seen]) => `${id} is of ${[...seen].join(' and ')}`);
}

/** What an unfinished write leaves behind. */
function listPieces(dataDir: string): readonly string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|(?:^|\/)(?:building|tmp)-[^/]*$/.test(name),
  );
}
