import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dossierMoves, permitMoves } from '../../../shared/domain/moves.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import type { Settled } from '../../support/domain/random-history.ts';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';
import { foldDossier } from '../../support/domain/road.ts';

/** As it comes back from where it was stored. */
const carried = <T>(value: T): T => {
  const stored: T = JSON.parse(JSON.stringify(value));
  return stored;
};

it('invariant 2: folding the events, as they are stored, gives the state', () => {
  fc.assert(
    fc.property(anyWishes, ({ facts, ticks }) => {
      const { settled, steps } = lived(facts, ticks);
      const last = settled.at(-1)?.after ?? null;
      expect(foldDossier(carried(steps))).toEqual(last);
      expect(carried(last)).toEqual(last);
    }),
    { numRuns: 300 },
  );
});

it('invariant 2: living the same wishes twice gives the same events', () => {
  fc.assert(
    fc.property(anyWishes, ({ facts, ticks }) => {
      expect(lived(facts, ticks).steps).toEqual(lived(facts, ticks).steps);
    }),
    { numRuns: 50 },
  );
});

it('a refused wish changes nothing', () => {
  fc.assert(
    fc.property(anyWishes, ({ facts, ticks }) => {
      for (const { refusal, before, after, steps } of lived(facts, ticks).settled)
        if (refusal !== null) expect([steps, after]).toEqual([[], before]);
    }),
    { numRuns: 100 },
  );
});

const landsByTable = ({ command, before, after }: Settled): boolean => {
  if (before === null || after === null) return true;
  const row = dossierMoves.find(({ move }) => move === command.type);
  if (row === undefined) return after.status === before.status;
  const from: readonly Status[] = row.from;
  const to: readonly (Status | 'same')[] =
    row.move === 'submit' ? ['awaiting-appraisal', 'returned'] : row.to;
  return (
    from.includes(before.status) && to.some((one) => after.status === (one === 'same' ? before.status : one))
  );
};

const permitLandsByTable = ({ command, before, after }: Settled): boolean => {
  const [was, is] = [before?.permit?.status, after?.permit?.status];
  if (was === is) return true;
  if (was === undefined) return command.type === 'conclude' && is === 'valid';
  const rows = permitMoves.filter(
    ({ by, move }) => move === command.type || (by === 'system' && isSweep(command)),
  );
  return rows.some(({ from, to }) => from.some((one) => one === was) && to === is);
};
/** The sweep asks to expire or to supersede and records whichever of the two time has done. */
const isSweep = ({ type }: Settled['command']): boolean => type === 'expire' || type === 'supersede';

it('every granted wish lands where the tables say', () => {
  fc.assert(
    fc.property(anyWishes, ({ facts, ticks }) => {
      const granted = lived(facts, ticks).settled.filter(({ steps }) => steps.length > 0);
      expect(granted.filter((one) => !landsByTable(one) || !permitLandsByTable(one))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
