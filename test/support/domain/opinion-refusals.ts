import { aCase } from './a-case.ts';
import { aCommand } from './commands.ts';
import { people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const { unit } = people.otherSpecialisedUnit;
const ask = (...units: string[]) => aCommand('ask-opinion', { body: { units } });
const twoOf = (organisation: string) => [`${organisation}/security`, `${organisation}/office`];

const awaiting = historyTo('awaiting-appraisal');
const asked = historyTo('awaiting-appraisal', { then: [aCommand('ask-opinion')] });
const answered = historyTo('awaiting-appraisal', {
  then: [aCommand('ask-opinion'), aCommand('give-opinion')],
});
const tenAsked = historyTo('awaiting-appraisal', {
  then: [ask(...['BYT', 'BCA', 'BKHCN'].flatMap(twoOf)), ask(...['BTP', 'BCT'].flatMap(twoOf))],
});

/** Refusals about opinions that the appraiser asks of other bodies. */
export const opinionRefusals: RefusalScenario[] = [
  {
    code: 'opinions-outstanding',
    because: 'the unit that was asked has not answered, and its day has not passed',
    history: asked,
    command: aCommand('appraise'),
    context: aContext('2026-11-20T16:59:59.000Z'),
    details: { units: [unit] },
  },
  {
    code: 'opinion-day-past',
    because: 'nobody can answer by yesterday',
    history: awaiting,
    command: aCommand('ask-opinion', { body: { dueOn: '2026-11-01' } }),
    details: { dueOn: '2026-11-01' },
  },
  {
    code: 'unit-unknown',
    because: 'a unit that nobody registered is not asked',
    history: awaiting,
    command: ask(unit, 'BYT/nobody'),
    details: { units: ['BYT/nobody'] },
  },
  {
    code: 'asked-unit-not-independent',
    because: 'the vendor, the operating unit and the appraiser are not asked',
    history: historyTo('awaiting-appraisal', { facts: aCase({ operatingUnit: 'BTC/operations' }) }),
    command: ask('CTY-A/delivery', 'BTC/operations', people.specialisedUnit.unit, unit),
    details: { units: ['CTY-A/delivery', 'BTC/operations', people.specialisedUnit.unit] },
  },
  {
    code: 'not-your-move',
    because: 'a unit that has answered has no part in the case any more',
    history: answered,
    command: aCommand('give-opinion'),
    details: { by: 'asked-body' },
  },
  {
    code: 'opinion-already-given',
    because: 'who has answered is not asked again',
    history: answered,
    command: ask('BXD/office', unit),
    details: { units: [unit] },
  },
  {
    code: 'too-many-opinions',
    because: 'ten units are asked already',
    history: tenAsked,
    command: ask('BTTTT/office'),
    details: { most: 10 },
  },
  {
    code: 'not-your-move',
    because: 'a colleague of another unit was not asked',
    history: asked,
    command: aCommand('give-opinion', { actor: people.otherOwner }),
    details: { by: 'asked-body' },
  },
];
