import type { Language } from '../language/language.ts';

/** What a group can set, and what happens to the bot in it. */
export interface GroupTexts {
  /** To whoever is no admin of the group and wants to see or change what it has set. */
  readonly notGroupAdmin: string;
  /** To whoever asks where only admins of the group may. */
  readonly adminsAsk: string;
  /** A group's first message from the bot. */
  hello(username: string): string;
  readonly settings: SettingsTexts;
}

/** What stands above and on the buttons of `/settings`. */
export interface SettingsTexts {
  readonly heading: string;
  /** What is set, and to what. */
  line(name: string, value: string): string;
  readonly headingPrivate: string;
  readonly language: string;
  readonly auto: string;
  readonly quiet: string;
  readonly quietMeaning: string;
  readonly quietOn: string;
  readonly quietOff: string;
  readonly on: string;
  readonly off: string;
  readonly askers: string;
  readonly everyone: string;
  readonly admins: string;
  readonly saved: string;
  readonly notSaved: string;
}

/** A language by its own name, so that whoever speaks no other finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体',
  'zh-Hant': '繁體',
  en: 'English',
};

export const GROUPS: Readonly<Record<Language, GroupTexts>> = {
  'zh-Hans': {
    notGroupAdmin: '这个群的设置只有群管理员可以看和改。',
    adminsAsk: '这个群里目前只有群管理员可以向我提问。想问就来私聊我吧。',
    hello: (username) =>
      `大家好，我是科城问答，回答关于西部（重庆）科学城的问题，每句话都标着出处。

怎么问：@${username} 加问题，或 /ask 加问题，也可以直接回复我的消息。回复别人的消息并 @我，就是问那条消息。别的消息我不理会。

群管理员可以用 /settings 设置语言、安静模式和谁可以提问。`,
    settings: {
      heading: '本群设置',
      line: (name, value) => `${name}：${value}`,
      headingPrivate: '你的设置',
      language: '语言（消息本身看不出时）',
      auto: '自动',
      quiet: '安静模式',
      quietOn: '安静',
      quietOff: '不安静',
      quietMeaning: '安静模式下没有提示音，不显示正在输入，出处收在按钮后面，不认识的命令不作声。',
      on: '开',
      off: '关',
      askers: '谁可以提问',
      everyone: '所有人',
      admins: '仅群管理员',
      saved: '已保存',
      notSaved: '没有保存成功，请稍后再试。',
    },
  },
  'zh-Hant': {
    notGroupAdmin: '這個群的設定只有群管理員可以看和改。',
    adminsAsk: '這個群裡目前只有群管理員可以向我提問。想問就來私聊我吧。',
    hello: (username) =>
      `大家好，我是科城問答，回答關於西部（重慶）科學城的問題，每句話都標著出處。

怎麼問：@${username} 加問題，或 /ask 加問題，也可以直接回覆我的訊息。回覆別人的訊息並 @我，就是問那則訊息。別的訊息我不理會。

群管理員可以用 /settings 設定語言、安靜模式和誰可以提問。`,
    settings: {
      heading: '本群設定',
      line: (name, value) => `${name}：${value}`,
      headingPrivate: '您的設定',
      language: '語言（訊息本身看不出時）',
      auto: '自動',
      quiet: '安靜模式',
      quietOn: '安靜',
      quietOff: '不安靜',
      quietMeaning: '安靜模式下沒有提示音，不顯示正在輸入，出處收在按鈕後面，不認識的命令不作聲。',
      on: '開',
      off: '關',
      askers: '誰可以提問',
      everyone: '所有人',
      admins: '僅群管理員',
      saved: '已儲存',
      notSaved: '沒有儲存成功，請稍後再試。',
    },
  },
  en: {
    notGroupAdmin: 'Only admins of this group can see and change its settings.',
    adminsAsk: 'Only admins of this group may ask me here at the moment. You are welcome to ask me in a private chat.',
    hello: (username) =>
      `Hello, I answer questions about Chongqing’s science city, and every sentence names its source.

How to ask: @${username} and your question, /ask and your question, or a reply to a message of mine. To ask about somebody’s message, reply to it and mention me. I ignore all other messages.

Group admins can use /settings to choose a language, quiet mode and who may ask.`,
    settings: {
      heading: 'Settings of this group',
      line: (name, value) => `${name}: ${value}`,
      headingPrivate: 'Your settings',
      language: 'Language (where a message does not tell)',
      auto: 'Automatic',
      quiet: 'Quiet mode',
      quietOn: 'Quiet',
      quietOff: 'Not quiet',
      quietMeaning: 'In quiet mode: no sound, no “typing”, sources behind buttons, no word about unknown commands.',
      on: 'On',
      off: 'Off',
      askers: 'Who may ask',
      everyone: 'Everyone',
      admins: 'Group admins',
      saved: 'Saved',
      notSaved: 'That could not be saved. Please try again later.',
    },
  },
};
