import type { Turn } from '../../src/conversation/turn.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';

/** A turn that was answered in the language of its question. */
export function makeTurn(question: string, answer = ''): Turn {
  return { question, language: detectLanguage(question), answer };
}
