import type { Key } from './keys.ts';

/** Where what is sent to endpoints stands in the one table: all under partitions that begin with `WEBHOOK`. */
export const webhookKeys = {
  /** A secret of an endpoint, sealed. */
  secret: (endpoint: string, id: string): Key => ({ pk: `WEBHOOK#${endpoint}`, sk: `SECRET#${id}` }),
  /** What one notice brings to one endpoint; `notice` is the id of the command that is told of. */
  delivery: (endpoint: string, notice: string): Key => ({
    pk: `WEBHOOK#${endpoint}`,
    sk: `DELIVERY#${notice}`,
  }),
  /** Since when nothing was taken; absent while all is well. */
  health: (endpoint: string): Key => ({ pk: `WEBHOOK#${endpoint}`, sk: 'HEALTH' }),
  /** What was given up, in the order of time. */
  failure: (endpoint: string, failedAt: string, notice: string): Key => ({
    pk: `WEBHOOKFAILURES#${endpoint}`,
    sk: `${failedAt}#${notice}`,
  }),
} as const;
