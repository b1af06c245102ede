import { removeUnseen } from '../language/clean-words.ts';

/** An article is cleaned once, before offsets into it exist: hidden words would be read by programs and by nobody else. */
export const cleanCharacters = removeUnseen;
