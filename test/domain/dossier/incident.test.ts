import { expect, it } from 'vitest';
import { changeFound } from '../../../shared/domain/dossier/change.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { aFollowing, beside, caseOf } from '../../support/domain/following.ts';
import { lawOf } from '../../support/domain/laws.ts';
import { people } from '../../support/domain/people.ts';
import { historyTo, played } from '../../support/domain/road.ts';

const suspended = historyTo('published', { then: [aCommand('suspend', { body: { incident: '5/BC-SC' } })] });
const { organisation, unit } = people.assessor;
const assessment = { organisation, unit, number: '9/BC-ĐG', date: '2026-11-02' };

it('a permit that was suspended for a serious incident comes back on the report of a specialist body', () => {
  expect(caseOf(suspended).permit).toMatchObject({ status: 'suspended', incident: '5/BC-SC' });
  const back = played([aCommand('reinstate', { body: { assessment } })], undefined, suspended);
  expect(caseOf(back).permit).toMatchObject({ status: 'valid', incident: null });
});

it('a release that follows one under a serious incident is assessed as a whole, by a specialist body', () => {
  const previous = caseOf(suspended);
  const state = { ...previous, facts: aFollowing('change') };
  const found = changeFound(state, { previous, rules: lawOf('ND331_2026') });
  expect(found).toMatchObject({ kind: 'transformative', fired: ['serious-incident'] });
  expect(beside(previous).previous).toBe(previous);
});
