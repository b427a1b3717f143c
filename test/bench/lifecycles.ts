import { assess } from '../../infra/local/demo/assessment.ts';
import { ApiClient } from '../../infra/local/demo/client.ts';
import { Desk } from '../../infra/local/demo/desk.ts';
import { enrol } from '../../infra/local/demo/enrolment.ts';
import { Ledger } from '../../infra/local/demo/ledger.ts';
import type { Plan } from '../../infra/local/demo/plan.ts';
import { syntheticDigest } from '../../infra/local/demo/plan.ts';
import { publish } from '../../infra/local/demo/publication.ts';
import { submit } from '../../infra/local/demo/submission.ts';
import { workLeftOf } from '../../infra/local/demo/work-left.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import type { EmbeddedRun } from '../support/embedded.ts';

/** Sends equal platforms down the demonstration's road on a run. */
export interface Lifecycles {
  /** Sends that many more, so many at once; settles when no queue holds anything, with the seconds that it took. */
  travel(count: number, atOnce: number): Promise<number>;
}

/** Lifecycles on a run: level 3, nothing returned, no finding, published in the end, so that all are equal. */
export function lifecyclesOn({ baseUrl, dataDir }: EmbeddedRun): Lifecycles {
  const client = new ApiClient({ baseUrl, dataFolder: dataDir });
  const day = vietnamDayOf(new Date().toISOString());
  const desk = new Desk(client, new Ledger(), { day, begunOn: day });
  const workLeft = workLeftOf(`${dataDir}/running.json`);
  let sent = 0;
  return {
    async travel(count, atOnce) {
      const plans = Array.from({ length: count }, () => planOf((sent += 1)));
      const started = performance.now();
      const waiting = plans.values();
      const lane = async () => {
        for (const plan of waiting) {
          const file = await submit(desk, await enrol(desk, plan));
          await assess(file);
          await publish(file);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      await workLeft.untilDone();
      return (performance.now() - started) / 1000;
    },
  };
}

/** The digest of the release of the platform with that number. */
export function digestOf(number: number): string {
  return syntheticDigest(`${nameOf(number)}:1.0.0`);
}

function nameOf(number: number): string {
  return `BENCH-${String(number).padStart(6, '0')}`;
}

function planOf(number: number): Plan {
  const id = nameOf(number);
  return {
    platform: {
      id,
      nameVi: `Nền tảng đo số ${number}`,
      nameEn: `Measured platform ${number}`,
      ownerId: 'BTC',
      ownerNameAsStated: null,
      ownerKind: 'ministry',
      developer: null,
      category: 'government',
      lists: [],
      candidateLists: [],
      url: null,
      contact: null,
      sources: ['measurement'],
      verified: false,
      unverifiedFields: [],
      synthetic: true,
    },
    vendor: 'CTY-A',
    owner: 'BTC',
    level: 3,
    assessor: 'DGA',
    digest: digestOf(number),
    isReturnedOnce: false,
    hasFinding: false,
    hasNotApplicable: false,
    ending: 'published',
  };
}
