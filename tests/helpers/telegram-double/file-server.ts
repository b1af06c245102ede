import type { ServerResponse } from 'node:http';

import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Files } from './files.ts';
import type { Transcript } from './transcript.ts';

export interface FileServerParts {
  readonly files: Files;
  readonly faults: Faults;
  readonly transcript: Transcript;
  readonly clock: Clock;
  readonly onChange: () => void;
}

/** The name under which faults of downloads are ordered, and downloads are recorded. */
const DOWNLOAD = 'download';

/**
 * Serves `/file/bot<token>/<path>`. A dropped connection ends in the middle of the file, whose length had been
 * announced.
 */
export async function serveFile(parts: FileServerParts, path: string, response: ServerResponse): Promise<void> {
  const { faults, files, clock } = parts;
  const call = parts.transcript.begin(DOWNLOAD);
  call.params = { file_path: path };
  const delay = faults.takeDelay(DOWNLOAD);
  if (delay > 0) await new Promise<void>((resolve) => clock.after(delay, resolve));
  const failure = faults.takeFailure(DOWNLOAD);
  const file = files.open(path);
  call.scripted = failure !== undefined;
  call.fate = 'answered';
  if (failure || !file) {
    const refused = { ok: false as const, ...(failure ?? { error_code: 404, description: 'Not Found' }) };
    call.response = refused;
    response.writeHead(refused.error_code, { 'content-type': 'application/json' }).end(JSON.stringify(refused));
  } else {
    call.response = { ok: true, result: file.size };
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length });
    if (faults.takeDrop(DOWNLOAD)) {
      call.fate = 'dropped';
      response.write(file.bytes.subarray(0, Math.floor(file.bytes.length / 2)), () => response.destroy());
    } else response.end(file.bytes);
  }
  parts.onChange();
}
