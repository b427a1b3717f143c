import type { Clock } from '../workflow/ports.ts';

/** The time of the machine, ISO 8601 UTC with milliseconds. */
export const systemClock: Clock = () => new Date().toISOString();
