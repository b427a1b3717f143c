import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemActor } from '../../../shared/domain/actor.ts';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import type { Relaxation } from '../../../shared/domain/gate/enforcement.ts';
import { enforcementAt } from '../../../shared/domain/gate/enforcement.ts';
import { judge } from '../../../shared/domain/gate/judge.ts';
import { decideRelaxation, evolveRelaxation, nextDueOf } from '../../../shared/domain/gate/relaxation.ts';
import type { RelaxationCommand, RelaxationState } from '../../../shared/domain/gate/relaxation.ts';
import { aGateRecord, aQuestion } from '../../support/domain/a-gate-record.ts';
import { organisations } from '../../support/domain/organisations.ts';
import { people } from '../../support/domain/people.ts';
import { relaxationRefusals, relaxed, toEnd, toRelax } from '../../support/domain/relaxation-refusals.ts';
import { monday } from '../../support/domain/surroundings.ts';

const decide = (state: RelaxationState | null, command: RelaxationCommand, now = monday) =>
  decideRelaxation({ id: 'rx-1', state }, command, { now, organisations });

describe('a relaxation', () => {
  it.each(relaxationRefusals)('is refused $code: $because', ({ code, details = {}, state, command }) => {
    expect(decide(state ?? null, command)).toEqual({ ok: false, refusal: { code, details } });
  });

  it('is made by a ruling of the registrar, and ended by another from the same day on', () => {
    const made = decide(null, toRelax());
    expect(made).toEqual({ ok: true, events: [{ type: 'EnforcementRelaxed', relaxation: relaxed }] });
    const ended = decide(relaxed, toEnd(), '2026-12-24T02:00:00.000Z');
    expect(ended).toMatchObject({
      ok: true,
      events: [{ type: 'RelaxationEnded', lastDay: '2026-12-23', ended: { why: 'Đã xong' } }],
    });
    const [event] = ended.ok ? ended.events : [];
    expect(event && evolveRelaxation(relaxed, event)).toMatchObject({
      lastDay: '2026-12-23',
      relaxed: { why: 'Chuyển đổi từng bước' },
      ended: { why: 'Đã xong' },
    });
  });

  it('may last a year to the day', () => {
    expect(decide(null, toRelax({ lastDay: '2027-11-01' })).ok).toBe(true);
  });
});

describe('the end of a relaxation', () => {
  /** Every sweep that is due, one after the other. */
  const swept = (from: RelaxationState): string[] => {
    let state = from;
    const said: string[] = [];
    for (let now = nextDueOf(state); now !== null; now = nextDueOf(state)) {
      const decision = decide(state, { id: 'c-3', type: 'note-due', actor: systemActor, body: {} }, now);
      if (!decision.ok) throw new Error(decision.refusal.code);
      state = decision.events.reduce<RelaxationState>(evolveRelaxation, state);
      said.push(`${now} ${decision.events.map(({ type }) => type).join(' ')}`);
    }
    return said;
  };

  it('is announced a month, a week and a day before, and when it has come', () => {
    expect(swept(relaxed)).toEqual([
      '2027-04-30T17:00:00.000Z ClockReminded DueNoted',
      '2027-05-23T17:00:00.000Z ClockReminded DueNoted',
      '2027-05-29T17:00:00.000Z ClockReminded DueNoted',
      '2027-05-31T17:00:00.000Z ClockLapsed DueNoted',
    ]);
  });

  it('is told once where somebody has ended it before', () => {
    const ended = decide(relaxed, toEnd(), '2026-12-24T02:00:00.000Z');
    if (!ended.ok) throw new Error(ended.refusal.code);
    expect(swept(ended.events.reduce<RelaxationState>(evolveRelaxation, relaxed))).toEqual([]);
  });
});

describe('what a denial means', () => {
  const of = (now: string, asked: Partial<{ organisation: string; platformId: string | null }> = {}) =>
    enforcementAt([relaxed], { organisation: 'BTC', platformId: null, ...asked }, now);

  it.each([
    ['2026-11-01T16:59:59.999Z', 'block'],
    ['2026-11-01T17:00:00.000Z', 'warn'],
    ['2027-03-31T16:59:59.999Z', 'warn'],
    ['2027-03-31T17:00:00.000Z', 'grace'],
    ['2027-05-31T16:59:59.999Z', 'grace'],
    ['2027-05-31T17:00:00.000Z', 'block'],
  ] as const)('at %s is %s, by the day in Viet Nam', (now, mode) => {
    expect(of(now)).toBe(mode);
  });

  it('is blocked for everybody else', () => {
    expect(of(monday, { organisation: 'BYT' })).toBe('block');
  });

  it('is what the relaxation of the platform says, where there is one, and the stricter of two', () => {
    const named: Relaxation = { ...relaxed, platformId: 'pf-1', warnUntil: null };
    const asked = { organisation: 'BTC', platformId: 'pf-1' };
    expect(enforcementAt([relaxed, named], asked, monday)).toBe('grace');
    expect(enforcementAt([relaxed, named], { ...asked, platformId: 'pf-2' }, monday)).toBe('warn');
    expect(enforcementAt([relaxed, { ...relaxed, warnUntil: null }], asked, monday)).toBe('grace');
    expect(enforcementAt([named], { ...asked, platformId: null }, monday)).toBe('block');
  });

  it('never changes the decision', () => {
    const modes = fc.constantFrom(...(['valid', 'suspended', 'revoked', 'expired', 'superseded'] as const));
    fc.assert(
      fc.property(modes, fc.boolean(), (status, isRelaxed) => {
        const record = aGateRecord();
        const records = [{ ...record, permit: record.permit && { ...record.permit, status } }];
        const context = { now: monday, acceptSynthetic: true };
        const facts = {
          records,
          trial: null,
          relaxations: isRelaxed ? [{ ...relaxed, organisation: '2025:37' }] : [],
        };
        const { verdict, view } = judge({ question: aQuestion(), actor: people.deployer }, facts, context);
        expect(verdict).toEqual(decideDeployment(aQuestion(), records, context));
        expect(view.enforcement).toBe(isRelaxed ? 'warn' : 'block');
      }),
    );
  });
});
