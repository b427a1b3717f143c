import { describe, expect, it } from 'vitest';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { evolveDossier } from '../../../shared/domain/dossier/evolve.ts';
import { aDossier } from '../../support/domain/a-case.ts';
import { answeredFinding, samples } from '../../support/domain/event-samples.ts';
import { frozen } from '../../support/domain/frozen.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { monday } from '../../support/domain/surroundings.ts';

const happened = (event: DossierEvent) =>
  frozen({ at: '2026-11-03T02:00:00.000Z', by: { subject: 'p-1', unit: 'BTC/office' }, event });

/** A state that holds something of everything, so that each event has something to change. */
const remediating = dossierIn('remediating');
const rich = frozen({
  ...remediating,
  former: { 'RSK-05': 's' as const },
  opinions: { 'BYT/office': { dueOn: '2026-11-20', given: null } },
  findings: {
    ...remediating.findings,
    [answeredFinding]: {
      criterion: 'RSK-02',
      status: 'answered' as const,
      severity: 'minor' as const,
      dueOn: '2026-12-01',
    },
  },
  permit: {
    status: 'valid' as const,
    issuedAt: monday,
    validUntil: '2027-11-02T17:00:00.000Z',
    supersededFrom: null,
    since: monday,
  },
});

describe('every event of a dossier', () => {
  /** That a file was given out, or somebody was told of a day, is a record and decides nothing. */
  const records = ['EvidenceOpened', 'PermitExpiring', 'ClockReminded', 'ClockMissed', 'ClockLapsed'];
  const changing = Object.values(samples).filter(
    ({ type }) => type !== 'ClockEscalated' && !records.includes(type),
  );

  it.each(changing)('$type changes the state and leaves the facts of the case', (event) => {
    const after = evolveDossier(rich, happened(event));
    expect(after).not.toEqual(rich);
    expect(after.facts).toEqual(rich.facts);
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  });

  it.each(Object.values(samples).filter(({ type }) => type !== 'DossierOpened'))(
    '$type starts no history',
    (event) => {
      expect(() => evolveDossier(null, happened(event))).toThrow(`history starts with ${event.type}`);
    },
  );

  it.each([samples.FindingAnswered, samples.FindingClosed])('$type needs the finding', (event) => {
    expect(() => evolveDossier(aDossier(), happened(event))).toThrow('which was never raised');
  });

  it('an opinion needs the question', () => {
    expect(() => evolveDossier(aDossier(), happened(samples.OpinionGiven))).toThrow('which was never asked');
  });

  it.each([
    samples.PermitSuspended,
    samples.PermitReinstated,
    samples.GraceGranted,
    samples.PermitRevoked,
    samples.SuccessorAnnounced,
    samples.PermitSuperseded,
    samples.PermitExpired,
  ])('$type needs the permit', (event) => {
    expect(() => evolveDossier(aDossier(), happened(event))).toThrow('a permit that was never issued');
  });
});
