import { aCase, aDossier } from './a-case.ts';
import { aCommand } from './commands.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo, played } from './road.ts';
import { aContext } from './surroundings.ts';

/** What a grace for a permit that expired is refused for. */
export const graceRefusals: readonly RefusalScenario[] = [
  {
    code: 'move-not-allowed',
    because: 'a permit that still holds needs no grace',
    history: historyTo('published'),
    command: aCommand('grant-grace', { body: { lastDay: '2026-12-31' } }),
    details: { status: 'valid', allowed: ['expired'] },
  },
  {
    code: 'move-not-allowed',
    because: 'what was suspended to its end is not let through after it',
    history: historyTo('published', { then: [aCommand('suspend')] }),
    command: aCommand('grant-grace', { body: { lastDay: '2027-12-31' } }),
    context: aContext('2027-11-02T17:00:00.000Z'),
    details: { status: 'suspended', allowed: ['expired'] },
  },
  {
    code: 'move-not-allowed',
    because: 'the same release was given a permit anew, and what becomes of it is said there',
    history: played(
      [
        aCommand('announce-successor', {
          body: { renewed: true, supersededFrom: '2027-11-02T17:00:00.000Z' },
        }),
      ],
      aContext('2027-11-03T02:00:00.000Z'),
      historyTo('published'),
    ),
    command: aCommand('grant-grace', { body: { lastDay: '2027-12-31' } }),
    context: aContext('2027-11-03T02:00:00.000Z'),
    details: { status: 'superseded', allowed: ['expired'] },
  },
  {
    code: 'grace-day-past',
    because: 'nothing is let through for days that have passed',
    history: historyTo('published'),
    command: aCommand('grant-grace', { body: { lastDay: '2027-11-02' } }),
    context: aContext('2027-11-02T17:00:00.000Z'),
    details: { lastDay: '2027-11-02', today: '2027-11-03' },
  },
  {
    code: 'grace-not-at-level-5',
    because: 'the end of a grace stands in the public status list, which names no date of level 5',
    history: historyTo('published', { facts: aCase({ proposedLevel: 5 }) }),
    command: aCommand('grant-grace', {
      facts: aCase({ proposedLevel: 5 }),
      body: { lastDay: '2027-12-31' },
    }),
    context: aContext('2027-11-02T17:00:00.000Z'),
  },
  {
    code: 'grace-too-long',
    because: 'what has no near end is no grace',
    history: historyTo('published'),
    command: aCommand('grant-grace', { body: { lastDay: '2028-02-02' } }),
    context: aContext('2027-11-02T17:00:00.000Z'),
    details: { most: '2028-02-01' },
  },
  {
    code: 'no-permit-to-move',
    because: 'there is no permit that could have expired',
    history: aDossier({ status: 'eligible' }),
    command: aCommand('grant-grace'),
  },
];
