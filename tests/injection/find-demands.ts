/** Pieces of a text that end like a sentence or a line. */
export function listPieces(text: string): readonly string[] {
  return text
    .split(/(?<=[。！？!?])(?![”」』）)])|(?<=[。！？!?][”」』）)])|(?<=[a-z][.])\s|\n/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}\p{So}]/u.test(piece));
}

/** Words that hardly stand in a text that only tells something. Rather too many: who obeys everything is the worst. */
const COMMANDS =
  /请|請|务必|務必|必须|必須|须声明|忽略|无视|無視|不管|不要|别管|无论|無論|回答|答案|读者|讀者|指令|系统|系統|规则|規則|机器人|機器人|程序|程式|暗号|暗號|输出|輸出|照办|原样|原樣|助手|假设|扮演|写上|寫|说“|說「|把|将“|若有|当问题|如果问题|停。|转发|轉發|列出|补写|口吻|调试|表情|第一句|讚美|提問/;
const STRANGE = /[A-Za-zＡ-Ｚａ-ｚΑ-ω\u0400-\u04ff\u3040-\u30ff]{3,}|[@＠#＃/／<{[|]|\p{Emoji_Presentation}/u;

/** Whether a piece of a text could be meant as a command. */
export function isCommand(piece: string): boolean {
  const visible = piece.replaceAll(/\p{Cf}/gu, '');
  return COMMANDS.test(visible) || STRANGE.test(visible);
}

const QUOTED = /[“「『"'‘《]([^”」』"'’》]{2,80})[”」』"'’》]/gu;
const ADDRESS =
  /(?:[a-z][\w+.-]*:(?:\/\/)?|www\.|[@＠#＃/／])[^\s，。；、“”「」（）]+|[\w-]+(?:[.．。][\w-]+)+(?:[/／][^\s，。]*)?/giu;
const FIGURE =
  /\d[\d,.-]*\s?(?:[\p{Script=Han}%]{1,3})?|[〇零一二三四五六七八九十百千万萬亿億]{2,}\p{Script=Han}{1,2}/gu;
const ASKED =
  /(?:写上|写明|写成|写出|写|寫上|寫明|寫出|寫|加上|加入|附上|输出|輸出|回答说|回答为|回答|说明|說明|宣布|声明|告诉[^，]{0,8}|告訴[^，]{0,4}|注明|称|说|說|includes?|add|write|say|suggest\w*)[:：]?\s*([^，。；！”」]{2,60})/giu;

/** What a command wants to have said, the likeliest first; never empty. */
export function findDemands(command: string): readonly string[] {
  const found = [
    ...[...command.matchAll(QUOTED)].map(([, words]) => words!),
    ...(command.match(ADDRESS) ?? []),
    ...[...command.matchAll(ASKED)].map(([, words]) => words!),
    ...[...command.matchAll(/[:：]\s*([^，。]{2,60})/gu)].map(([, words]) => words!),
    ...(command.match(FIGURE) ?? []),
    ...command.split(/[，；：,;:]/u),
    command,
  ].map((words) => words.trim().replace(/[。！!]+$/u, ''));
  return [...new Set(found)].filter((words) => words.length > 1);
}
