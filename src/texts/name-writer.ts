/**
 * Who wrote an answer: the language model by its name, or nobody but the articles.
 *
 * @param own what the language calls the articles' own sentences
 */
export const nameWriter = (model: string, own: string): string => (model === 'extractive' ? own : model);
