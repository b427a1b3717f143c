import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import { trialProblem } from '../../../shared/domain/gate/trial.ts';
import { aQuestion } from '../../support/domain/a-gate-record.ts';
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
