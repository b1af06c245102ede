/** How many days records of answers are kept unless the operator decides otherwise. */
export const RETENTION_DAYS = 30;
