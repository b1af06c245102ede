import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listLiterals } from '../helpers/list-literals.ts';

/** What speaks to people, in chats and in the terminal. */
const SURFACES = ['src/chat', 'src/cli', 'src/settings', 'src/feedback', 'src/main.ts', 'src/app.ts'];
/** Han characters that are no sentence for people: top-level domains, which clients make clickable. */
const NOT_SPOKEN: ReadonlySet<string> = new Set(['src/chat/rendering/cover-clickable.ts']);
/** What hands words to a chat. */
const SPEAKS =
  /(?:\b(?:say|plain|asMessage)\(\s*\[?\s*|\.(?:text|bold|quote|link|attach|switchInline|url)\(\s*|\b(?:text|title|caption|message_text|input_field_placeholder|label)\s*:\s*)$/;
const WORD = /\p{L}{2,}/u;

function listSources(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const literals = SURFACES.flatMap(listSources)
  .filter((file) => !NOT_SPOKEN.has(file))
  .flatMap((file) => listLiterals(readFileSync(file, 'utf8')).map((literal) => Object.assign(literal, { file })));

describe('a sentence for people', () => {
  it('in Chinese stands nowhere but in the texts', () => {
    expect(literals.filter(({ words }) => /\p{Script=Han}/u.test(words))).toEqual([]);
  });

  it('in any language is not handed to a chat as it stands in the code', () => {
    const spoken = literals.filter(
      ({ file, kind, before, words }) =>
        file.startsWith(join('src', 'chat')) && kind !== 'regex' && SPEAKS.test(before) && WORD.test(words),
    );
    expect(spoken).toEqual([]);
  });

  it('would be found: literals are read as the compiler reads them', () => {
    const source = [
      "// ctx.say('注释')",
      "ctx.say('Hello there'); /* '也是注释' */ const a = b / c; const d = /['\"`]重/u;",
      'ctx.answerCallbackQuery({ text: `Saved ${f(`at ${x}`)} now` });',
      "const e = 'it\\'s'; ctx.say(ctx.texts.help);",
    ].join('\n');
    expect(listLiterals(source).map(({ kind, words, line }) => [kind, words, line])).toEqual([
      ['string', 'Hello there', 2],
      ['regex', '[\'"`]重', 2],
      ['template', 'at  ', 3],
      ['template', 'Saved   now', 3],
      ['string', "it\\'s", 4],
    ]);
    expect(
      listLiterals(source)
        .filter(({ before }) => SPEAKS.test(before))
        .map(({ words }) => words),
    ).toEqual(['Hello there', 'Saved   now']);
    expect(literals.length).toBeGreaterThan(500);
  });
});
