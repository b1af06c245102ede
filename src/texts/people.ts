import type { Language } from '../language/language.ts';
import type { PrivacyFacts } from '../privacy/create-privacy.ts';
import type { DeletedRows } from '../store/person-table.ts';

/** What the bot says about itself, its articles and what it keeps; and its inline mode. */
export interface PeopleTexts {
  /** A button that leads nowhere any more. */
  readonly expired: string;
  /** A button that is for somebody else. */
  readonly notYours: string;

  // Examples of questions.
  /** Stands above buttons with questions. */
  readonly tryOne: string;
  /** Stands above questions in a list. */
  readonly forExample: string;

  /** To whoever says thanks, or that they have read it. */
  readonly welcome: string;

  // The articles.
  sourcesHeading(articles: number): string;
  passages(count: number): string;
  /** Stands above buttons with numbers. */
  readonly openByNumber: string;
  readonly previousPage: string;
  readonly nextPage: string;

  // What is kept.
  privacy(facts: PrivacyFacts): string;
  readonly forgetAsk: string;
  readonly forgetConfirm: string;
  readonly forgetCancel: string;
  readonly forgetNothing: string;
  forgottenAll(deleted: DeletedRows): string;
  readonly forgetAnonymous: string;

  // Inline mode.
  readonly inlineNotFound: string;
  readonly inlineEmpty: string;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const lines = (...paragraphs: readonly (string | null)[]) =>
  paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');

export const PEOPLE: Readonly<Record<Language, PeopleTexts>> = {
  'zh-Hans': {
    expired: '这个按钮已经失效了。',
    notYours: '这个按钮只对发出命令的人有效。想删除自己的记录，请自己发 /forget。',

    tryOne: '点一个试试：',
    forExample: '例如：',
    welcome: '好的，有问题随时问我。',

    sourcesHeading: (articles) => `收录的文章（${articles} 篇，新的在前）：`,
    passages: (count) => `${count} 段`,
    openByNumber: '点编号看原文：',
    previousPage: '上一页',
    nextPage: '下一页',

    privacy: ({ recordDays, memoryMinutes, models, embedsElsewhere }) =>
      lines(
        '我记录什么，保留多久：',
        [
          `• 问题和回答，连同提问者和聊天的编号：${recordDays} 天，用来查错`,
          `• 你的评价：和被评价的回答一起删除`,
          `• 前几轮问答，供你接着问：只在内存里，${memoryMinutes} 分钟不说话就忘掉`,
          '• 当天用掉的语言模型额度：只记数字，次日删除',
          '• 聊天的设置（语言等）：直到改掉或删除',
        ].join('\n'),
        '管理员在我这里能看到问题，看不到是谁问的；留作检验题的问题不记是谁问的，一直保留。不记录你的名字和头像，不看群里没有叫我的消息。在别的聊天里用 @ 提问时，什么都不记录。',
        models.length === 0 && !embedsElsewhere
          ? '提问和作答都在运行本程序的机器上完成，不发给别的服务。'
          : [
              ...(models.length > 0
                ? [`为了写出回答，问题、接着问时的前几轮问答和找到的段落会发给语言模型服务（${models.join('、')}）。`]
                : []),
              ...(embedsElsewhere ? ['为了按意思查找，问题会发给向量服务。'] : []),
              '不发送你是谁、在哪个聊天。',
            ].join(''),
        '聊天本身在 Telegram 上，由 Telegram 保管。',
        '/forget：删除关于你的记录',
      ),
    forgetAsk:
      '要删除关于你的全部记录吗？\n\n包括你在这里和其他所有聊天里问过的问题和得到的回答、你的评价、额度计数、对话记忆和私聊设置。删除后无法恢复。',
    forgetConfirm: '全部删除',
    forgetCancel: '不删',
    forgetNothing: '好的，什么也没有删。',
    forgottenAll: ({ answers, votes, settings }) =>
      lines(
        '已经删除，无法恢复：',
        [
          `• ${answers} 个问题和回答的记录`,
          `• ${votes} 个评价`,
          ...(settings > 0 ? ['• 私聊设置'] : []),
          '• 对话记忆和额度计数',
        ].join('\n'),
        '聊天里已有的消息在 Telegram 上，要由你自己删除。',
      ),
    forgetAnonymous:
      '你是以群的身份匿名发言的，我没有按人记录，所以没有可删的。要删除自己的记录，请用自己的身份发 /forget。',

    inlineNotFound: '文章里没有说到这一点',
    inlineEmpty: '输入问题，我从文章里找答案',
  },
  'zh-Hant': {
    expired: '這個按鈕已經失效了。',
    notYours: '這個按鈕只對發出指令的人有效。想刪除自己的記錄，請自己傳 /forget。',

    tryOne: '點一個試試：',
    forExample: '例如：',
    welcome: '好的，有問題隨時問我。',

    sourcesHeading: (articles) => `收錄的文章（${articles} 篇，新的在前）：`,
    passages: (count) => `${count} 段`,
    openByNumber: '點編號看原文：',
    previousPage: '上一頁',
    nextPage: '下一頁',

    privacy: ({ recordDays, memoryMinutes, models, embedsElsewhere }) =>
      lines(
        '我記錄什麼，保留多久：',
        [
          `• 問題和回答，連同提問者和聊天的編號：${recordDays} 天，用來查錯`,
          '• 您的評價：和被評價的回答一起刪除',
          `• 前幾輪問答，供您接著問：只在記憶體裡，${memoryMinutes} 分鐘不說話就忘掉`,
          '• 當天用掉的語言模型額度：只記數字，次日刪除',
          '• 聊天的設定（語言等）：直到改掉或刪除',
        ].join('\n'),
        '管理員在我這裡能看到問題，看不到是誰問的；留作檢驗題的問題不記是誰問的，一直保留。不記錄您的名字和頭像，不看群組裡沒有叫我的訊息。在別的聊天裡用 @ 提問時，什麼都不記錄。',
        models.length === 0 && !embedsElsewhere
          ? '提問和作答都在執行本程式的機器上完成，不傳給別的服務。'
          : [
              ...(models.length > 0
                ? [`為了寫出回答，問題、接著問時的前幾輪問答和找到的段落會傳給語言模型服務（${models.join('、')}）。`]
                : []),
              ...(embedsElsewhere ? ['為了按意思查找，問題會傳給向量服務。'] : []),
              '不傳送您是誰、在哪個聊天。',
            ].join(''),
        '聊天本身在 Telegram 上，由 Telegram 保管。',
        '/forget：刪除關於您的記錄',
      ),
    forgetAsk:
      '要刪除關於您的全部記錄嗎？\n\n包括您在這裡和其他所有聊天裡問過的問題和得到的回答、您的評價、額度計數、對話記憶和私聊設定。刪除後無法復原。',
    forgetConfirm: '全部刪除',
    forgetCancel: '不刪',
    forgetNothing: '好的，什麼也沒有刪。',
    forgottenAll: ({ answers, votes, settings }) =>
      lines(
        '已經刪除，無法復原：',
        [
          `• ${answers} 個問題和回答的記錄`,
          `• ${votes} 個評價`,
          ...(settings > 0 ? ['• 私聊設定'] : []),
          '• 對話記憶和額度計數',
        ].join('\n'),
        '聊天裡已有的訊息在 Telegram 上，要由您自己刪除。',
      ),
    forgetAnonymous:
      '您是以群組的身分匿名發言的，我沒有按人記錄，所以沒有可刪的。要刪除自己的記錄，請用自己的身分傳 /forget。',

    inlineNotFound: '文章中沒有提到這一點',
    inlineEmpty: '輸入問題，我從文章中找答案',
  },
  en: {
    expired: 'This button no longer works.',
    notYours: 'This button is for whoever gave the command. To delete your own records, send /forget yourself.',

    tryOne: 'Try one of these:',
    forExample: 'For example:',
    welcome: 'Any time! Just ask.',

    sourcesHeading: (articles) => `The articles (${articles}, newest first):`,
    passages: (count) => plural(count, 'passage'),
    openByNumber: 'Choose a number to read on:',
    previousPage: 'Back',
    nextPage: 'More',

    privacy: ({ recordDays, memoryMinutes, models, embedsElsewhere }) =>
      lines(
        'What I keep, and for how long:',
        [
          `• Questions and answers, with the numbers of the person and the chat: ${recordDays} days, to look into mistakes`,
          '• Your ratings: as long as the answer that they rate',
          `• The last few questions and answers, so that you can follow up: in memory only, until ${memoryMinutes} minutes of silence`,
          '• How much of a language model was used today: a number, deleted the next day',
          '• Settings of a chat (language and the like): until they are changed or deleted',
        ].join('\n'),
        'Admins see questions through me, but not who asked them; a question that they keep to test me with stays, without who asked it. I do not keep your name or picture, and I do not read messages in groups that are not for me. Nothing at all is kept of questions that you ask inline (@) in other chats.',
        models.length === 0 && !embedsElsewhere
          ? 'Questions are answered on the machine that runs this program and are sent to no other service.'
          : [
              ...(models.length > 0
                ? [
                    `To have the answer written, the question, with the last few of a follow-up, and the passages found are sent to a language model service (${models.join(', ')}).`,
                  ]
                : []),
              ...(embedsElsewhere ? ['To search by meaning, the question is sent to an embedding service.'] : []),
              'Who you are and in which chat is not sent.',
            ].join(' '),
        'The chat itself is on Telegram and kept by Telegram.',
        '/forget: delete what is kept about you',
      ),
    forgetAsk:
      'Delete everything that is kept about you?\n\nThat is what you asked here and in all other chats with the answers, your ratings, usage counts, the memory of our conversation, and the settings of our private chat. It cannot be undone.',
    forgetConfirm: 'Delete it all',
    forgetCancel: 'Keep it',
    forgetNothing: 'All right, nothing was deleted.',
    forgottenAll: ({ answers, votes, settings }) =>
      lines(
        'Deleted for good:',
        [
          `• the records of ${plural(answers, 'question')} and answers`,
          `• ${plural(votes, 'rating')}`,
          ...(settings > 0 ? ['• the settings of our private chat'] : []),
          '• the memory of our conversation and usage counts',
        ].join('\n'),
        'The messages in the chat are on Telegram: only you can delete those.',
      ),
    forgetAnonymous:
      'You write anonymously, as the group: nothing is kept by person, so there is nothing to delete. To delete your own records, send /forget as yourself.',

    inlineNotFound: 'The articles do not say',
    inlineEmpty: 'Type a question: I look it up in the articles',
  },
};
