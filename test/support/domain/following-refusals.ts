import { aFollowing, beside, handedIn, theOneBefore } from './following.ts';
import { aCommand } from './commands.ts';
import type { RefusalScenario } from './refusal-scenario.ts';

const change = aFollowing('change');
const renewal = aFollowing('renewal');
const before = theOneBefore();
const suspended = { ...before, permit: before.permit && { ...before.permit, status: 'suspended' as const } };
const revoked = { ...before, permit: before.permit && { ...before.permit, status: 'revoked' as const } };
const confirming = aCommand('confirm-change', { facts: change });
const opening = (facts = change) => aCommand('open-dossier', { facts });

/** The refusals about a case that follows another. */
export const followingRefusals: readonly RefusalScenario[] = [
  {
    code: 'predecessor-unknown',
    because: 'the case that is named is not there',
    history: [],
    command: opening(),
    context: beside(null),
  },
  {
    code: 'predecessor-unknown',
    because: 'it is a case of another platform',
    history: [],
    command: opening(),
    context: beside(theOneBefore({ platformId: 'pf-9' })),
  },
  {
    code: 'permit-not-valid',
    because: 'what was revoked hands nothing on',
    history: [],
    command: opening(),
    context: beside(revoked),
    details: { status: 'revoked' },
  },
  {
    code: 'change-needs-new-release',
    because: 'nothing changed',
    history: [],
    command: opening(aFollowing('change', { releaseId: 'rl-1' })),
    context: beside(before),
  },
  {
    code: 'renewal-too-early',
    because: 'the permit holds for a year yet',
    history: [],
    command: opening(renewal),
    context: beside(before),
    details: { from: '2027-08-05' },
  },
  {
    code: 'change-not-routine',
    because: 'a system that moved into a cloud is assessed again',
    history: handedIn(change, {
      content: {
        facts: {
          systemType: 'citizen-business',
          informationClasses: ['public', 'personal'],
          conditionalBusiness: true,
          hosting: 'cloud',
        },
      },
      then: [
        aCommand('appraise', { facts: change }),
        aCommand('approve-level', { facts: change }),
        aCommand('assign', { facts: change }),
      ],
    }),
    command: confirming,
    context: beside(before),
  },
  {
    code: 'change-is-routine',
    because: 'a routine change gets no new permit of its own length',
    history: handedIn(change),
    command: aCommand('conclude', { facts: change }),
    context: beside(before),
  },
  {
    code: 'permit-not-valid',
    because: 'the permit that would be taken over is suspended at that very moment',
    history: handedIn(change),
    command: confirming,
    context: beside(suspended),
    details: { status: 'suspended' },
  },
  {
    code: 'permit-not-valid',
    because: 'it lapsed the night before',
    history: handedIn(change),
    command: confirming,
    context: beside(before, '2027-11-02T17:00:00.000Z'),
    details: { status: 'expired' },
  },
];
