import type { DraftFault } from '../library/create-drafts.ts';
import { formatDate } from './format-date.ts';
import type { LibraryTexts } from './library-texts.ts';
import { plural } from './plural.ts';

const FAULTS: Readonly<Record<DraftFault, string>> = {
  unsupported: 'this kind of file is not supported. Send txt, md, html, docx or pdf (no archives).',
  'too-large': 'too large: at most 5 MB of text, or 20 MB of pdf or docx.',
  empty: 'the file is empty.',
  protected: 'the file has a password. Save a copy without it.',
  damaged: 'the file cannot be read: it is damaged, or not what its name says. Save it again, then send it.',
  scanned: 'only pictures, no text (a scan?). Run text recognition on it first.',
  'no-article': 'no article found in it. You can copy the text and send it to me as a message.',
  stuck: 'reading it took too long or too much memory. Split it, or save it anew.',
};

const SIZE = new Intl.NumberFormat('en');
const count = (number: number, noun: string) => plural(number, noun, (value) => SIZE.format(value));
const page = (number: number, pages: number) => (pages > 1 ? ` (page ${number} of ${pages})` : '');

/** English. */
export const libraryEn: LibraryTexts = {
  privateOnly: 'Please use this command in a private chat with me.',

  forwarded: 'Forwarded files cannot be added. Please send the file itself.',
  downloadFailed: 'The file could not be fetched. Please send it again.',
  fault: (fault, file) => `${file}: ${FAULTS[fault]}`,
  pasted: 'This looks like an article. Add it?',
  pastedSize: (characters, parts) =>
    parts === 1 ? count(characters, 'character') : `${count(characters, 'character')} in ${count(parts, 'message')}`,
  importPasted: 'Add',
  importEach: (parts) => `As ${parts} articles`,
  askPasted: 'It is a question: answer it',
  ignorePasted: 'No',
  ignored: 'All right, nothing was added.',

  field: { title: 'Title', publisher: 'Publisher', published: 'Date', url: 'Address', kind: 'Kind' },
  fieldLine: (field, value) => `${field}: ${value || 'unknown'}`,
  unknown: 'unknown',
  kinds: { full: 'full text', digest: 'digest' },
  size: (paragraphs, characters) => `${count(paragraphs, 'paragraph')}, ${count(characters, 'character')}`,
  removed: (number) => `Left out ${count(number, 'line')}:`,
  removedNothing: 'Nothing was left out.',
  removedLine: (text, rule) => `• ${text} (${rule})`,
  lost: (number, places) =>
    `⚠ Characters are lost in ${count(number, 'place')}: ${places.map((place) => `“${place}”`).join(', ')}`,
  similar: '⚠ Much like an article that is there:',
  similarLine: (title, percent) => `• ${title}: ${percent}% the same`,
  titleGuessed: '⚠ No title was found; these are the first words.',
  mixedScript: '⚠ Traditional and Simplified characters are mixed.',

  save: '✅ Add',
  cancel: 'Cancel',
  fullText: 'Full text',
  removedLines: 'Left out',
  edit: (field) => `✏️ ${field}`,
  askValue: {
    title: 'Reply with the new title.',
    publisher: 'Reply with the publisher, or “unknown”.',
    published: 'Reply with the date of publication, like 2022-06-07, 2022-06 or 2022, or “unknown”.',
    url: 'Reply with the address, beginning with http:// or https://, or “none”.',
  },
  invalid: {
    title: 'A title has 1 to 300 characters.',
    publisher: 'A publisher has 1 to 100 characters.',
    published: 'There is no such date.',
    url: 'This is not a full web address.',
  },
  draftGone: 'This draft is gone. Please send it again.',
  cancelled: 'Cancelled, nothing was added.',
  saved: (title, articleId) => `Added: ${title} (${articleId})`,
  alreadyThere: (title) => `Exactly this article is there already: ${title}`,
  saveFailed: (reason) => `It was not saved: ${reason}`,

  list: (number, at, pages) => `${count(number, 'article')}${page(at, pages)}`,
  listLine: (place, title, publisher, published, passages) =>
    `${place}. ${title}\n${[publisher, published === '' ? 'date unknown' : formatDate(published, 'en'), count(passages, 'passage')].filter((part) => part !== '').join(' · ')}`,
  source: 'Source',
  id: (id) => `ID: ${id}`,
  cardSize: (passages, characters) => `${count(passages, 'passage')}, ${count(characters, 'character')}`,
  cited: (number, days) => `Cited in ${count(number, 'answer')} of the last ${days} days`,
  showText: 'Show the text',
  back: 'Back',
  articleGone: 'This article is gone.',

  retire: 'Retire',
  askReason: (title) => `Why should this article be retired?\n${title}`,
  reasons: { outdated: 'Outdated', wrong: 'Wrong', withdrawn: 'Withdrawn by its publisher', duplicate: 'Duplicate' },
  otherReason: 'Other',
  typeReason: 'Reply with the reason.',
  confirmRetire: (title, reason) =>
    `Retire this article?\n${title}\nReason: ${reason}\nIt answers nothing from then on. The file is kept and can be restored.`,
  confirmRetireButton: 'Retire it',
  retired: (title) => `Retired: ${title}. It no longer answers.`,
  retiredButton: 'Retired articles',
  retiredList: (number, at, pages) => `${count(number, 'retired article')}${page(at, pages)}`,
  noneRetired: 'No article is retired.',
  retiredLine: (place, title, reason, retiredAt) =>
    `${place}. ${title}\n${[reason, retiredAt === '' ? '' : formatDate(retiredAt, 'en')].filter((part) => part !== '').join(' · ') || 'reason unknown'}`,
  restore: (place) => `Restore ${place}`,
  restored: (title) => `Restored: ${title}`,
  restoreTaken: (title) => `Not restored, as there is another article of that name. Retire that one first: ${title}`,
  moveFailed: (reason) => `That did not work: ${reason}`,
};
