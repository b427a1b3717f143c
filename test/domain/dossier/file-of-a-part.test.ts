import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { FileFound, TakenOut } from '../../../shared/domain/rules.ts';
import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, happenedBy } from '../../support/domain/road.ts';
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

describe('a file that is taken out of its part', () => {
  const ofPart = (round: number, takenOut?: TakenOut): FileFound => ({
    ...{ size: 10, sha256: 'sha256:e', mediaType: 'application/pdf' },
    ...{ section: 'models', round, takenOut },
  });
  const after = (command: DossierCommand, file: FileFound, state: Dossier) => {
    const decision = decideDossier({ state, version: 1 }, command, { ...aContext(), file });
    return decision.ok ? decision.events : decision.refusal.code;
  };
  const takenOut = (status: Status, round: number, actor: Actor = people.vendor) =>
    after(aCommand('take-out-file', { actor }), ofPart(round), dossierIn(status));

  it.each([
    ['drafting', 0, false],
    ['returned', 0, true],
    ['returned', 1, false],
  ] as const)('in %s, added after %i submissions: handed in before, %s', (status, round, handedIn) => {
    expect(takenOut(status, round)).toMatchObject([
      { type: 'EvidenceTakenOut', evidence: 'ev-1', section: 'models', handedIn },
    ]);
  });

  it.each(statuses.filter((status) => status !== 'drafting' && status !== 'returned'))(
    'stays while the case is %s: what was handed in stays as it is',
    (status) => {
      expect(takenOut(status, 0)).toBe('move-not-allowed');
    },
  );

  it('is the vendor’s to take out, and nobody else’s', () => {
    for (const actor of [people.owner, people.specialisedUnit, people.assessor])
      expect(takenOut('drafting', 0, actor)).toBe('not-your-move');
  });

  it('is read by everybody where it was handed in, else by the vendor and auditors alone', () => {
    const opened = (actor: Actor, handedIn: boolean) => {
      const file = ofPart(0, { at: '2026-11-02T02:00:00.000Z', handedIn });
      return after(aCommand('open-evidence', { actor }), file, dossierIn('returned'));
    };
    for (const actor of [people.vendor, people.auditor, people.owner])
      expect(opened(actor, true)).toMatchObject([{ type: 'EvidenceOpened' }]);
    for (const actor of [people.vendor, people.auditor])
      expect(opened(actor, false)).toMatchObject([{ type: 'EvidenceOpened' }]);
    expect(opened(people.owner, false)).toBe('file-taken-out');
  });

  it('is told by the digest over all files, so that a conclusion rests on what is left', () => {
    const state = dossierIn('drafting');
    const command = aCommand('take-out-file');
    const context = { ...aContext(), file: ofPart(0) };
    const decision = decideDossier({ state, version: 1 }, command, context);
    const events = decision.ok ? happenedBy(command, decision.events, context) : [];
    expect(foldDossier(events, state)?.recorded.evidence).not.toBe(state.recorded.evidence);
  });
});
