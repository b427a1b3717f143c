import { describe, expect, it } from 'vitest';
import { parseDossierWish } from '../../shared/contracts/messages.ts';
import { parseDossier } from '../../shared/contracts/records.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { rulesOfCase, rulesetOf } from '../../shared/rulesets/rulesets.ts';
import { dossierAggregate } from '../../shared/workflow/dossier-aggregate.ts';
import { handleCommand } from '../../shared/workflow/handle-command.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Commit, LookUp } from '../../shared/workflow/ports.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import { dossierOf, registration, roadToEligible } from './road.ts';

const given = { platform: 'pf-1', name: 'a', level: 3 } as const;
const colleague: Actor = { ...people.assessor, subject: 'assessor-2.DGA' };
/** 2,000 characters, most of which take three bytes. */
const note = 'Đã kiểm tra hồ sơ, đủ bằng chứng ở mức độ cần thiết. '.repeat(40).trim().slice(0, 2000);
const criteria = rulesetOf('ND331_2026')
  .criteriaOf(3)
  .filter(({ due }) => due !== 'by-system')
  .map(({ id }) => id);

/** A case under assessment, and results that are recorded on it directly, as a worker does. */
const start = async () => {
  const now = () => '2026-11-23T02:00:00.000Z';
  const { items, queues, drain, ports } = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const road = roadToEligible(given);
  const assigned = road.findIndex(({ wish }) => wish.type === 'assign');
  for (const { queue, wish } of [registration('pf-1'), ...road.slice(0, assigned + 1)])
    await queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
  await drain();
  const dossiers = dossierAggregate({ parse: parseDossier, rulesOf: rulesOfCase, bodiesAt });
  const commits: Commit[] = [];
  const store = {
    ...ports.store,
    commit: (commit: Commit) => {
      commits.push(commit);
      return ports.store.commit(commit);
    },
  };
  /** The register, with a second assessor in the unit. */
  const lookUp: LookUp = async (ids) => {
    const found = await ports.lookUp(ids);
    const { DGA: dga } = found;
    const member = dga?.members[people.assessor.subject];
    return dga && member
      ? { ...found, DGA: { ...dga, members: { ...dga.members, [colleague.subject]: member } } }
      : found;
  };
  const record = async (id: string, actor: Actor, results: readonly unknown[]) => {
    const aggregate = { kind: 'dossier', id: dossierOf('a') };
    const body = { results };
    const wish = parseDossierWish({ id, type: 'record-results', aggregate, actor, body, correlationId: id });
    return (await handleCommand(dossiers, { ...ports, store, lookUp })(wish)).status;
  };
  const pk = keys.state('dossier', dossierOf('a')).pk;
  const state = () => parseDossier(items.get(keys.state('dossier', dossierOf('a')))?.['state']);
  return { items, commits, record, state, pk };
};

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

describe('results', () => {
  it('of two assessors of the unit never collide: commands on a case are settled one after the other', async () => {
    const { record, state } = await start();
    const [one = '', other = ''] = criteria;
    const outcomes = await Promise.all([
      record('c-one', people.assessor, [{ criterion: one, verdict: 'satisfied' }]),
      record('c-other', colleague, [{ criterion: other, verdict: 'not-satisfied' }]),
    ]);
    expect(outcomes).toEqual(['applied', 'applied']);
    expect(state().results).toEqual({ [one]: 's', [other]: 'n' });
  });

  it('replace what was recorded before, and everything that was recorded stays readable', async () => {
    const { items, record, pk } = await start();
    await record('c-1', people.assessor, [{ criterion: 'RSK-01', verdict: 'not-satisfied', note: 'thiếu' }]);
    await record('c-2', colleague, [{ criterion: 'RSK-01', verdict: 'satisfied', note: 'đã có' }]);
    expect(items.under(pk, 'RESULTS#')).toMatchObject([
      {
        author: people.assessor.subject,
        results: [{ criterion: 'RSK-01', verdict: 'not-satisfied', note: 'thiếu' }],
      },
      { author: 'assessor-2.DGA', results: [{ criterion: 'RSK-01', verdict: 'satisfied', note: 'đã có' }] },
    ]);
  });

  it('fifty at a time, with the longest notes and all the evidence there may be, are two items of one commit', async () => {
    const { record, commits } = await start();
    const evidence = Array.from({ length: 10 }, () => ({
      paper: 'ấ'.repeat(200),
      effectiveOn: '2026-11-01',
    }));
    const results = criteria.slice(0, 50).map((criterion) => ({
      criterion,
      verdict: 'satisfied',
      note,
      evidence,
    }));
    expect(await record('c-1', people.assessor, results)).toBe('applied');
    const [commit] = commits;
    expect(commit?.items.filter(({ key }) => key.sk.startsWith('RESULTS#'))).toHaveLength(2);
    expect(Math.max(...(commit?.items.map(({ body }) => bytesOf(body)) ?? []))).toBeLessThan(400_000);
    expect(bytesOf(commit)).toBeLessThan(4_000_000);
  });

  it('are frozen with their notes: another note is another digest', async () => {
    const digests = await Promise.all(
      ['một', 'hai'].map(async (text) => {
        const { record, state } = await start();
        await record('c-1', people.assessor, [{ criterion: 'RSK-01', verdict: 'satisfied', note: text }]);
        return state().recorded.results;
      }),
    );
    expect(new Set(digests).size).toBe(2);
  });
});
