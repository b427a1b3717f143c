import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import type { History } from '../../support/domain/random-history.ts';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';

type EventType = DossierEvent['type'];
const always = (holds: (history: History) => void) =>
  fc.assert(
    fc.property(anyWishes, ({ facts, ticks }) => holds(lived(facts, ticks))),
    { numRuns: 250 },
  );
const signers = ({ steps }: History, ...types: readonly EventType[]): string[] =>
  steps.filter(({ event }) => types.includes(event.type)).map(({ by }) => by.subject);
/** Events after the last appeal: those that led to what stands. */
const standing = (history: History): History => {
  const appealed = history.steps.findLastIndex(({ event }) => event.type === 'Appealed');
  return { ...history, steps: history.steps.slice(appealed + 1) };
};

it('invariant 3: nobody who concluded approved the level', () => {
  always((history) => {
    const approvers = signers(history, 'LevelApproved', 'LevelImported');
    for (const concluder of signers(history, 'ConcludedEligible', 'ConcludedNotEligible'))
      expect(approvers).not.toContain(concluder);
  });
});

it('invariant 3: nobody who concluded, or approved the level, decides on the publication', () => {
  always((history) => {
    const others = [
      ...signers(standing(history), 'ConcludedEligible'),
      ...signers(history, 'LevelApproved', 'LevelImported'),
    ];
    for (const publisher of signers(history, 'Published', 'PublicationRefused'))
      expect(others).not.toContain(publisher);
  });
});

it('invariant 3: whoever assesses is not the operator, the vendor or the monitoring provider', () => {
  always(({ facts, settled }) => {
    const assessments = settled.filter(({ steps }) =>
      steps.some(({ event }) =>
        ['ResultsRecorded', 'FindingRaised', 'ConcludedEligible', 'ConcludedNotEligible'].includes(
          event.type,
        ),
      ),
    );
    for (const { command } of assessments) {
      const { unit, organisation } = command.actor;
      expect([facts.operatingUnit, facts.vendorUnit, facts.monitoringProvider]).not.toContain(unit);
      expect(organisation).not.toBe(facts.vendor);
    }
  });
});

it('invariant 3: after an appeal another unit assesses', () => {
  always((history) => {
    const earlier = history.steps.flatMap(({ event }) =>
      event.type === 'Appealed' ? [event.barredUnit] : [],
    );
    if (earlier.length === 0) return;
    expect(earlier).toHaveLength(1);
    for (const { event, by } of standing(history).steps)
      if (event.type === 'ResultsRecorded' || event.type.startsWith('Concluded'))
        expect(earlier).not.toContain(by.unit);
  });
});

it('invariant 3: the operator neither appraises nor accepts what does not apply, unless a council was appointed', () => {
  always(({ facts, settled }) => {
    for (const { before, steps } of settled)
      for (const { event, by } of steps)
        if (event.type === 'AppraisedSuitable' || event.type === 'NotApplicableAccepted')
          expect(by.unit !== facts.operatingUnit || before?.council !== null).toBe(true);
  });
});

it('what is published was concluded eligible, on an approved level', () => {
  always((history) => {
    const types = history.steps.map(({ event }) => event.type);
    const published = types.indexOf('Published');
    if (published < 0) return;
    const before = types.slice(0, published);
    expect(before).toContain('ConcludedEligible');
    expect(before.some((type) => type === 'LevelApproved' || type === 'LevelImported')).toBe(true);
    expect(before.lastIndexOf('ConcludedEligible')).toBeGreaterThan(
      before.lastIndexOf('ConcludedNotEligible'),
    );
    const { after } = history.settled.at(-1) ?? {};
    expect(after?.conclusion?.eligible).toBe(true);
  });
});

it('a permit exists only after, and right after, a conclusion *eligible*', () => {
  always(({ steps, settled }) => {
    const types = steps.map(({ event }) => event.type);
    const issued = types.flatMap((type, index) => (type === 'PermitIssued' ? [types[index - 1]] : []));
    expect(issued).toEqual(types.filter((type) => type === 'ConcludedEligible'));
    expect(issued.length).toBeLessThanOrEqual(1);
    for (const { after } of settled) if (after?.permit) expect(after.conclusion?.eligible).toBe(true);
  });
});

it('an eligible conclusion leaves no criterion unmet and no finding open', () => {
  always(({ settled }) => {
    const concluded = settled.filter(({ steps }) => steps.some(({ event }) => event.type === 'PermitIssued'));
    for (const { after } of concluded) {
      expect(Object.values(after?.results ?? {}).every((code) => code === 's' || code === 'A')).toBe(true);
      expect(Object.values(after?.findings ?? {}).every(({ status }) => status === 'closed')).toBe(true);
    }
  });
});
