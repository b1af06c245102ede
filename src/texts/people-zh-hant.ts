import { joinParagraphs } from './join-paragraphs.ts';
import type { PeopleTexts } from './people-texts.ts';

export const peopleZhHant: PeopleTexts = {
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
    joinParagraphs(
      '我記錄什麼，保留多久：',
      [
        `• 問題和回答：${recordDays} 天，用來查錯；誰問的、在哪問的，只存一個代號，沒有本程式的金鑰看不出是誰`,
        `• Telegram 送來的訊息原樣（含您的名字和編號）：答完或辦不成就刪，一小時內從磁碟上清掉；訊息序號留兩天，沒辦成的留 ${recordDays} 天`,
        '• 您的評價：和被評價的回答一起刪除',
        `• 前幾輪問答，供您接著問：只在記憶體裡，${memoryMinutes} 分鐘不說話就忘掉`,
        '• 當天用掉的語言模型額度：只記數字，次日刪除；傳了多少則：只在記憶體裡，一小時',
        '• 聊天的設定（語言等）：直到改掉或刪除',
      ].join('\n'),
      '管理員在我這裡能看到問題，看不到是誰問的；留作檢驗題的問題不記是誰問的，一直保留。執行記錄裡沒有名字、編號和問題。除此之外不留您的名字，從不留頭像，不看群組裡沒有叫我的訊息。在別的聊天裡用 @ 提問時，什麼都不記錄。',
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
    '要刪除關於您的全部記錄嗎？\n\n包括您在這裡和其他所有聊天裡問過的問題和得到的回答、您的評價、額度計數、對話記憶和私聊設定。還沒回答的訊息也不再回答。刪除後無法復原。',
  forgetConfirm: '全部刪除',
  forgetCancel: '不刪',
  forgetNothing: '好的，什麼也沒有刪。',
  forgottenAll: ({ answers, votes, settings }) =>
    joinParagraphs(
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
};
