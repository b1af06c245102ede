/** What stands where a secret stood. */
export const SECRET = '[secret]';

const BEFORE = (words: string) => String.raw`(\b(?:${words})["']?\s*[:=]\s*["']?(?:Bearer\s+|Basic\s+)?)`;
const VALUE = String.raw`[^\s"'\\,;&()<>[\]{}]{6,}`;

/** Shapes of secrets, whosever they are, with what takes their place. In this order: an address is read as a whole first. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // The token in the path of a call or a file, whole or cut off: nothing of it is left.
  [/(\/bot)\d{3,}(?::|%)[^/\s"'\\?#]*/gi, `$1${SECRET}`],
  // A bot token, with its colon and dashes percent-encoded once or more, or escaped as JSON does.
  [/(?<!\d)\d{5,}(?::|%(?:25){0,4}3A|\\u003a)(?:[\w-]|%(?:25){0,4}(?:2D|5F)){20,}/gi, SECRET],
  // A name and a password within an address.
  [/(:\/\/)[^/\s"'\\@]+@/g, `$1${SECRET}@`],
  [/\b(?:Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, SECRET],
  // Keys by their beginnings, also where the server has already put stars into them.
  [/\b(?:sk|pk|rk|gsk|hf|xai|gh[oprsu])[-_][\w.*-]{8,}/gi, SECRET],
  [/\b(?:AIza|AKIA)[\w*-]{10,}/g, SECRET],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, SECRET],
  [
    new RegExp(
      BEFORE(
        '[a-z_-]{0,20}api[-_ ]?key|access[-_ ]?token|authorization|secret[-_ ]?token|password|client[-_ ]?secret',
      ) + VALUE,
      'gi',
    ),
    `$1${SECRET}`,
  ],
  [/([?&](?:key|token|secret|sig|signature|auth)=)[^&\s"'\\#]+/gi, `$1${SECRET}`],
];

/** Takes out what has the shape of a secret: bot tokens in any form, bearer and API keys, passwords in addresses. */
export function maskSecretShapes(text: string): string {
  return PATTERNS.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);
}
