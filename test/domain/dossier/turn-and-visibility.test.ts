import { describe, expect, it } from 'vitest';
import { turnOf } from '../../../shared/domain/dossier/turn.ts';
import { allowedFileMoves, allowedMoves } from '../../../shared/domain/dossier/allowed-moves.ts';
import { maySee } from '../../../shared/domain/dossier/parties.ts';
import { levels } from '../../../shared/domain/level.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import type { PersonName } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, historyTo } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const holderOf = (level: Level, ownerPublishes: boolean): Readonly<Record<Status, PersonName | null>> => ({
  drafting: 'vendor',
  submitted: null,
  returned: 'vendor',
  withdrawn: null,
  'awaiting-appraisal': 'specialisedUnit',
  appraised: level >= 3 ? 'owner' : 'specialisedUnit',
  'level-approved': 'owner',
  assessing: 'assessor',
  remediating: 'vendor',
  eligible: 'owner',
  'not-eligible': 'vendor',
  'awaiting-publication': ownerPublishes ? 'owningMinistry' : 'registerMinistry',
  published: null,
  refused: 'owner',
  delisted: 'owner',
});
const turnFor = (name: PersonName | null) =>
  name && { role: people[name].roles[0], organisation: people[name].organisation };
const everyWay = levels.flatMap((level) =>
  [true, false].map((ownerPublishes) => ({ level, ownerPublishes })),
);

describe('whose turn it is', () => {
  it.each(statuses)('in %s, at every level and with either publishing body', (status) => {
    for (const { level, ownerPublishes } of everyWay) {
      const dossier = dossierIn(status, aCase({ proposedLevel: level, ownerPublishes }));
      expect(turnOf(dossier, aContext())).toEqual(turnFor(holderOf(level, ownerPublishes)[status]));
    }
  });

  it.each([4, 5] as const)('passes to the security authority after the opinion at level %i', (level) => {
    const facts = aCase({ proposedLevel: level });
    const dossier = foldDossier(
      historyTo('awaiting-appraisal', { facts, then: [aCommand('expert-opinion', { facts })] }),
    );
    expect(dossier && turnOf(dossier, aContext())).toEqual({ role: 'appraiser', organisation: 'BCA' });
  });

  it('is the owner’s after an appeal, who must name another assessor, and nobody’s after the second verdict', () => {
    const appealed = historyTo('not-eligible', { then: [aCommand('appeal')] });
    const dossier = foldDossier(appealed);
    expect(dossier && turnOf(dossier, aContext())).toEqual(turnFor('owner'));
    expect(turnOf({ ...dossierIn('not-eligible'), appealed: true }, aContext())).toBeNull();
  });

  it('is nobody’s once the last day for an appeal has passed', () => {
    const dossier = dossierIn('not-eligible');
    expect(turnOf(dossier, aContext('2027-01-31T16:59:59.000Z'))).toEqual(turnFor('vendor'));
    expect(turnOf(dossier, aContext('2027-01-31T17:00:00.000Z'))).toBeNull();
  });
});

describe('who may see a case', () => {
  const seenBy = (status: Status, level: Level = 3, ownerPublishes = true) => {
    const dossier = dossierIn(status, aCase({ proposedLevel: level, ownerPublishes }));
    return Object.entries(people)
      .filter(([, actor]) => maySee({ ...actor }, dossier, aContext()))
      .map(([name]) => name);
  };
  const parties = ['vendor', 'owner', 'specialisedUnit', 'owningMinistry', 'registrar', 'auditor'];

  it('its parties, the registrar and the auditor; the assessor from the assignment on', () => {
    expect(seenBy('drafting').sort()).toEqual(parties.toSorted());
    expect(seenBy('assessing').sort()).toEqual([...parties, 'assessor'].sort());
  });

  it('the security authority from level 4 on', () => {
    expect(seenBy('drafting', 4).sort()).toEqual([...parties, 'securityAuthority'].sort());
  });

  it('the ministry that runs the register where the owner does not publish', () => {
    expect(seenBy('drafting', 3, false)).toContain('registerMinistry');
    expect(seenBy('drafting', 3, false)).not.toContain('owningMinistry');
  });
});

describe('the moves that an actor is offered', () => {
  const offered = (name: PersonName, status: Status, now?: string) =>
    allowedMoves({ ...people[name] }, dossierIn(status), aContext(now));

  it.each([
    ['vendor', 'drafting', ['save-content', 'submit', 'withdraw']],
    ['registrar', 'drafting', ['import-level']],
    [
      'specialisedUnit',
      'awaiting-appraisal',
      ['expert-opinion', 'ask-opinion', 'return-incomplete', 'appraise'],
    ],
    ['owner', 'appraised', ['approve-level', 'decline-level']],
    ['owner', 'assessing', ['reassign']],
    [
      'assessor',
      'assessing',
      ['record-results', 'take-over-results', 'raise-finding', 'recheck-finding', 'conclude'],
    ],
    ['assessor', 'drafting', []],
    ['vendor', 'remediating', ['answer-finding']],
    [
      'owningMinistry',
      'awaiting-publication',
      ['approve-publication', 'refuse-publication', 'suspend', 'revoke'],
    ],
    ['owningMinistry', 'published', ['delist', 'suspend', 'revoke']],
    ['registerMinistry', 'published', []],
    ['auditor', 'published', []],
  ] as const)('%s in %s: %j', (name, status, moves) => {
    expect(offered(name, status)).toEqual(moves);
  });

  it('name nothing of a permit that has lapsed by the clock but its grace', () => {
    expect(offered('owningMinistry', 'published', '2027-11-02T17:00:00.000Z')).toEqual([
      'delist',
      'grant-grace',
    ]);
  });

  it.each([
    ['vendor', 'drafting', ['confirm-evidence', 'take-out-file']],
    ['vendor', 'awaiting-appraisal', ['confirm-evidence']],
    ['assessor', 'assessing', ['confirm-evidence']],
    ['auditor', 'assessing', []],
    ['vendor', 'withdrawn', []],
    ['owner', 'withdrawn', ['erase-files']],
  ] as const)('%s in %s may do with its files: %j', (name, status, moves) => {
    expect(allowedFileMoves({ ...people[name] }, dossierIn(status), aContext())).toEqual(moves);
  });

  it('take no files where details are kept on paper, but let go of some; once they were erased, neither', () => {
    const erased = { ...dossierIn('drafting'), filesErasedAt: '2026-11-02T17:00:00.000Z' };
    const onPaper = dossierIn('drafting', aCase({ proposedLevel: 5 }));
    expect(allowedFileMoves({ ...people.vendor }, erased, aContext())).toEqual([]);
    expect(allowedFileMoves({ ...people.vendor }, onPaper, aContext())).toEqual(['take-out-file']);
  });
});
