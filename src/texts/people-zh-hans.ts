import { joinParagraphs } from './join-paragraphs.ts';
import type { PeopleTexts } from './people-texts.ts';

export const peopleZhHans: PeopleTexts = {
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
    joinParagraphs(
      '我记录什么，保留多久：',
      [
        `• 问题和回答：${recordDays} 天，用来查错；谁问的、在哪问的，只存一个代号，没有本程序的密钥看不出是谁`,
        `• Telegram 送来的消息原样（含你的名字和编号）：答完或办不成就删，一小时内从磁盘上清掉；消息序号留两天，没办成的留 ${recordDays} 天`,
        `• 你的评价：和被评价的回答一起删除`,
        `• 前几轮问答，供你接着问：只在内存里，${memoryMinutes} 分钟不说话就忘掉`,
        '• 当天用掉的语言模型额度：只记数字，次日删除；发了多少条：只在内存里，一小时',
        '• 聊天的设置（语言等）：直到改掉或删除',
      ].join('\n'),
      '管理员在我这里能看到问题，看不到是谁问的；留作检验题的问题不记是谁问的，一直保留。运行日志里没有名字、编号和问题。除此之外不留你的名字，从不留头像，不看群里没有叫我的消息。在别的聊天里用 @ 提问时，什么都不记录。',
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
    '要删除关于你的全部记录吗？\n\n包括你在这里和其他所有聊天里问过的问题和得到的回答、你的评价、额度计数、对话记忆和私聊设置。还没回答的消息也不再回答。删除后无法恢复。',
  forgetConfirm: '全部删除',
  forgetCancel: '不删',
  forgetNothing: '好的，什么也没有删。',
  forgottenAll: ({ answers, votes, settings }) =>
    joinParagraphs(
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
};
