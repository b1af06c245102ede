/** Where the bot's own server tells how it is; a webhook has another path. */
export const OWN_PATHS = { lives: '/healthz', ready: '/readyz', metrics: '/metrics' } as const;
