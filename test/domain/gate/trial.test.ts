import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import { trialProblem } from '../../../shared/domain/gate/trial.ts';
import { aGateRecord, aQuestion } from '../../support/domain/a-gate-record.ts';
import { monday } from '../../support/domain/surroundings.ts';

const started = { startedOn: '2026-02-10', endsOn: '2026-12-31' };

it.each([
  ['needs a last day', undefined, null, 'trial-end-required'],
  ['may end today', '2026-11-02', null, null],
  ['may not have ended yesterday', '2026-11-01', null, 'trial-ended'],
  ['may last a year from today', '2027-11-02', null, null],
  ['and no day longer', '2027-11-03', null, 'trial-too-long'],
  ['that is registered goes on without naming its end again', undefined, started, null],
  ['that is registered may be prolonged within its year', '2027-02-10', started, null],
  ['and no day longer than its year', '2027-02-11', started, 'trial-too-long'],
  ['that has ended has ended', undefined, { ...started, endsOn: '2026-11-01' }, 'trial-ended'],
  [
    'whose year is over does not begin anew',
    '2026-12-01',
    { startedOn: '2025-11-01', endsOn: '2026-11-01' },
    'trial-too-long',
  ],
] as const)('a trial %s', (...[, endsOn, registered, problem]) => {
  expect(trialProblem(endsOn, registered, monday)).toBe(problem);
});

it.each([
  ['that names no day goes on', undefined, null, null],
  ['may end today', '2026-11-02', null, null],
  ['may last longer than a year', '2029-01-01', null, null],
  ['has ended the day after', '2026-11-01', null, 'trial-ended'],
  ['that is registered goes on until its end', undefined, started, null],
  ['that is registered ends then', undefined, { ...started, endsOn: '2026-11-01' }, 'trial-ended'],
  ['goes on where a new end is named', '2026-12-01', { ...started, endsOn: '2026-11-01' }, null],
] as const)('a trial with real data and a permit %s', (...[, endsOn, registered, reason]) => {
  const trial = endsOn === undefined ? undefined : { endsOn };
  const question = aQuestion({ purpose: 'trial', data: 'real', trial });
  const context = { now: monday, acceptSynthetic: false, registered };
  expect(decideDeployment(question, [aGateRecord()], context).reason).toBe(reason);
  const operation = { ...question, purpose: 'operation' } as const;
  expect(decideDeployment(operation, [aGateRecord()], context).reason).toBeNull();
});

it('a trial with real data is never let through by its registration', () => {
  fc.assert(
    fc.property(fc.constantFrom('operation', 'trial'), fc.boolean(), (purpose, isRegistered) => {
      const data = 'real';
      const question = aQuestion({ purpose, data, trial: { endsOn: '2026-12-01' } });
      const registered = isRegistered ? started : null;
      const verdict = decideDeployment(question, [], { now: monday, acceptSynthetic: true, registered });
      expect(verdict.decision).toBe('deny');
    }),
  );
});
