import type { CouncilMember } from '../../../shared/domain/dossier/dossier.ts';
import { aCase } from './a-case.ts';
import { aCommand, aCouncil } from './commands.ts';
import { tied } from './independence-refusals.ts';
import { people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';

const monitored = aCase({ monitoringProvider: 'BYT/security' });
const operated = aCase({ operatingUnit: 'BYT/office' });
const appointing = (...members: readonly CouncilMember[]) =>
  aCommand('appoint-council', { body: { members } });
const [chair, secretary] = aCouncil;
const vendorInDisguise = { person: people.vendor.subject, unit: 'BYT/office', role: 'member' } as const;

const ofDays: RefusalScenario[] = [
  {
    code: 'plan-day-past',
    because: 'what is planned for yesterday is not a plan',
    history: historyTo('remediating'),
    command: aCommand('answer-finding', {
      body: {
        plan: [
          { action: 'Issue it', doneBy: '2026-11-01' },
          { action: 'Train people', doneBy: '2026-11-02' },
        ],
      },
    }),
    details: { days: ['2026-11-01'] },
  },
  {
    code: 'too-many-findings',
    because: 'a hundred findings are as many as the state of a case holds',
    history: historyTo('assessing', {
      then: Array.from({ length: 100 }, (_, n) => aCommand('raise-finding', { id: `finding-${n}` })),
    }),
    command: aCommand('raise-finding', { id: 'finding-100' }),
    details: { most: 100 },
  },
  {
    code: 'deploy-day-past',
    because: 'nobody deploys by yesterday',
    history: historyTo('assessing'),
    command: aCommand('conclude', { body: { verdict: 'conditional', deployBy: '2026-11-01' } }),
    details: { day: '2026-11-01' },
  },
];

const ofCouncils: RefusalScenario[] = [
  {
    code: 'unit-unknown',
    because: 'nobody has registered the unit of a member',
    history: historyTo('awaiting-appraisal'),
    command: appointing(...aCouncil, { person: 'p-9', unit: 'BYT/nowhere', role: 'member' }),
    details: { units: ['BYT/nowhere'] },
  },
  {
    code: 'council-member-not-independent',
    because: 'somebody who runs the system sits on it',
    history: historyTo('awaiting-appraisal', { facts: operated }),
    command: aCommand('appoint-council'),
    details: { people: [secretary?.person ?? ''] },
  },
  {
    code: 'council-member-not-independent',
    because: 'somebody who watches the system sits on it',
    history: historyTo('awaiting-appraisal', { facts: monitored }),
    command: aCommand('appoint-council'),
    details: { people: [chair?.person ?? ''] },
  },
  {
    code: 'council-member-not-independent',
    because: 'a unit of the vendor sits on it, and one of its people under another name of unit',
    history: historyTo('awaiting-appraisal'),
    command: appointing(
      ...aCouncil,
      { person: 'p-9', unit: people.vendor.unit, role: 'member' },
      vendorInDisguise,
    ),
    details: { people: ['p-9', people.vendor.subject] },
  },
  {
    code: 'council-member-not-independent',
    because: 'one of them has advised the vendor, as their own body has declared',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appoint-council'),
    context: tied('BYT', { unit: 'BYT/security', subject: chair?.person ?? '' }),
    details: { people: [chair?.person ?? ''] },
  },
  {
    code: 'council-member-not-of-unit',
    because: 'nobody has appointed the one, and the other sits in another unit of the same body',
    history: historyTo('awaiting-appraisal'),
    command: appointing(
      ...aCouncil.slice(0, 1),
      { person: 'p-9', unit: 'BYT/office', role: 'secretary' },
      { person: 'owner.BYT', unit: 'BYT/security', role: 'member' },
    ),
    details: { people: ['p-9', 'owner.BYT'] },
  },
];

/** The refusals about days that have passed, about more findings than a case holds, and about who sits on a council. */
export const dayRefusals: readonly RefusalScenario[] = [...ofDays, ...ofCouncils];
