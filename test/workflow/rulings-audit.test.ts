import { describe, expect, it } from 'vitest';
import { parseDossierWish } from '../../shared/contracts/messages.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { permitMoves } from '../../shared/domain/moves.ts';
import { publicRulingsIn } from '../../shared/domain/public-ruling.ts';
import type { CommitOnCase } from '../../shared/domain/public-ruling.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { dossierIn, started, sweptOnce } from './all-moves.ts';
import { nextOf } from './any-deed.ts';
import { people } from './people.ts';
import type { Step } from './road.ts';
import { digestOfCase, dossierOf, movesOf, onPlatform } from './road.ts';
import { commitsOn } from './what-happened.ts';

type World = Awaited<ReturnType<typeof started>>;
type Name = keyof typeof people;

const ruling = {
  documentNumber: '15/QĐ-BTC',
  documentDate: '2026-11-20',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'somebody',
};
const ruled = { ruling, reasons: 'because' };
let sent = 0;
const onCase = (type: 'suspend' | 'reinstate' | 'revoke' | 'delist') => (by: Actor) =>
  movesOf('first', [[by, type, ruled]], 1000 + (sent += 1));
const onWhole = (type: string, body: object) => (by: Actor) => {
  const step = onPlatform('pf-1', by, [type, body]);
  return [{ ...step, wish: { ...step.wish, id: `${step.wish.id}-${String((sent += 1))}` } }];
};

const opening = onWhole('open-incident', {
  incident: 'in-1',
  severity: 'serious',
  noticedAt: '2026-11-23T01:00:00.000Z',
  releases: [],
  description: 'A server was opened',
});

/** Who may, on what, what the gate says from that very commit on, and what the public then hears. */
interface Row {
  readonly move: string;
  readonly after?: (by: Actor) => readonly Step[];
  readonly afterBy?: Name;
  readonly make: (by: Actor) => readonly Step[];
  readonly who: readonly Name[];
  readonly gate: string;
  readonly heard: string;
  /** For whom the document was signed. */
  readonly by?: string;
}
const rows: readonly Row[] = [
  {
    move: 'suspend',
    make: onCase('suspend'),
    who: ['ministry'],
    gate: 'permit-suspended',
    heard: 'suspension',
  },
  {
    move: 'reinstate',
    ...{ after: onCase('suspend'), afterBy: 'ministry' },
    ...{ make: onCase('reinstate'), who: ['ministry'], gate: 'allow', heard: 'reinstatement' },
  },
  { move: 'revoke', make: onCase('revoke'), who: ['ministry'], gate: 'permit-revoked', heard: 'revocation' },
  { move: 'delist', make: onCase('delist'), who: ['owner', 'ministry'], gate: 'allow', heard: 'delisting' },
  {
    move: 'terminate',
    make: onWhole('terminate-platform', { lastDay: '2027-01-31', ...ruled }),
    ...{ who: ['owner', 'registrar'], gate: 'permit-revoked', heard: 'revocation' },
  },
  {
    move: 'confirm an incident',
    ...{ after: opening, afterBy: 'vendor' },
    make: onWhole('confirm-incident', { incident: 'in-1', ...ruled }),
    ...{ who: ['ministry'], gate: 'permit-suspended', heard: 'suspension' },
  },
];
const names: readonly Name[] = [
  ...(['vendor', 'otherVendor', 'owner', 'appraiser', 'police', 'assessor', 'otherAssessor'] as const),
  ...(['ministry', 'registrar', 'deployer', 'auditor'] as const),
];

const settle = async ({ workflow, send }: World, steps: readonly Step[]) => {
  for (const step of steps) {
    await send(step);
    await workflow.drain();
  }
};
const gate = async ({ workflow }: World, name = 'first') => {
  const asked = { release: { digest: digestOfCase(name) }, purpose: 'operation', data: 'real' } as const;
  const { decision, reasons } = await workflow.ask(asked, people.auditor);
  return reasons[0]?.code ?? decision;
};
const outcome = ({ workflow: { items } }: World, { wish }: Step) =>
  items.get(keys.command(wish.id))?.['status'];
const rulingsOn = ({ workflow }: World, name: string) => {
  const commits: readonly CommitOnCase[] = commitsOn(workflow, `DOSSIER#${dossierOf(name)}`);
  return commits.flatMap((commit) => publicRulingsIn(commit, `rl-${name}`));
};
const lastRuling = (world: World) => rulingsOn(world, 'first').at(-1);
const prepared = async ({ after, afterBy = 'ministry' }: Row): Promise<World> => {
  const world = await started();
  await settle(world, after?.(people[afterBy]) ?? []);
  return world;
};

describe.each(rows)('$move', (row) => {
  const { make, who, gate: says, heard } = row;

  it.each(who)(
    'by %s closes or opens the gate in its own commit, and the public hears by which document',
    async (name) => {
      const world = await prepared(row);
      for (const step of make(people[name])) await world.send(step);
      for (const head of world.workflow.queues.heads()) await world.workflow.deliver(head, 'publish-fails');
      expect(await gate(world)).toBe(says);
      await world.workflow.drain();
      expect(await gate(world)).toBe(says);
      const { documentNumber, documentDate, legalBasis } = ruling;
      const by = people[name].organisation;
      expect(lastRuling(world)).toMatchObject({ kind: heard, documentNumber, documentDate, legalBasis, by });
      expect(JSON.stringify(lastRuling(world))).not.toContain(ruled.reasons);
    },
  );

  it('by anybody else is refused and changes nothing', async () => {
    const world = await prepared(row);
    const before = await gate(world);
    for (const name of names.filter((one) => !who.includes(one))) {
      const steps = make(people[name]);
      await settle(world, steps);
      expect(steps.map((step) => `${name}: ${String(outcome(world, step))}`)).toEqual([`${name}: refused`]);
    }
    expect(await gate(world)).toBe(before);
  });
});

it.each(['suspend', 'reinstate', 'revoke', 'delist'] as const)(
  '%s stands on a document and on reasons',
  (type) => {
    const head = { id: 'c-1', type, aggregate: { kind: 'dossier', id: 'ds-1' }, actor: people.ministry };
    for (const body of [{ ruling }, { reasons: 'because' }, { ...ruled, reasons: '' }])
      expect(() => parseDossierWish({ ...head, body, correlationId: 'r-1' })).toThrow();
  },
);

describe('supersession', () => {
  it('is nobody’s to ask for', () => {
    expect(permitMoves.filter(({ move }) => /successor|supersede/u.test(move)).map(({ by }) => by)).toEqual([
      'system',
      'system',
    ]);
  });

  it('closes the gate to the older release on its day by itself, and the public hears of it once it is noted', async () => {
    const world = await started();
    world.pass(86_400_000);
    for (let n = 0; (dossierIn(world.workflow, 'second')?.permit ?? null) === null && n < 9; n += 1) {
      const wished = nextOf('second', dossierIn(world.workflow, 'second'), world.now());
      await settle(world, movesOf('second', [wished], 2000 + n));
    }
    expect([await gate(world), await gate(world, 'second')]).toEqual(['allow', 'allow']);
    world.pass(31 * 86_400_000);
    expect([await gate(world), await gate(world, 'second')]).toEqual(['permit-superseded', 'allow']);
    await sweptOnce(world);
    await world.workflow.drain();
    expect(lastRuling(world)).toMatchObject({ kind: 'supersession', documentNumber: null, by: null });
    expect(rulingsOn(world, 'second')).toMatchObject([
      { kind: 'publication', documentNumber: null, by: null },
    ]);
  });
});
