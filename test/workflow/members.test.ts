import { expect, it } from 'vitest';
import { dossierItems } from '../../shared/workflow/dossier-items.ts';
import type { DossierWish } from '../../shared/workflow/wishes.ts';
import { aCase } from '../support/domain/a-case.ts';
import { aCommand } from '../support/domain/commands.ts';
import { dossierIn } from '../support/domain/road.ts';
import { aContext } from '../support/domain/surroundings.ts';

const context = aContext();

/** The organisations on whose lists a case of that level stands once it is opened. */
const listed = (proposedLevel: 3 | 4, ownerPublishes: boolean): string[] => {
  const facts = aCase({ proposedLevel, ownerPublishes });
  const after = dossierIn('drafting', facts);
  const command: DossierWish = {
    ...aCommand('open-dossier', { facts }),
    aggregate: { kind: 'dossier', id: facts.id },
    correlationId: 'r-1',
  };
  const change = { before: null, after, version: 1, events: [], file: null, command, at: context.now };
  return dossierItems(change, context).flatMap(({ key }) =>
    key.pk.startsWith('MEMBER#') ? [key.pk.slice('MEMBER#'.length)] : [],
  );
};

it('a case stands on the lists of everybody who has a part in it', () => {
  expect(listed(3, true).toSorted()).toEqual(['*', 'BTC', 'CTY-A']);
});

it('so also the security authority finds its cases, and the ministry that runs the register what it publishes', () => {
  expect(listed(4, false).toSorted()).toEqual(['*', 'BCA', 'BKHCN', 'BTC', 'CTY-A']);
});
