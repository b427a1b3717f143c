import { followingRefusals } from './following-refusals.ts';
import { incidentRefusals } from './incident-refusals.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { takeoverRefusals } from './takeover-refusals.ts';
import { taskRefusals } from './task-refusals.ts';

/** The refusals of what comes after the first conclusion, and of taking over what was found before. */
export const lateRefusals: readonly RefusalScenario[] = [
  ...takeoverRefusals,
  ...taskRefusals,
  ...followingRefusals,
  ...incidentRefusals,
];
