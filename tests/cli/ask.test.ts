import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { type Cli, createCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const folder = makeTempFolder();
const ANSWERED = '金凤实验室占地多少亩？';
const NOT_FOUND = '今天天气怎么样？';
const FRANCE = { kind: 'words', words: 'France', elsewhere: false } as const;

let cli: Cli;
beforeAll(async () => {
  cli = await createCli(folder);
  // The first to come builds the snapshot and tells how far it is; the tests want silence.
  await cli.run('cli/search', ['x']);
});

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

describe('ask --json', () => {
  it('prints one object with every field that is promised, in order', async () => {
    const { code, stdout, stderr } = await cli.run('cli/ask', ['--json', ANSWERED]);
    expect([code, stderr, linesOf(stdout).length, stdout.endsWith('\n')]).toEqual([0, '', 1, true]);
    const answer = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual([
      'id',
      'question',
      'understoodAs',
      'kind',
      'language',
      'text',
      'statements',
      'citations',
      'missing',
      'notice',
      'matches',
      'snapshot',
      'model',
      'milliseconds',
    ]);
    expect(answer).toMatchObject({
      question: ANSWERED,
      kind: 'answered',
      language: 'zh-Hans',
      text: expect.stringMatching(/128亩.*\[1\]/s),
      statements: [{ text: expect.stringContaining('128亩'), citations: [1] }],
      snapshot: expect.stringMatching(/^[0-9a-f]{12}$/),
      model: 'extractive',
    });
    expect(answer.text).toBe(
      answer.statements
        .map((s: { text: string; citations: number[] }) => s.text + s.citations.map((n) => `[${n}]`).join(''))
        .join('\n'),
    );

    const { articles } = await readCorpus('corpus');
    for (const [i, citation] of answer.citations.entries()) {
      const article = articles.find(({ id }) => id === citation.articleId)!;
      expect(citation).toEqual({
        number: i + 1,
        articleId: article.id,
        title: article.title,
        publisher: article.publisher,
        published: article.published,
        asOf: expect.stringMatching(/^\d{4}(-\d\d)?(-\d\d)?$/),
        kind: 'digest',
        url: article.url,
        paragraph: expect.any(Number),
        heading: expect.any(String),
        start: expect.any(Number),
        end: expect.any(Number),
        quote: article.text.slice(citation.start, citation.end),
      });
      expect(citation.quote).not.toBe('');
    }

    expect(answer.matches).toHaveLength(10);
    for (const match of answer.matches) {
      expect(Object.keys(match)).toEqual(['passageId', 'articleId', 'paragraph', 'score', 'text']);
      expect(match.passageId.startsWith(`${match.articleId}#`)).toBe(true);
      expect(articles.find(({ id }) => id === match.articleId)!.text).toContain(match.text);
    }
    for (const part of ['understand', 'retrieve', 'answer', 'total'])
      expect(answer.milliseconds[part]).toBeGreaterThanOrEqual(0);
    expect(answer.milliseconds.total).toBeGreaterThan(0);
  });

  it('with --explain tells how the answer came about, and --why tells it later', async () => {
    const { stdout } = await cli.run('cli/ask', ['--json', '--explain', ANSWERED]);
    const { id, audit, snapshot } = JSON.parse(stdout);
    expect(audit).toMatchObject({ id, question: ANSWERED, kind: 'answered', snapshot, matches: { length: 10 } });

    const later = await cli.run('cli/ask', ['--why', id.toUpperCase().replace('-', '')]);
    expect([later.code, later.stderr]).toEqual([0, '']);
    expect(linesOf(later.stdout)).toEqual(expect.arrayContaining([`问题：${ANSWERED}`, '结果：答出']));
    expect(JSON.parse((await cli.run('cli/ask', ['--why', id, '--json'])).stdout)).toEqual(audit);

    const unknown = await cli.run('cli/ask', ['--why', '0000-0000']);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/^there is no answer 0000-0000, or its record has expired — .*\n$/);
  });

  it('of a question that the articles do not answer cites nothing', async () => {
    const { code, stdout } = await cli.run('cli/ask', ['--json', 'What', 'is', 'the capital of France?']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      question: 'What is the capital of France?',
      kind: 'not-found',
      language: 'en',
      text: textsFor('en').notFoundMissing({ mentioned: null, lacking: FRANCE }),
      missing: { mentioned: null, lacking: FRANCE },
      statements: [],
      citations: [],
      matches: { length: 10 },
    });
  });

  it('reads questions from standard input, one a line, and answers in order', async () => {
    const input = `\ufeff${ANSWERED}\r\n\n   \n${NOT_FOUND}\r\n金鳳實驗室佔地多少畝？`;
    const { code, stdout, stderr } = await cli.run('cli/ask', ['--json', '-'], { input });
    expect([code, stderr]).toEqual([0, '']);
    const answers = linesOf(stdout).map((line) => JSON.parse(line));
    expect(answers.map(({ question, kind, language }) => [question, kind, language])).toEqual([
      [ANSWERED, 'answered', 'zh-Hans'],
      [NOT_FOUND, 'not-found', 'zh-Hans'],
      ['金鳳實驗室佔地多少畝？', 'answered', 'zh-Hant'],
    ]);
    // The same question in the other script has the same quotes.
    expect(answers[2].citations).toEqual(answers[0].citations);
  });

  it('of no question at all prints nothing and how to call it', async () => {
    const { code, stdout, stderr } = await cli.run('cli/ask', ['--json', '-'], { input: ' \n\n' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^standard input holds no question[^\n]*usage:[^\n]*\n$/);
  });

  it('asks another folder, whose bad files are named on standard error', async () => {
    const corpus = join(folder, 'other');
    writeArticles(corpus, { park: '缙云山植物园占地777亩。' });
    writeArticles(corpus, { bad: '' });
    const { code, stdout, stderr } = await cli.run('cli/ask', [
      '--json',
      '--corpus',
      'other',
      '缙云山植物园占地多少亩？',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'answered',
      citations: [{ articleId: 'park', quote: '缙云山植物园占地777亩。' }],
      matches: { length: 1 },
    });
    expect(stderr).toContain('bad.md: ');
  });
});

describe('ask', () => {
  it('prints the statements and their sources for a reader', async () => {
    const { code, stdout, stderr } = await cli.run('cli/ask', [ANSWERED]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/128亩[^\n]*\[1\]\n\n\[1\] /);
    expect(stdout).toContain('摘编');
  });

  it('says that the articles do not say, with the nearest passages', async () => {
    const { stdout } = await cli.run('cli/ask', [NOT_FOUND]);
    expect(stdout.startsWith(textsFor('zh-Hans').notFound)).toBe(true);
    expect(stdout).not.toContain('[1]');
  });
});

describe('a wrong call', () => {
  it.each<[string, string, readonly string[], RegExp]>([
    ['an unknown flag', 'cli/ask', ['--verbose', '问'], /--verbose.*usage: npm run/],
    ['no question', 'cli/ask', [], /no question.*usage:/],
    ['an empty question', 'cli/ask', ['--json', '  '], /no question/],
    ['a flag without its value', 'cli/ask', ['问', '--corpus'], /--corpus.*usage:/],
    ['a value for a flag that takes none', 'cli/ask', ['--json=yes', '问'], /--json.*usage:/],
    ['a folder that is not there', 'cli/ask', ['--corpus', 'nowhere', '问'], /nowhere does not exist/],
    ['a file as folder', 'cli/ask', ['--corpus', join(import.meta.dirname, 'ask.test.ts'), '问'], /is a file/],
    ['a folder without articles', 'cli/ask', ['--corpus', 'empty', '问'], /no article/],
    ['an empty folder name', 'cli/ask', ['--corpus', '', '问'], /--corpus needs a value.*usage:/],
    ['no query', 'cli/search', ['--json'], /no query.*usage:/],
    ['an unknown flag', 'cli/search', ['--limit', '3', '问'], /--limit.*usage:/],
    ['no number', 'cli/search', ['--top', 'ten', '问'], /--top ten is no whole number from 1 to 100/],
    ['too small a number', 'cli/search', ['--top', '0', '问'], /--top 0 /],
    ['too large a number', 'cli/search', ['--top', '101', '问'], /--top 101 /],
    ['half a number', 'cli/search', ['--top', '1.5', '问'], /--top 1\.5 /],
    ['an empty number', 'cli/search', ['--top=', '问'], /--top needs a value/],
    ['a stray word', 'cli/evaluate', ['--docs', 'd', '--queries', 'q', 'stray'], /stray goes with no flag.*usage:/],
    ['no documents', 'cli/evaluate', ['--queries', 'q.jsonl'], /--docs and --queries.*usage:/],
    [
      'documents that are not there',
      'cli/evaluate',
      ['--docs', 'd.jsonl', '--queries', 'q.jsonl'],
      /q\.jsonl cannot be read/,
    ],
  ])('with %s ends %s %j with 2, one line and no output', async (_, program, args, line) => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const { code, stdout, stderr } = await cli.run(program, args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toMatch(line);
  });

  it('with a wrong variable names it and not its value', async () => {
    for (const program of ['cli/ask', 'main']) {
      const { code, stdout, stderr } = await cli.run(program, ['问'], {
        environment: { TELEGRAM_BOT_TOKEN: 'not-a-token' },
      });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^TELEGRAM_BOT_TOKEN [^\n]+\n$/);
      expect(stderr).not.toContain('not-a-token');
    }
  });
});

describe('search', () => {
  it('--json prints one object with the query and as many passages as wanted, best first', async () => {
    const { code, stdout, stderr } = await cli.run('cli/search', ['--json', '--top', '3', '金凤', '实验室']);
    expect([code, stderr, linesOf(stdout).length]).toEqual([0, '', 1]);
    const { query, matches } = JSON.parse(stdout);
    expect([query, matches.length]).toEqual(['金凤 实验室', 3]);
    expect(matches[0]).toMatchObject({
      articleId: '2023-03-science-city-platforms',
      score: 1,
      text: expect.stringContaining('金凤实验室'),
    });
    expect(matches[1].score).toBeGreaterThanOrEqual(matches[2].score);
  });

  it('prints passages with their titles for a reader, ten unless told otherwise', async () => {
    const { stdout } = await cli.run('cli/search', ['金凤实验室']);
    expect(stdout.split('\n\n')).toHaveLength(10);
    expect(stdout).toContain('金凤实验室');
  });
});

describe('the conversation without a terminal', () => {
  it('prints one answer for each line of standard input, in order, and how to connect Telegram on standard error', async () => {
    const { code, stdout, stderr } = await cli.run('main', [], {
      input: `${ANSWERED}\n/help\n\n${NOT_FOUND}\n/nonsense`,
    });
    expect(code).toBe(0);
    const texts = textsFor('zh-Hans');
    const places = ['128亩', texts.help(null), texts.notFound, texts.unknownCommand('nonsense')].map((words) =>
      stdout.indexOf(words),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(stderr).toContain('TELEGRAM_BOT_TOKEN');
    expect(stdout).not.toContain('TELEGRAM_BOT_TOKEN');
  });

  it.skipIf(process.platform === 'win32')('ends when it is told to, although its input stays open', async () => {
    const child = cli.start('main', []);
    const answered = new Promise<void>((settle) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes('128亩') && settle());
    });
    const ended = new Promise<number | null>((settle) => child.once('close', settle));
    child.stdin.write(`${ANSWERED}\n`);
    await answered;
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
