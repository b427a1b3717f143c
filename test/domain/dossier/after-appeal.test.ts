import { describe, it } from 'vitest';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';

const { subject } = people.assessor;
const toAnotherUnit = { organisation: 'DGB', unit: people.otherAssessor.unit };
const assessedAnew = [
  aCommand('appeal'),
  aCommand('reassign', { body: toAnotherUnit }),
  aCommand('record-results', { actor: people.otherAssessor }),
];

/** The state keeps the last conclusion only; each of these fails until it keeps everybody who concluded. */
describe('the person whose conclusion was appealed', () => {
  it('does not conclude again from another unit', () => {
    given(historyTo('not-eligible', { then: assessedAnew }))
      .when(aCommand('conclude', { actor: { ...people.otherAssessor, subject } }))
      .then(refused('assessor-must-change'));
  });

  const actor = { ...people.owningMinistry, subject };
  it.each([aCommand('approve-publication', { actor }), aCommand('refuse-publication', { actor })])(
    'does not make the move $type',
    (command) => {
      const then = [
        ...assessedAnew,
        aCommand('conclude', { actor: people.otherAssessor }),
        aCommand('request-publication'),
      ];
      given(historyTo('not-eligible', { then })).when(command).then(refused('concluder-may-not-decide'));
    },
  );
});
