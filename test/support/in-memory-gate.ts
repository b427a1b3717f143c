import type { GateReads } from '../../shared/aws/gate-records.ts';
import { parseGateRecord } from '../../shared/contracts/gate.ts';
import { parseRelaxation, parseTrial } from '../../shared/contracts/gate-log.ts';
import type { DecisionRecord } from '../../shared/contracts/gate-log.ts';
import { keys } from '../../shared/workflow/keys.ts';
import * as z from 'zod';
import type { GateDeps } from '../../functions/gate/answer.ts';
import type { InMemoryItems } from './in-memory-items.ts';

const kept = z.object({ record: z.unknown(), digest: z.string() });

/** What the gate reads, in memory. */
export const inMemoryGateReads = (
  items: InMemoryItems,
): Pick<
  GateReads,
  'records' | 'recordAt' | 'history' | 'trial' | 'relaxations' | 'hasAdopted' | 'partiesOf'
> => {
  const historyOf = (release: { platformId: string; version: string }) =>
    items.under(keys.gateHistory(release, '', 0).pk, '').map((item) => {
      const { record, digest } = kept.parse(item);
      return { at: String(item['sk']), record: parseGateRecord(record), digest };
    });
  return {
    records: (identifier) =>
      Promise.resolve(items.under(keys.gate(identifier, '').pk, '').map(parseGateRecord)),
    recordAt: (release, at) =>
      Promise.resolve(historyOf(release).findLast((one) => one.at <= `${at}~`) ?? null),
    history: (release) => Promise.resolve(historyOf(release)),
    partiesOf: (platformId) => {
      const { vendor, owner } = items.get(keys.card('platform', platformId)) ?? {};
      return Promise.resolve([vendor, owner].filter((party) => typeof party === 'string'));
    },
    hasAdopted: (organisation, platformId) =>
      Promise.resolve(
        items
          .under(keys.adoption(organisation, '').pk, `${platformId} `)
          .some(({ source, status }) => source === null && status !== 'ended'),
      ),
    trial: (organisation, asked) => {
      const item = items.get(keys.trial(organisation, asked));
      return Promise.resolve(item && parseTrial(item));
    },
    relaxations: (organisation) => {
      const { pk, sk } = keys.relaxation(organisation, '');
      return Promise.resolve(items.under(pk, sk).map(parseRelaxation));
    },
  };
};

/** A gate over items in memory that keeps every answer. */
export const inMemoryGate = (
  items: InMemoryItems,
  keep: (decision: DecisionRecord) => void = () => undefined,
): Omit<GateDeps, 'now' | 'acceptSynthetic'> => {
  const reads = inMemoryGateReads(items);
  let given = 0;
  return {
    reads,
    relaxationsOf: reads.relaxations,
    keep: (decision) => {
      keep(decision);
      return Promise.resolve(true);
    },
    count: () => {
      given += 1;
      return { instance: 'memory', sequence: given };
    },
  };
};
