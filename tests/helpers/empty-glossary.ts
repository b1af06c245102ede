import type { GlossaryData } from '../../src/language/glossary.ts';

/** A dictionary that knows no word. */
export const EMPTY_GLOSSARY: GlossaryData = {
  phrases: {},
  families: {},
  initials: {},
  partial: {},
  characters: {},
  names: {},
  surnames: {},
  properNouns: [],
  meanings: {},
  synonyms: {},
};
