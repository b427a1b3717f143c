import { assess } from './assessment.ts';
import type { Desk } from './desk.ts';
import { enrol } from './enrolment.ts';
import type { Enrolled } from './enrolment.ts';
import { inFlight } from './in-flight.ts';
import type { Plan } from './plan.ts';
import { publish } from './publication.ts';
import { submit } from './submission.ts';

/** The stages that a platform passes, in order. */
export type RoadStage = 'registry' | 'submission' | 'assessment' | 'publication';

/** Hears how platforms get on. */
export interface Watcher {
  readonly pass: (stage: RoadStage) => void;
  /** One will not come to this stage. */
  readonly leave: (stage: RoadStage) => void;
}

/** Puts every platform on the register with its release. */
export function enrolAll(desk: Desk, plans: readonly Plan[], watcher: Watcher): Promise<readonly Enrolled[]> {
  return inFlight(plans, async (plan) => {
    const enrolled = await enrol(desk, plan);
    watcher.pass('registry');
    return enrolled;
  });
}

/** Sends every platform from submission to the decision on its publication. */
export async function travelAll(desk: Desk, all: readonly Enrolled[], watcher: Watcher): Promise<void> {
  await inFlight(all, async (enrolled) => {
    const file = await submit(desk, enrolled);
    watcher.pass('submission');
    const verdict = await assess(file);
    watcher.pass('assessment');
    if (verdict === 'not-eligible') {
      watcher.leave('publication');
      return;
    }
    await publish(file);
    watcher.pass('publication');
  });
}
