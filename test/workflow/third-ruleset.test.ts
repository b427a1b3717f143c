import { describe, expect, it } from 'vitest';
import { parseDossier } from '../../shared/contracts/records.ts';
import { scoresOf } from '../../shared/domain/dossier/scores.ts';
import type { RulesetRef } from '../../shared/domain/level.ts';
import { chooseAmong } from '../../shared/rulesets/choose-ruleset.ts';
import { pickRuleset } from '../../shared/rulesets/ruleset-terms.ts';
import { everyRuleset, rulesetFrom } from '../../shared/rulesets/rulesets.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { portalFolder } from '../support/rulesets/portal.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Step } from './road.ts';
import { digestOfCase, dossierOf, movesOf, registration, roadToEligible } from './road.ts';

const first = rulesetFrom(portalFolder);
/** The next version asks one criterion more of every portal. */
const second = rulesetFrom({
  ...portalFolder,
  manifest: { ...portalFolder.manifest, version: '2', takenFrom: '2026-11-24' },
  criteria: [
    ...portalFolder.criteria,
    { ...portalFolder.criteria[0], id: 'P-99', title_vi: 'Tiêu chí mới', title_en: 'A new criterion' },
  ],
});
const all = [...everyRuleset(), first, second];
const rulesOf = ({ ruleset, rulesetVersion }: RulesetRef) => pickRuleset(all, ruleset, rulesetVersion);
const lawOn = (openedOn: string): RulesetRef => {
  const law = chooseAmong(all, { subject: 'public-service-portal', openedOn });
  if (law === null) throw new Error('nothing assesses portals');
  return law;
};

const start = () => {
  const workflow = inMemoryWorkflow({
    now: () => '2026-11-23T02:00:00.000Z',
    key: permitKeyOfTests,
    rulesOf,
  });
  const walk = async (steps: readonly Step[]): Promise<unknown[]> => {
    for (const { queue, wish } of steps)
      await workflow.queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
    await workflow.drain();
    return steps.map(({ wish }) => {
      const receipt = workflow.items.get(keys.command(wish.id));
      return receipt?.['refusal'] ?? receipt?.['status'];
    });
  };
  const dossier = (name: string) =>
    parseDossier(workflow.items.get(keys.state('dossier', dossierOf(name)))?.['state']);
  return { ...workflow, walk, dossier };
};

const portal = { platform: 'pf-1', name: 'portal', level: 2, law: lawOn('2026-11-23') } as const;
const road = roadToEligible(portal);
const assigned = road.findIndex(({ wish }) => wish.type === 'assign');
const evidence = [{ paper: 'Biên bản 1/BB', effectiveOn: '2026-11-20' }];
const results = (verdicts: Readonly<Record<string, string>>): Step[] =>
  movesOf(
    portal.name,
    [
      [
        people.assessor,
        'record-results',
        {
          results: first
            .criteriaOf(2)
            .map(({ id }) => ({ criterion: id, verdict: verdicts[id] ?? 'satisfied', evidence })),
        },
      ],
    ],
    201,
  );
const conclusion = road.slice(-1);

describe('a portal, under a ruleset of scored groups that is data alone', () => {
  it('is opened, assessed and concluded, and the gate lets it in', async () => {
    const { walk, dossier, ask } = start();
    const outcomes = await walk([registration('pf-1'), ...road]);
    expect(new Set(outcomes)).toEqual(new Set(['applied']));
    expect(dossier('portal')).toMatchObject({
      status: 'eligible',
      facts: { ruleset: 'CONG_DVC_TU_DAT', rulesetVersion: '1' },
      permit: { status: 'valid' },
    });
    const question = {
      release: { digest: digestOfCase('portal') },
      purpose: 'operation',
      data: 'real',
    } as const;
    expect((await ask(question, people.auditor)).decision).toBe('allow');
  });

  it('passes with what is not met, as long as every group reaches its mark', async () => {
    const { walk, dossier } = start();
    await walk([registration('pf-1'), ...road.slice(0, assigned + 1)]);
    await walk([...results({ 'P-02': 'not-satisfied', 'P-04': 'partially-satisfied' }), ...conclusion]);
    const state = dossier('portal');
    expect(state.status).toBe('eligible');
    expect(scoresOf(state, { rules: first, now: '2026-11-23T02:00:00.000Z' })).toEqual([
      { group: 'access', percent: 60, passMark: 60, passes: true },
      { group: 'service', percent: 85, passMark: 50, passes: true },
      { group: 'openness', percent: 100, passMark: 40, passes: true },
    ]);
  });

  it.each([
    [
      'a group below its mark',
      { 'P-01': 'partially-satisfied', 'P-02': 'not-satisfied' },
      'group-below-pass-mark',
    ],
    ['an unmet gate, whatever its group has', { 'P-03': 'partially-satisfied' }, 'gate-not-satisfied'],
  ])('is not eligible with %s', async (_, verdicts, code) => {
    const { walk, dossier } = start();
    await walk([registration('pf-1'), ...road.slice(0, assigned + 1)]);
    expect(await walk([...results(verdicts), ...conclusion])).toMatchObject(['applied', { code }]);
    expect(dossier('portal').permit).toBeNull();
  });

  it('keeps to the version it was opened under when a new one comes', async () => {
    expect(lawOn('2026-11-24').rulesetVersion).toBe('2');
    const { walk, dossier } = start();
    await walk([registration('pf-1'), ...road]);
    const answered = Object.keys(dossier('portal').results);
    expect(answered).not.toContain('P-99');
    expect(dossier('portal').status).toBe('eligible');
    const under2 = { ...portal, name: 'later', platform: 'pf-2', law: lawOn('2026-11-24') };
    const outcomes = await walk([registration('pf-2'), ...roadToEligible(under2)]);
    expect(outcomes.at(-1)).toMatchObject({ code: 'criteria-unanswered', details: { items: ['P-99'] } });
  });
});
