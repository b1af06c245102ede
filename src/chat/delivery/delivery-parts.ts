import type { Api } from 'grammy';
import type { Log } from '../../log.ts';
import type { Wait } from '../../wait.ts';
import type { Destination } from './send-messages.ts';

/** What it takes to say something at a place and to change it there. */
export interface DeliveryParts {
  readonly api: Api;
  readonly destination: Destination;
  readonly log: Log;
  readonly wait: Wait;
}
