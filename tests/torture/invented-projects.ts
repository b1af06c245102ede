import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Workspace } from '../e2e/start-bot-process.ts';

const NAMES =
  '青岚 白鹭 云杉 丹霞 松涛 银杏 紫藤 海棠 翠屏 金沙 墨竹 凌霄 望江 听泉 飞鸿 栖霞 枫林 朝晖 碧潭 芙蓉 琼台 虹桥 落霞 苍梧 麒麟 玉衡 瑶光 天枢 开阳 北辰'.split(
    ' ',
  );

/** Something that does not exist, of which one article says one figure: an answer tells by it which question it is to. */
export interface Project {
  readonly question: string;
  /** Stands in its article and in no other. */
  readonly figure: string;
}

export const PROJECTS: readonly Project[] = NAMES.map((name, index) => ({
  question: `${name}工程总投资是多少？`,
  figure: `${101 + index * 7}亿元`,
}));

/** The project that an answer is to: the one whose figure it states first; null when it states none. */
export function projectOf(answer: string): Project | null {
  const [first] = /\d+亿元/.exec(answer) ?? [];
  return PROJECTS.find(({ figure }) => figure === first) ?? null;
}

/** A corpus of an article for each project, beside an empty data folder. */
export async function makeProjectsWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'kecheng-torture-'));
  const [corpusDir, dataDir] = [join(folder, 'corpus'), join(folder, 'data')];
  await Promise.all([mkdir(corpusDir), mkdir(dataDir)]);
  for (const [index, name] of NAMES.entries()) {
    const day = String((index % 28) + 1).padStart(2, '0');
    const text = `---
title: ${name}工程进展
publisher: 测试日报
published: 2031-05-${day}
language: zh-Hans
kind: full
---

${name}工程由测试市政府组织实施，${name}工程总投资${PROJECTS[index]!.figure}。
`;
    await writeFile(join(corpusDir, `2031-05-project-${index}.md`), text);
  }
  return { corpusDir, dataDir, remove: () => rm(folder, { recursive: true, force: true }) };
}
