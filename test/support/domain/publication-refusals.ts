import { beforeConclusion } from '../../../shared/domain/dossier/checklist.ts';
import { aCase, aDossier } from './a-case.ts';
import { aDuplicate } from './a-duplicate.ts';
import { aCommand, everyCriterion, findingId } from './commands.ts';
import { graceRefusals } from './grace-refusals.ts';
import { people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { dossierIn, historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const results = (verdict: 'not-applicable' | 'not-satisfied') =>
  aCommand('record-results', { body: everyCriterion(aCase(), verdict) });
const criteria = beforeConclusion(dossierIn('assessing'), aContext());
const satisfied = aCommand('record-results');
const approver = { ...people.assessor, subject: people.owner.subject };
const appraiser = { ...people.assessor, subject: people.specialisedUnit.subject };
const concluder = { ...people.owningMinistry, subject: people.assessor.subject };
const approverInMinistry = { ...people.owningMinistry, subject: people.owner.subject };

const ofConclusion: RefusalScenario[] = [
  {
    code: 'concluder-may-not-decide',
    because: 'the person approved the level',
    history: historyTo('assessing', { then: [satisfied] }),
    command: aCommand('conclude', { actor: approver }),
  },
  {
    code: 'concluder-may-not-decide',
    because: 'the person appraised the level',
    history: historyTo('assessing', { then: [satisfied] }),
    command: aCommand('conclude', { actor: appraiser }),
  },
  {
    code: 'criteria-unanswered',
    because: 'no result was recorded',
    history: historyTo('assessing'),
    command: aCommand('conclude'),
    details: { count: criteria.length, items: criteria.map(({ id }) => id) },
  },
  {
    code: 'criteria-not-satisfied',
    because: 'the criteria are not met',
    history: historyTo('assessing', { then: [results('not-satisfied')] }),
    command: aCommand('conclude'),
  },
  {
    code: 'not-applicable-not-accepted',
    because: 'the appraiser has accepted one criterion, not the others',
    history: historyTo('assessing', { then: [results('not-applicable'), aCommand('accept-not-applicable')] }),
    command: aCommand('conclude'),
    details: { count: criteria.length - 1 },
  },
  {
    code: 'findings-open',
    because: 'an answered finding was not verified',
    history: historyTo('assessing', {
      then: [satisfied, aCommand('raise-finding'), aCommand('answer-finding')],
    }),
    command: aCommand('conclude'),
    details: { count: 1, items: [findingId] },
  },
  {
    code: 'plan-not-implemented',
    because: 'a plan that is only partly in place does not do',
    history: historyTo('assessing', { then: [satisfied] }),
    command: aCommand('conclude', { body: { planFullyImplemented: false } }),
  },
  {
    code: 'already-appealed',
    because: 'there is one appeal',
    history: historyTo('not-eligible', {
      then: [
        aCommand('appeal'),
        aCommand('reassign', { body: { organisation: 'DGB', unit: people.otherAssessor.unit } }),
        aCommand('conclude', { actor: people.otherAssessor, body: { verdict: 'not-eligible' } }),
      ],
    }),
    command: aCommand('appeal'),
  },
  {
    code: 'appeal-too-late',
    because: 'the 90 days of Art. 9 of the Law on Complaints are over',
    history: historyTo('not-eligible'),
    command: aCommand('appeal'),
    context: aContext('2027-01-31T17:00:00.000Z'),
    details: { dueOn: '2027-01-31' },
  },
];

const ofPublication: RefusalScenario[] = [
  {
    code: 'permit-not-valid',
    because: 'the permit is suspended',
    history: historyTo('eligible', { then: [aCommand('suspend')] }),
    command: aCommand('request-publication'),
  },
  {
    code: 'permit-not-valid',
    because: 'the permit lapsed while the request waited',
    history: historyTo('awaiting-publication'),
    command: aCommand('approve-publication'),
    context: aContext('2027-11-02T17:00:00.000Z'),
  },
  {
    code: 'supersession-day-past',
    because: 'the day is yesterday in Viet Nam',
    history: historyTo('eligible'),
    command: aCommand('request-publication', { body: { supersedesPreviousOn: '2026-11-02' } }),
    context: aContext('2026-11-02T17:00:00.000Z'),
    details: { day: '2026-11-02' },
  },
  {
    code: 'concluder-may-not-decide',
    because: 'who concluded does not publish',
    history: historyTo('awaiting-publication'),
    command: aCommand('approve-publication', { actor: concluder }),
  },
  {
    code: 'concluder-may-not-decide',
    because: 'who concluded does not refuse the publication either',
    history: historyTo('awaiting-publication'),
    command: aCommand('refuse-publication', { actor: concluder }),
  },
  {
    code: 'approver-may-not-publish',
    because: 'the owning ministry publishes through another person than the approver of the level',
    history: historyTo('awaiting-publication'),
    command: aCommand('approve-publication', { actor: approverInMinistry }),
  },
  {
    code: 'duplicates-unanswered',
    because: 'the register holds a platform like it that nobody has told apart',
    history: historyTo('awaiting-publication'),
    command: aCommand('approve-publication', { body: { duplicates: [aDuplicate] } }),
    details: { count: 1, items: [aDuplicate.platformId] },
  },
  {
    code: 'move-not-allowed',
    because: 'a valid permit is not reinstated',
    history: historyTo('published'),
    command: aCommand('reinstate'),
    details: { status: 'valid', allowed: ['suspended'] },
  },
  {
    code: 'move-not-allowed',
    because: 'a suspended permit that has lapsed by the clock is not reinstated',
    history: historyTo('published', { then: [aCommand('suspend')] }),
    command: aCommand('reinstate'),
    context: aContext('2027-11-02T17:00:00.000Z'),
    details: { status: 'expired' },
  },
  {
    code: 'no-permit-to-move',
    because: 'a damaged history has no permit for the publishing body',
    history: aDossier({ status: 'eligible' }),
    command: aCommand('suspend'),
  },
  {
    code: 'no-permit-to-move',
    because: 'nor for the sweep',
    history: aDossier({ status: 'eligible' }),
    command: aCommand('expire'),
  },
];

/** The refusals from the conclusion on. */
export const publicationRefusals: readonly RefusalScenario[] = [
  ...ofConclusion,
  ...ofPublication,
  ...graceRefusals,
];
