import { expect, it } from 'vitest';
import { caseNumberOf } from '../../shared/workflow/case-number.ts';
import { dossierItems } from '../../shared/workflow/dossier-items.ts';
import type { DossierWish } from '../../shared/workflow/wishes.ts';
import { aCase } from '../support/domain/a-case.ts';
import { aCommand } from '../support/domain/commands.ts';
import { dossierIn } from '../support/domain/road.ts';
import { aContext } from '../support/domain/surroundings.ts';

const context = aContext();
const facts = aCase();
const after = dossierIn('drafting', facts);
const command: DossierWish = {
  ...aCommand('open-dossier', { facts }),
  aggregate: { kind: 'dossier', id: facts.id },
  correlationId: 'r-1',
};
const claimsOf = (before: typeof after | null) =>
  dossierItems(
    { before, after, version: 1, events: [], file: null, command, at: context.now },
    context,
  ).filter(({ claim }) => claim === 'case-number-taken');

it('the number of a case is claimed when it is opened, and never again', () => {
  expect(claimsOf(null)).toMatchObject([
    { key: { pk: `CLAIM#case-number#${caseNumberOf(after)}` }, body: { holder: facts.id } },
  ]);
  expect(claimsOf(after)).toEqual([]);
});
