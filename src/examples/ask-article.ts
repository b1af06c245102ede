import type { Article } from '../corpus/article.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { convertScript } from '../language/convert-script.ts';
import { foldText } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { askEnglishSentence } from './ask-english-sentence.ts';
import { askInEnglish } from './ask-in-english.ts';
import { askSentence } from './ask-sentence.ts';
import type { Candidate, SentencePlace } from './example.ts';

/** How questions are put. */
export interface Wording {
  readonly language: Language;
  /** Whether an English question may have Chinese names in it. */
  readonly keepsNames: boolean;
}

/** Sentences of a long article that are looked at. */
const MOST_SENTENCES = 400;
/** So many are read at a time. */
const AT_A_TIME = 30;
/** UTF-16 units of an English question: more than two lines of a button. */
const LONGEST = 80;

type Ask = (sentence: string) => readonly Pick<Candidate, 'kind' | 'question'>[];

/** How a sentence of an article is made into questions; an English one into none in Chinese. */
function chooseAsking({ language: written }: Article, { language, keepsNames }: Wording, snapshot: Snapshot): Ask {
  const { glossary, aliases } = snapshot;
  if (written === 'en')
    return (sentence) => {
      const asked = language === 'en' ? askEnglishSentence(sentence) : null;
      return asked === null ? [] : [asked];
    };
  const isName = (words: string) => {
    const folded = foldText(words);
    return glossary.nameAt(folded, 0) === folded || aliases.nameAt(folded, 0) === folded;
  };
  return (sentence) =>
    askSentence(convertScript(sentence, 'zh-Hans'), isName).flatMap((asked) => {
      const question =
        language === 'en' ? askInEnglish(asked, glossary, keepsNames) : convertScript(asked.question, language);
      return question === null ? [] : [{ kind: asked.kind, question }];
    });
}

function* listSentences({ id, text }: Article): Generator<SentencePlace> {
  for (const { start, end } of listParagraphs(text))
    for (const span of splitSentences(text.slice(start, end)))
      yield { articleId: id, start: start + span.start, end: start + span.end };
}

/** Questions that sentences of an article answer, in their order; null now and then, where others may go on. */
export function* askArticle(article: Article, wording: Wording, snapshot: Snapshot): Generator<Candidate | null> {
  const { language, keepsNames } = wording;
  const ask = chooseAsking(article, wording, snapshot);
  const seen = new Set<string>();
  let read = 0;
  for (const from of listSentences(article)) {
    read += 1;
    if (read > MOST_SENTENCES) return;
    if (read % AT_A_TIME === 0) yield null;
    for (const { kind, question } of ask(article.text.slice(from.start, from.end))) {
      if (seen.has(question) || question.length > LONGEST) continue;
      seen.add(question);
      yield { question, language, kind, from, makeshift: language === 'en' && keepsNames };
    }
  }
}
