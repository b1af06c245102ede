/** Whether there is anything in a text that could ask something: no marks, pictures and invisible characters alone do. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
