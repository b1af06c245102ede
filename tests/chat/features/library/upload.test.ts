import { describe, expect, it } from 'vitest';
import { labelsOf, openLibrary, PAGE } from './open-library.ts';

describe('a file from an admin', () => {
  it('is shown as the article that it would become, and becomes it when confirmed', async () => {
    const { admin, telegram, next, files, read, reloads, faulty } = await openLibrary();
    admin.sendDocument(admin.chat, { name: '公交.txt', mime: 'text/plain', bytes: PAGE });
    const preview = await next(/公交线路/);
    expect(preview.text).toMatch(/^云杉镇开通两条公交线路\n发布者：云杉在线\n日期：2024年3月12日\n/);
    expect(preview.text).toContain('2 段');
    expect(preview.text).toMatch(/去掉了 \d+ 行：[\s\S]*责任编辑：王小明/);
    expect(labelsOf(preview)[0]).toEqual(['✅ 入库', '取消']);
    expect(files()).not.toContain('公交.md');
    admin.press(preview, '✅ 入库');
    await next(/^已入库：《云杉镇开通两条公交线路》/);
    await next(/^文章库已更新。/);
    expect(files()).toContain('公交.md');
    expect(read('公交.md')).toMatch(
      /^---\ntitle: 云杉镇开通两条公交线路\npublisher: 云杉在线\npublished: 2024-03-12\n/,
    );
    expect(reloads).toEqual([3]);
    expect(telegram.current(preview)?.reply_markup).toBeUndefined();
    expect(faulty()).toEqual([]);
  });
});
