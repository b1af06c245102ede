import { joinParagraphs } from './join-paragraphs.ts';
import type { PeopleTexts } from './people-texts.ts';
import { plural } from './plural.ts';

export const peopleEn: PeopleTexts = {
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
    joinParagraphs(
      'What I keep, and for how long:',
      [
        `• Questions and answers: ${recordDays} days, to look into mistakes. Who asked, and where, stands beside them only as a code, which says nothing without the key of this installation`,
        `• A message as Telegram delivers it, with your name and number: until it is answered or given up, and an hour later nowhere on the disk; its running number stays for two days, of one that failed for ${recordDays}`,
        '• Your ratings: as long as the answer that they rate',
        `• The last few questions and answers, so that you can follow up: in memory only, until ${memoryMinutes} minutes of silence`,
        '• How much of a language model was used today: a number, deleted the next day; how much you sent: in memory only, for an hour',
        '• Settings of a chat (language and the like): until they are changed or deleted',
      ].join('\n'),
      'Admins see questions through me, but not who asked them; a question that they keep to test me with stays, without who asked it. My log holds no names, numbers or questions. I keep your name no longer than that and never your picture, and I do not read messages in groups that are not for me. Nothing at all is kept of questions that you ask inline (@) in other chats.',
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
    'Delete everything that is kept about you?\n\nThat is what you asked here and in all other chats with the answers, your ratings, usage counts, the memory of our conversation, and the settings of our private chat. Messages of yours that still wait will not be answered. It cannot be undone.',
  forgetConfirm: 'Delete it all',
  forgetCancel: 'Keep it',
  forgetNothing: 'All right, nothing was deleted.',
  forgottenAll: ({ answers, votes, settings }) =>
    joinParagraphs(
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
};
