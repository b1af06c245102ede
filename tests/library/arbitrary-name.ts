import * as fc from 'fast-check';

const PIECES = [
  '..',
  '/',
  '\\',
  '.',
  '-',
  ' ',
  '\u202e',
  '\u200b',
  '\0',
  '\n',
  'README',
  'con',
  '长',
  '𠮷',
  'é',
  'e\u0301',
  '\ud842',
  '.md',
  '.txt',
  '"',
  '*',
];

/** What a hostile client may call a file. */
export const arbitraryName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 150 }).map((pieces) => pieces.join('')),
);
