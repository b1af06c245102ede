import type { AnswerForm } from '../answering/answer.ts';
import { nameWriter } from './name-writer.ts';
import { explainEn } from './explain-en.ts';
import { formatDate, formatDuration, formatMoment } from './format-date.ts';
import { BUTTONS } from './buttons.ts';
import { LIMITS } from './limits.ts';
import { GROUPS } from './groups.ts';
import { peopleEn } from './people-en.ts';
import { libraryEn } from './library-en.ts';
import { RENEWAL } from './renewal.ts';
import { insightEn } from './insight-en.ts';
import { plural } from './plural.ts';
import type { Texts } from './texts.ts';

const LANGUAGE = 'en';
const date = (value: string) => formatDate(value, LANGUAGE);

const FORMS: Readonly<Record<AnswerForm, string>> = {
  phone: 'a telephone number',
  contact: 'contact details',
  age: 'an age',
  money: 'an amount of money',
  percent: 'a percentage',
  area: 'an area',
  count: 'a number',
  date: 'a date',
  duration: 'a length of time',
};

/** English. Quotes stay in the language of the articles. */
export const en: Texts = {
  language: LANGUAGE,

  start: (
    articles,
  ) => `Hello, this is Kecheng. I answer questions from ${articles === 1 ? 'one article' : `${articles} articles`}, and from nothing else.

Every sentence carries its source: open it to read the passage itself. If the articles do not say, I tell you so.

Just send a question. More under /help`,
  help: (
    botName,
  ) => `Just send me a question, in English or Chinese. Every sentence of the answer carries its source; quotations stay in Chinese.

Follow up: “And last year?”, “How large is it?”, “in Chinese please”
${
  botName === null
    ? ''
    : `In groups: mention me, reply to me, or use /ask with a question; reply to someone with /ask to ask what they wrote
In any chat: type @${botName} and a question
`
}
/search WORDS: find passages
/sources: the articles
/cite: sources as plain text
/new: change the subject
/settings: settings
/privacy: what is kept
/forget: delete what is kept about me
/about: where the material comes from`,
  about: `Kecheng answers from its articles only. It uses no other knowledge and does not search the web.

Every quotation is compared with the article, character by character, before it is sent.

A source marked “digest” retells the article paragraph by paragraph in our own words, with every fact and figure. A source without that mark is the publisher's own text.

The program is open source under the MIT licence. English questions use the CC-CEDICT dictionary (CC BY-SA 4.0), semantic search uses the bge-small-zh-v1.5 model by BAAI (MIT), and Chinese script folding uses tables from OpenCC (Apache-2.0).`,
  helpAdmin: `For admins:
Send me a file or a long text: add it as an article after a preview
/articles: look at articles, retire and restore them
/reload: update the articles; /rollback: go back
/status: how the bot is doing; /stats: figures
/unanswered: questions without an answer; /feedback: answers that people did not like
/why: reply to an answer with it to see how it came about`,
  commands: {
    start: 'Start',
    help: 'How to use this bot',
    about: 'Sources and licences',
    ask: 'Ask: /ask QUESTION',
    search: 'Find passages: /search WORDS',
    sources: 'The articles',
    cite: 'A source as plain text: /cite 1',
    new: 'Begin anew: forget what I asked before',
    settings: 'Language and other settings (in groups: group admins)',
    privacy: 'What is kept, and for how long',
    forget: 'Delete what is kept about me',
    articles: 'Manage articles (admins)',
    reload: 'Update the articles (admins)',
    rollback: 'Go back to earlier articles (admins)',
    status: 'How the bot is doing (admins)',
    stats: 'Figures (admins)',
    why: 'How an answer came about: /why NUMBER (admins)',
    unanswered: 'Questions without an answer (admins)',
    feedback: 'Ratings (admins)',
  },

  notFound: 'The articles do not say.',
  notFoundMissing: ({ mentioned, lacking }) => {
    if (lacking.kind === 'form') {
      const form = FORMS[lacking.form];
      return mentioned === null
        ? `The articles do not give ${form}.`
        : `The articles mention ${mentioned}, but do not give ${form}.`;
    }
    // An English word may have a Chinese one that the dictionary does not know: what was looked for, and not what there is.
    return mentioned === null
      ? `I found nothing about “${lacking.words}” in the articles.`
      : `The articles mention ${mentioned}, but I found nothing there about “${lacking.words}”.`;
  },
  relatedHeading: 'The nearest passages:',
  looking: '🔎 Looking in the articles…',
  unavailable: {
    internal: 'Something went wrong and I could not answer. Please try again in a moment.',
  },
  answerId: (id) => ` (number ${id})`,
  notices: {
    budget: 'Today’s share of written answers is used up. The sentences above are the articles’ own.',
    'model-failed': 'The language model cannot be reached. The sentences above are the articles’ own.',
  },

  understoodAs: (question) => `Understood as: ${question}`,
  forgotten: 'All right, I have forgotten what you asked before. Go ahead with something new.',

  emptyQuestion: 'Please send your question along: /ask with the question, or mention me with it.',
  tooLong: (limit) => `That question is too long. Please keep it under ${limit} characters.`,
  tooMany: 'That is faster than I can answer. Please wait for the answers so far.',
  unknownCommand: (command) => `There is no command /${command}. See /help`,
  notText: 'I can only read text. Please type your question.',
  notAdmin: 'Only admins can use this command.',

  searchUsage: 'Please write what to look for after /search: /search WORDS',
  searchHeading: (query) => `The passages nearest to “${query}”:`,
  searchEmpty: 'No passage comes near.',

  date,
  dateUnknown: 'date unknown',
  publisherUnknown: 'publisher unknown',
  paragraph: (number) => `paragraph ${number}`,
  kind: { digest: 'digest', full: 'full text' },
  published: (value) => `published ${date(value)}`,
  asOf: (value) => `speaks of ${date(value)}`,
  standing: (standing, asOf) => {
    const label = {
      latest: 'Latest',
      earlier: 'Earlier',
      conflict: 'The articles disagree',
      target: 'Target',
      reached: 'Reached',
      dated: 'As of',
      undated: 'Time unknown',
    }[standing];
    if (asOf === null) return `${label}: `;
    return standing === 'dated' ? `${label} ${date(asOf)}: ` : `${label} (${date(asOf)}): `;
  },
  resolvedDates: (dates) => ` (${dates.map(({ words, date: value }) => `“${words}” means ${date(value)}`).join('; ')})`,
  keyTerms: (glosses) => `Key terms: ${glosses.map(({ words, meaning }) => `${words} = ${meaning}`).join(' · ')}`,
  keywordsOnly: 'Semantic search is off: passages are found by keywords only.',
  writtenByModel: 'Written by a language model; a program checked every sentence against the passages quoted.',

  reloadStarted: 'Updating the articles…',
  reloadProgress: ({ phase, done, total, perSecond }) => {
    const work = { read: 'reading', embed: 'embedding', index: 'indexing', verify: 'verifying', try: 'trying' }[phase];
    return `Updating the articles: ${work} ${done}/${total}${perSecond >= 1 ? `, ${Math.round(perSecond)} a second` : ''}`;
  },
  reloadSwapped: 'The articles are up to date.',
  reloadUnchanged: 'Nothing has changed; no update was needed.',
  reloadRefused: (reason) => `Not updated, the articles stay as they were: ${reason}`,
  reloadFailed: (reason) => `The update failed, the articles stay as they were: ${reason}`,
  reloadChanges: (added, changed, removed) => `${added} added, ${changed} changed, ${removed} removed`,
  reloadSize: (articles, passages) => `${plural(articles, 'article')}, ${plural(passages, 'passage')} in all`,
  reloadWork: (embedded, seconds) => `${plural(embedded, 'new vector')} in ${seconds.toFixed(1)} s`,
  reloadProblems: (number) => `${plural(number, 'file')} could not be read:`,
  problem: (file, reason) => `• ${file}: ${reason}`,
  more: (number) => `… and ${number} more`,
  warning: (text) => `Note: ${text}`,

  statusNoSnapshot: 'The articles are not ready yet.',
  statusSnapshot: (id, builtAt) =>
    builtAt === null ? `Snapshot ${id}` : `Snapshot ${id}, built ${formatMoment(builtAt, LANGUAGE)} (Beijing time)`,
  statusModel: (model) => `Answers by: ${nameWriter(model, 'sentences of the articles')}`,
  statusQuestions: (answered, notFound, failed) =>
    `Since the start: ${answered} answered, ${notFound} not in the articles, ${failed} failed`,
  statusEndpoint: ({ model, breaker, requests, failures }) => {
    const state = { closed: 'working', open: 'failing, left alone for now', 'half-open': 'being tried again' }[breaker];
    return `Language model ${model}: ${state}, ${plural(requests, 'request')}, ${failures} failed`;
  },
  statusTokens: ({ input, output, answers }, limit) =>
    `${plural(answers, 'answer')} written today, tokens: ${input} in, ${output} out; ${limit === null ? 'no limit' : `limit ${limit} a day for each person and chat`}`,
  statusOpen: (open) => `Messages waiting or being answered: ${open}`,
  statusDead: (dead) =>
    `⚠️ ${plural(dead, 'message')} could not be handled after many attempts and ${dead === 1 ? 'was' : 'were'} given up; the log says why`,
  tryAgain: (count) => `🔁 Try ${count} again`,
  triedAgain: (count) =>
    count === 0
      ? 'There is nothing left that could be tried again.'
      : `Trying ${plural(count, 'message')} again. Send /status to see what came of it.`,
  statusProcess: (uptimeSeconds, residentBytes) =>
    `Up for ${formatDuration(uptimeSeconds, LANGUAGE)}, using ${Math.round(residentBytes / 2 ** 20)} MB of memory`,

  explain: explainEn,
  buttons: BUTTONS[LANGUAGE],
  limits: LIMITS[LANGUAGE],
  groups: GROUPS[LANGUAGE],
  people: peopleEn,
  library: libraryEn,
  renewal: RENEWAL[LANGUAGE],
  insight: insightEn,

  terminalBanner: `Kecheng: ask here and press Enter. /help explains, /quit or Ctrl+D leaves.`,
  terminalConnect: `Telegram is not connected. To connect it, get a bot from @BotFather, write its token into .env as TELEGRAM_BOT_TOKEN=… and start again.`,
  terminalPrompt: 'Question> ',
  goodbye: 'Goodbye.',
};
