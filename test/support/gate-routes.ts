import { gateRoutes } from '../../functions/gate/gate-routes.ts';
import type { GateLists } from '../../shared/aws/gate-lists.ts';
import type { DecisionRecord, DeploymentRecord } from '../../shared/contracts/gate-log.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { gateRecordItems } from '../../shared/workflow/gate-items.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryGate, inMemoryGateReads } from './in-memory-gate.ts';
import { inMemoryItems } from './in-memory-items.ts';

interface Asking {
  readonly id?: string;
  readonly body?: object;
  readonly query?: Readonly<Record<string, string>>;
}

const notListed = () => Promise.reject(new Error('this gate in memory keeps no lists'));

/** Every route of the gate over a table in memory, at an instant; what it sends to be kept is kept here. */
export const gateInMemory = (now: string, lists: Partial<GateLists> = {}) => {
  const items = inMemoryItems();
  const decisions: DecisionRecord[] = [];
  const reports: DeploymentRecord[] = [];
  const routes = gateRoutes({
    ...inMemoryGate(items, (decision) => decisions.push(decision)),
    reads: {
      ...inMemoryGateReads(items),
      decision: (_, sequence) =>
        Promise.resolve(decisions.find((decision) => decision.sequence === sequence) ?? null),
    },
    lists: {
      trials: notListed,
      sequences: notListed,
      instances: notListed,
      deployments: notListed,
      ...lists,
    },
    waitFor: () => 0,
    report: (report) => {
      reports.push(report);
      return Promise.resolve();
    },
    now: () => now,
    acceptSynthetic: false,
  });

  /** What a route answers to somebody. */
  const ask = async (route: string, actor: Actor, { id = '', body = {}, query = {} }: Asking) => {
    const found = routes.find(({ method, path }) => `${method} ${path}` === route);
    if (found === undefined) throw new Error(`no such route: ${route}`);
    const request = { parameters: { id }, query, headers: { 'content-type': 'application/json' } };
    const answer = await found.handle({
      ...request,
      method: found.method,
      path: found.path,
      body: JSON.stringify(body),
      actor,
      correlationId: 'c-1',
    });
    return 'problem' in answer
      ? { status: answer.problem.status, body: answer.problem }
      : { status: answer.status, body: answer.body };
  };

  return {
    reports,
    ask,
    /** From an instant on the gate knows this of a release. */
    knows: (record: GateRecord, at: string) => {
      for (const { key, body } of gateRecordItems(record, { at, version: 1 })) items.put(key, body ?? {});
    },
    registers: (platformId: string, parties: { readonly vendor: string; readonly owner: string }) =>
      items.put(keys.card('platform', platformId), parties),
    /** A locality has declared that it uses a platform. */
    adopts: (locality: string, platformId: string) =>
      items.put(keys.adoption(locality, `${platformId} a-1`), { source: null, status: 'in-use' }),
  };
};
