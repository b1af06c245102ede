/** Requests that are taken: generous for people, tight for programs. */
export interface RequestLimits {
  /** In an hour it is ten times as many. */
  readonly userPerMinute: number;
  readonly chatPerMinute: number;
  readonly overallPerMinute: number;
}

export const REQUEST_LIMITS: RequestLimits = { userPerMinute: 20, chatPerMinute: 60, overallPerMinute: 600 };
