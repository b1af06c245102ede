import type { ChatReply } from './script.ts';

const TEXT = '科学城规划面积为一千一百九十八平方公里。[1]';
const status = (code: number, headers: Readonly<Record<string, string>> = {}): ChatReply => ({
  kind: 'status',
  status: code,
  headers,
});

/** Every way in which an endpoint gives no reply, by name. */
export const FAULTS: Readonly<Record<string, ChatReply>> = {
  'hangs before the headers': { kind: 'hang' },
  'hangs before the first piece': { kind: 'text', text: TEXT, fault: { after: 0, kind: 'hang' } },
  'hangs in the middle': { kind: 'text', text: TEXT, fault: { after: 2, kind: 'hang' } },
  'breaks before the headers': { kind: 'break' },
  'breaks in the middle': { kind: 'text', text: TEXT, fault: { after: 2, kind: 'break' } },
  'ends in the middle': { kind: 'text', text: TEXT, fault: { after: 2, kind: 'end' } },
  'reports an error in the middle': { kind: 'text', text: TEXT, fault: { after: 2, kind: 'error' } },
  'sends a line that is no JSON': { kind: 'text', text: TEXT, fault: { after: 2, kind: 'malformed' } },
  'sends no choices': { kind: 'text', text: TEXT, withoutChoices: true },
  'says nothing': { kind: 'text', text: '' },
  'says blanks alone': { kind: 'text', text: ' \n ' },
  'only thinks': { kind: 'text', text: '<think>让我想想' },
  'sends a page': { kind: 'html' },
  'sends broken JSON': { kind: 'invalid-json' },
  'finishes for a reason of its own': { kind: 'text', text: TEXT, finish: 'insufficient_system_resource' },
  'answers 401': status(401),
  'answers 403': status(403),
  'answers 404': status(404),
  'answers 408': status(408),
  'answers 429': status(429),
  'answers 429 with a short wait': status(429, { 'retry-after': '0' }),
  'answers 429 with a long wait': status(429, { 'retry-after': '3600' }),
  'answers 500': status(500),
  'answers 503': status(503),
};
