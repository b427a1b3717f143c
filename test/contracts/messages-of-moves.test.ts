import { expect, it } from 'vitest';
import { dossierBodies } from '../../shared/contracts/dossier-bodies.ts';
import { parseDossierWish } from '../../shared/contracts/messages.ts';

const travelling = {
  id: 'c-1',
  aggregate: { kind: 'dossier', id: 'ds-1' },
  actor: { subject: 'vendor.CTY-A', unit: 'CTY-A/delivery', organisation: 'CTY-A', roles: ['vendor'] },
  correlationId: 'r-1',
};

/** Where a parser complains: about the type itself, or only about what the body lacks. */
const complaint = (type: string): string => {
  try {
    parseDossierWish({ ...travelling, type, body: null });
    return '';
  } catch (error) {
    return String(error);
  }
};

it.each(Object.keys(dossierBodies))('a queue takes %s, and looks at its body', (type) => {
  expect(complaint(type)).toContain('"body"');
  expect(complaint(type)).not.toContain('"type"');
});

it('a queue takes no move that does not exist', () => {
  expect(complaint('abolish')).toContain('"type"');
});
