import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/domain/actor.ts';
import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const answerOn = (
  status: Status,
  actor: Actor = people.vendor,
  body: { section?: 'models' } = { section: 'models' },
) => {
  const command = aCommand('confirm-evidence', { actor, body });
  const decision = decideDossier({ state: dossierIn(status), version: 1 }, command, aContext());
  return decision.ok ? decision.events : decision.refusal.code;
};

describe('a file that belongs to a part of the dossier', () => {
  it.each(['drafting', 'returned'] as const)(
    'is taken from the vendor while the case is %s, and keeps its part',
    (status) => {
      expect(answerOn(status)).toMatchObject([{ type: 'EvidenceConfirmed', section: 'models' }]);
    },
  );

  it.each(statuses.filter((status) => status !== 'drafting' && status !== 'returned'))(
    'is refused while the case is %s: what was handed in stays as it is',
    (status) => {
      expect(answerOn(status)).toBe('move-not-allowed');
    },
  );

  it('is the vendor’s to bring, as the part itself is', () => {
    for (const actor of [people.owner, people.specialisedUnit, people.assessor])
      expect(answerOn('drafting', actor)).toBe('not-your-move');
    expect(answerOn('drafting', people.owner, {})).toMatchObject([{ type: 'EvidenceConfirmed' }]);
  });

  it('belongs to any part but what is kept on paper', () => {
    expect(partsWithFiles).not.toContain('paper');
  });
});
