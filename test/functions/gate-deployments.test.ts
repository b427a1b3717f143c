import './quiet.ts';
import { expect, it } from 'vitest';
import { digestOf } from '../support/domain/a-case.ts';
import { aGatePermit, aGateRecord } from '../support/domain/a-gate-record.ts';
import { monday } from '../support/domain/surroundings.ts';
import { gateInMemory } from '../support/gate-routes.ts';
import { people } from '../workflow/people.ts';

const report = { platformId: 'pf-1', release: { digest: digestOf('a') }, environment: 'production' };
const listedFor = async (gate: ReturnType<typeof gateInMemory>, body: object = report) => {
  expect(await gate.ask('POST /gate/deployments', people.deployer, { body })).toMatchObject({ status: 202 });
  return gate.reports.at(-1)?.listedFor;
};

it('what runs is listed for who reports it and for the parties of its release', async () => {
  const gate = gateInMemory(monday);
  gate.knows(aGateRecord(), '2026-11-01T00:00:00.000Z');
  expect(await listedFor(gate)).toEqual(['2025:37', 'CTY-A', 'BTC']);
});

it('a release that nobody knows is listed for the vendor and the owner of its platform all the same', async () => {
  const gate = gateInMemory(monday);
  gate.registers('pf-1', { vendor: 'CTY-A', owner: 'BTC' });
  expect(await listedFor(gate)).toEqual(['2025:37', 'CTY-A', 'BTC']);
  gate.knows(aGateRecord({ version: '2.0.0' }), '2026-11-01T00:00:00.000Z');
  const mismatch = { ...report, release: { digest: digestOf('a'), version: '1.0.0' } };
  expect(await listedFor(gate, mismatch)).toEqual(['2025:37', 'CTY-A', 'BTC']);
});

it('what runs of a platform that nobody registered is listed for who reports it', async () => {
  expect(await listedFor(gateInMemory(monday))).toEqual(['2025:37']);
});

it('who has declared a use hears why what it runs may not, in the answer to its report and on its list', async () => {
  const kept = {
    reportedAt: monday,
    by: { subject: 'deployer', organisation: '2025:37' },
    listedFor: ['2025:37'],
  };
  const deployment = { ...report, state: 'running' as const };
  const gate = gateInMemory(monday, {
    deployments: () => Promise.resolve([{ ...kept, deployment, sk: 'pf-1' }]),
  });
  gate.knows(aGateRecord({ permit: aGatePermit({ status: 'revoked' }) }), '2026-11-01T00:00:00.000Z');
  const told = async () => {
    const { body: answer } = await gate.ask('POST /gate/deployments', people.deployer, { body: report });
    const { body: list } = await gate.ask('GET /gate/deployments', people.deployer, {});
    return { answer, list };
  };
  expect(await told()).toMatchObject({
    answer: { reasons: [{ code: 'no-permit' }] },
    list: { items: [{ reason: 'no-permit', overdue: true }] },
  });
  gate.adopts('2025:37', 'pf-1');
  expect(await told()).toMatchObject({
    answer: { reasons: [{ code: 'permit-revoked' }] },
    list: { items: [{ reason: 'permit-revoked', overdue: true }] },
  });
});
