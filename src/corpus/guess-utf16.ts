const PLAUSIBLE = /[\n\r\t\x20-\x7e\u00b7\u2010-\u2026\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]/g;

/**
 * Whether bytes are UTF-16 text: by the byte order mark, or, as text of some length always holds line ends
 * or Latin characters, by zero bytes in bytes that read as Chinese or Latin text once decoded.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 65_536);
  if (!sample.includes(0)) return null;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(sample);
    if ((text.match(PLAUSIBLE)?.length ?? 0) >= text.length * 0.95) return encoding;
  }
  return null;
}
