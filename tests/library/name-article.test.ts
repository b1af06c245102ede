import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameArticle } from '../../src/corpus/import/name-article.ts';
import { arbitraryName } from './arbitrary-name.ts';

it('any file name becomes one that is a file in its folder, seen by whoever lists the folder', () => {
  fc.assert(
    fc.property(arbitraryName, (name) => {
      const id = nameArticle(name);
      expect(id).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\\s]|^[.-]|^readme$/iu);
      expect(id.length).toBeGreaterThan(0);
      // With a number behind it and its extension it is still a file's name.
      expect(Buffer.byteLength(`${id}-999.md`)).toBeLessThanOrEqual(255);
      expect(id.normalize('NFC')).toBe(id);
    }),
    { numRuns: 2_000 },
  );
});
