import { expect, it } from 'vitest';
import { publicRelaxation } from '../../shared/contracts/relaxations.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { toldTo } from '../support/told-organisations.ts';
import { started, sweptOnce } from './all-moves.ts';
import { stepOf } from './any-deed.ts';
import { people } from './people.ts';

it('whoever is let through hears that a relaxation will end, and that it has, once each, whatever number of sweeps', async () => {
  const world = await started();
  const { workflow, now, pass, send } = world;
  const step = stepOf({ kind: 'relax' }, { now: now(), n: 1 });
  if (step !== null) await send(step);
  await workflow.drain();
  const { organisation } = people.deployer;
  const heard = () => toldTo(workflow.items, organisation).map(({ events }) => JSON.stringify(events));
  const sweepAfter = async (days: number) => {
    pass(days * 86_400_000);
    for (let n = 0; n < 2; n += 1) await sweptOnce(world);
    await workflow.drain(2);
  };
  expect(heard()).toEqual(['["EnforcementRelaxed"]']);
  await sweepAfter(11);
  expect(heard()).toEqual(['["EnforcementRelaxed"]', '["RelaxationEnding"]']);
  await sweepAfter(30);
  expect(heard()).toEqual(['["EnforcementRelaxed"]', '["RelaxationEnding"]', '["RelaxationEnded"]']);
  const [kept] = workflow.items.under(keys.relaxation('', '').pk, '');
  expect(publicRelaxation(kept)).not.toHaveProperty('toldUntil');
});
