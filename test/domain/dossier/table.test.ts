import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { decideDossier, rowOf } from '../../../shared/domain/dossier/decide.ts';
import type { CaseFacts, Dossier, Verdict } from '../../../shared/domain/dossier/dossier.ts';
import { levels } from '../../../shared/domain/level.ts';
import {
  dossierMoves,
  permitMoves,
  permitStatuses,
  stageOf,
  statuses,
} from '../../../shared/domain/moves.ts';
import type { Move, Party, Status } from '../../../shared/domain/moves.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { aCase, anAssignment } from '../../support/domain/a-case.ts';
import { aCommand, everyCommand, everyCriterion } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import type { PersonName } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, historyTo, played } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

/** Accepting and returning follow from *submit* and are never asked for by name. */
type AskedMove = Exclude<Move, 'accept' | 'return'>;
const isAsked = (move: Move): move is AskedMove => move !== 'accept' && move !== 'return';
const rows = [
  ...dossierMoves.map(({ move, by, from }) => ({ move, by, from: [...from] as const })),
  ...permitMoves.map(({ move, by, beside }) => ({ move, by, from: [...beside] as const })),
].flatMap(({ move, by, from }) => (isAsked(move) ? [{ move, by, from }] : []));
const atLevel = (proposedLevel: (typeof levels)[number]): CaseFacts => aCase({ proposedLevel });
const decided = (state: Dossier | null, command: DossierCommand, now?: string) =>
  decideDossier({ state, version: 1 }, command, aContext(now));
const refusalOf = (...asked: Parameters<typeof decided>): string => {
  const decision = decided(...asked);
  return decision.ok ? 'granted' : decision.refusal.code;
};
const known = new Map<string, Dossier>();
/** The case in that status with an assessor named and a unit asked, so that there is somebody for every party. */
const assigned = (status: Status, facts: CaseFacts): Dossier => {
  const key = `${status} ${facts.proposedLevel} ${String(facts.ownerPublishes)}`;
  const asked = { [people.otherSpecialisedUnit.unit]: { dueOn: '2026-11-20', given: null } };
  const state = known.get(key) ?? {
    ...dossierIn(status, facts),
    assignment: anAssignment(),
    opinions: asked,
  };
  known.set(key, state);
  return state;
};

/** What has to have happened in the status before a move is granted. */
const preparations = (facts: CaseFacts): Partial<Record<Move, readonly DossierCommand[]>> => ({
  'accept-not-applicable': [aCommand('record-results', { body: everyCriterion(facts, 'not-applicable') })],
  ...(facts.proposedLevel >= 4 && { appraise: [aCommand('expert-opinion', { facts })] }),
  'give-opinion': [aCommand('ask-opinion', { facts })],
  'import-level': [aCommand('save-content', { facts })],
  'recheck-finding': [
    aCommand('raise-finding', { facts, id: 'finding-2' }),
    aCommand('raise-finding', { facts }),
    aCommand('answer-finding', { facts }),
  ],
  conclude: [aCommand('record-results', { facts })],
  'take-over-results': [
    aCommand('record-results', { facts }),
    aCommand('reassign', { facts, body: { organisation: 'DGB', unit: people.otherAssessor.unit } }),
    aCommand('reassign', { facts }),
  ],
  reinstate: [aCommand('suspend', { facts })],
  supersede: [aCommand('announce-successor', { facts })],
});
/** A move that only a case which follows another can make stands on that one; its own tests are in `change.test.ts`. */
const ofFollowing: readonly Move[] = ['confirm-change'];
const instants: Partial<Record<Move, string>> = {
  'complete-task': '2026-12-15T02:00:00.000Z',
  supersede: '2026-12-31T17:00:00.000Z',
  expire: '2028-11-02T17:00:00.000Z',
  'grant-grace': '2028-11-02T17:00:00.000Z',
};

/** Once a case is concluded only what is due before publication is recorded. */
const late = (verdict: Verdict) =>
  aCommand('record-results', { body: { results: [{ criterion: 'PLT-08', verdict, note: 'Seen.' }] } });
const afterConclusion = (facts: CaseFacts): Partial<Record<Move, readonly DossierCommand[]>> => ({
  'record-results': [late('satisfied')],
  'accept-not-applicable': [
    late('not-applicable'),
    aCommand('accept-not-applicable', { facts, body: { criteria: ['PLT-08'] } }),
  ],
});
/** The commands that lead to a move, and the one that makes it. */
const commandsTo = (move: AskedMove, status: Status, facts: CaseFacts): readonly DossierCommand[] => {
  const isConcluded = status === 'eligible' || status === 'awaiting-publication';
  const others = isConcluded ? afterConclusion(facts)[move] : undefined;
  return others ?? [...(preparations(facts)[move] ?? []), everyCommand(facts)[move]];
};

describe('a move that the table has', () => {
  const cases = rows
    .flatMap(({ move, from }) => from.map((status) => ({ move, status })))
    .flatMap((row) => levels.map((level) => ({ ...row, level })))
    .filter(({ move, level }) => move !== 'expert-opinion' || level >= 4)
    .filter(({ move, level }) => move !== 'grant-grace' || level < 5)
    .filter(({ move }) => !ofFollowing.includes(move));

  it.each(cases)(
    '$move from $status at level $level lands where the table says',
    ({ move, status, level }) => {
      const facts = atLevel(level);
      const commands = commandsTo(move, status, facts);
      const history = historyTo(status, { facts, then: commands.slice(0, -1) });
      const after = foldDossier(played(commands.slice(-1), aContext(instants[move]), history));
      const ofDossier = dossierMoves.find((row) => row.move === move);
      const ofPermit = permitMoves.find((row) => row.move === move);
      const lands: readonly string[] = ofDossier?.to ?? ['same'];
      expect(lands.map((to) => (to === 'same' ? status : to))).toContain(
        move === 'submit' ? 'submitted' : after?.status,
      );
      if (ofPermit !== undefined)
        expect(after?.permit?.status).toBe(ofPermit.to === 'same' ? 'valid' : ofPermit.to);
    },
  );

  it('belongs to the stage of its row; opening belongs to the submission', () => {
    for (const { move, stage } of [...dossierMoves, ...permitMoves]) expect(stageOf(move)).toBe(stage);
    expect(stageOf('open-dossier')).toBe('submission');
  });

  it('has the party of its row, and a move that no table has has none', () => {
    for (const { move, by } of [...dossierMoves, ...permitMoves]) expect(rowOf(move)?.by).toBe(by);
    expect(rowOf('open-dossier')).toBeUndefined();
  });
});

describe('a move from a status that its row does not name', () => {
  const cases = rows.flatMap(({ move, from }) =>
    statuses.filter((status) => !from.some((known) => known === status)).map((status) => ({ move, status })),
  );

  it.each(cases)('$move from $status is not allowed', ({ move, status }) => {
    const told = levels.map((level) =>
      refusalOf(assigned(status, atLevel(level)), everyCommand(atLevel(level))[move]),
    );
    // A unit is asked, and so a party, only while the case awaits its opinion.
    const code = move === 'give-opinion' ? 'not-your-move' : 'move-not-allowed';
    expect(new Set(told)).toEqual(new Set([code]));
  });

  const permitCases = permitMoves.flatMap(({ move, by, from }) =>
    permitStatuses
      .filter((status) => !from.some((known) => known === status))
      .map((status) => ({ move, by, status })),
  );

  it.each(permitCases)('$move of a permit that is $status changes nothing', ({ move, by, status }) => {
    const eligible = dossierIn('eligible');
    const state = { ...eligible, permit: eligible.permit && { ...eligible.permit, status } };
    const decision = decided(state, everyCommand()[move]);
    expect(decision).toMatchObject(
      by === 'system' ? { ok: true, events: [] } : { refusal: { code: 'move-not-allowed' } },
    );
  });

  it.each(permitMoves.filter(({ by, move }) => by === 'publishing-body' && move !== 'grant-grace'))(
    '$move of a permit past its last day is not allowed, whatever was recorded',
    ({ move, from }) => {
      const published = dossierIn('published');
      for (const status of from) {
        const state = { ...published, permit: published.permit && { ...published.permit, status } };
        expect(refusalOf(state, everyCommand()[move], '2027-11-02T17:00:00.000Z')).toBe('move-not-allowed');
      }
    },
  );

  it('expires a permit only by time', () => {
    const { permit } = dossierIn('eligible');
    expect(permit && permitStatusAt(permit, '2027-11-02T16:59:59.999Z')).toBe('valid');
    expect(permit && permitStatusAt(permit, '2027-11-02T17:00:00.000Z')).toBe('expired');
  });
});

/** Who is which party to `aCase` at a level, written out from design section 1. */
const whoIs = (party: Party, facts: CaseFacts): readonly PersonName[] => {
  const ministry: PersonName = facts.ownerPublishes ? 'owningMinistry' : 'registerMinistry';
  const authority: PersonName[] = facts.proposedLevel >= 4 ? ['securityAuthority'] : [];
  const all: PersonName[] = ['vendor', 'owner', 'specialisedUnit', 'assessor', ministry, ...authority];
  const parties: Readonly<Record<Party, readonly PersonName[]>> = {
    vendor: ['vendor'],
    system: ['system'],
    owner: ['owner'],
    'owner-alone': ['owner'],
    'specialised-unit': ['specialisedUnit'],
    'asked-body': ['otherSpecialisedUnit'],
    appraiser: [facts.proposedLevel >= 4 ? 'securityAuthority' : 'specialisedUnit'],
    approver: [facts.proposedLevel >= 3 ? 'owner' : 'specialisedUnit'],
    registrar: ['registrar'],
    assessor: ['assessor'],
    'publishing-body': [ministry],
    'owner-or-publishing-body': ['owner', ministry],
    'case-party': all,
    'case-reader': [...all, 'otherSpecialisedUnit', 'registrar', 'auditor'],
  };
  return parties[party];
};

describe('a move by somebody whose move it is not', () => {
  const names = Object.entries(people).map(([name, actor]) => ({ name, actor }));
  const cases = rows.flatMap((row) => names.map((person) => ({ ...row, ...person })));

  it.each(cases)('$move by $name is refused unless it is theirs', ({ move, by, from, name, actor }) => {
    for (const level of levels)
      for (const ownerPublishes of [true, false]) {
        const facts = aCase({ proposedLevel: level, ownerPublishes });
        const isParty = whoIs(by, facts).some((known) => known === name);
        for (const status of [...from, 'withdrawn' as const]) {
          const mayMove = isParty && (by !== 'asked-body' || status !== 'withdrawn');
          const code = refusalOf(assigned(status, facts), { ...everyCommand(facts)[move], actor });
          expect(code === 'not-your-move', `level ${level}, ${status}`).toBe(!mayMove);
        }
      }
  });

  it('is refused to an assessor of the unit that was named when the organisation is another', () => {
    const actor = { ...people.assessor, organisation: 'CTY-A' };
    expect(refusalOf(dossierIn('assessing'), aCommand('record-results', { actor }))).toBe('not-your-move');
  });
});
