import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { gateAnswer } from '../../bin/chot/gate-answer.ts';
import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import { judgeOffline } from '../../shared/domain/gate/offline.ts';
import type { OfflinePapers } from '../../shared/domain/gate/offline.ts';
import { permitStatuses } from '../../shared/domain/moves.ts';
import { addDays, vietnamDayOf } from '../../shared/domain/working-days.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { digestFor, ruling, settle } from '../support/embedded-road.ts';
import { seedPermits } from '../support/seeded-permits.ts';
import type { Seed, Seeded } from '../support/seeded-permits.ts';

/** Whom denials block, warn, and let through in grace. */
const owners = { BYT: 'block', BTC: 'warn', BXD: 'grace' } as const;
/** Each of these may ask 600 times a minute. */
const roles = ['owner', 'appraiser', 'ministry', 'administrator', 'deployer', 'vendor', 'assessor'];
const ends = { before: '2026-11-10T17:00:00.000Z', after: '2999-12-31T17:00:00.000Z' };
/** A grace that lasts and one that ended, for what expired as the case says or by the clock alone, and for what was revoked. */
const graces = (['valid', 'expired', 'revoked'] as const).flatMap((status) =>
  Object.values(ends).map((graceUntil) => ({ status, validUntil: ends.before, graceUntil })),
);
const permits = Object.values(ends).flatMap((validUntil) =>
  [...permitStatuses, null].map((status) => ({ status, validUntil, graceUntil: null })),
);
const seeds = Object.keys(owners).flatMap((owner) =>
  ([1, 3, 5] as const).flatMap((level) =>
    [...permits, ...graces].map((permit) => ({ owner, level, ...permit })),
  ),
);
/** What stands in the list: what is not simply valid. */
const isListed = ({ status, graceUntil }: Seed): boolean =>
  status !== null && (status !== 'valid' || graceUntil !== null);
const today = vietnamDayOf(new Date().toISOString());
const cells = (['operation', 'trial'] as const).flatMap((purpose) =>
  (['real', 'synthetic'] as const).flatMap((data) =>
    (['same', 'other', 'unsaid'] as const).flatMap((platform) =>
      (['same', 'other', 'version'] as const).flatMap((release) =>
        [undefined, 4].map((requiredLevel) => ({ purpose, data, platform, release, requiredLevel })),
      ),
    ),
  ),
);
type Cell = (typeof cells)[number];

const questionOf = ({ platform, release, requiredLevel, ...cell }: Cell, { platformId, digest }: Seeded) => ({
  ...cell,
  ...(platform !== 'unsaid' && { platformId: platform === 'same' ? platformId : 'pf-other' }),
  release: {
    digest: release === 'other' ? digestFor('unknown') : digest,
    ...(release === 'version' && { version: '9.9.9' }),
  },
  ...(requiredLevel === 4 && { requiredLevel: 4 as const }),
  ...(cell.purpose === 'trial' && { trial: { endsOn: addDays(today, 30) } }),
});

let run: EmbeddedRun;
let seeded: Seeded[];
let papers: Map<Seeded, OfflinePapers>;

const bytes = async (path: string): Promise<Buffer | null> => {
  const response = await fetch(`${run.baseUrl}${path}`);
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
};
const permitsShape = z.object({ items: z.array(z.object({ envelope: z.unknown() })) });

/** The papers of a release: from the public, or for level 5 from the case itself. */
const papersOf = async ({ digest, level, status, platformId }: Seeded): Promise<Buffer[]> => {
  if (status === null) return [];
  const dossierId = platformId.replace('pf-', 'ds-');
  const path = level === 5 ? `/dossiers/${dossierId}/permits` : `/permits/${digest}`;
  const { body } = await until(
    () => run.api('GET', path, { account: 'auditor' }),
    (answer) => answer.status === 200,
  );
  const shown =
    level === 5
      ? permitsShape.parse(body).items
      : z.object({ permits: permitsShape.shape.items }).parse(body).permits;
  return shown.map(({ envelope }) => Buffer.from(JSON.stringify(envelope)));
};

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  const days = { firstDay: today, lastDay: addDays(today, 60) };
  for (const [organisation, warnUntil] of [
    ['BTC', addDays(today, 30)],
    ['BXD', null],
  ])
    await settle(run, 'registrar', {
      path: '/gate/relaxations',
      body: { organisation, ...days, warnUntil, why: 'Chuyển tiếp', ruling },
    });
  seeded = await seedPermits(run, seeds);
  const files = new Map(await Promise.all(seeded.map(async (one) => [one, await papersOf(one)] as const)));
  const keys = readKeySet((await bytes('/.well-known/jwks.json'))?.toString('utf8') ?? '');
  const trust = { keys, revokedKeys: [] };
  const ended = seeds.filter(isListed).length;
  const list = await until(
    async () => {
      const file = await bytes('/permits/status');
      return file && readStatusList(file, trust);
    },
    (paper) =>
      paper?.ok === true && paper.value.permits.length === ended && paper.value.relaxations.length === 2,
  );
  papers = new Map(
    seeded.map((one) => [
      one,
      { list, permits: (files.get(one) ?? []).map((file) => readPermit(file, trust)) },
    ]),
  );
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

/** What the service and the papers say of one cell; equal where they agree. */
const bothOf = async (one: Seeded, cell: Cell, account: string) => {
  const question = questionOf(cell, one);
  const online = gateAnswer.parse(
    (await run.api('POST', '/gate/decisions', { account, body: question })).body,
  );
  const given = papers.get(one) ?? { permits: [], list: null };
  const offline = judgeOffline(question, given, {
    now: new Date().toISOString(),
    acceptSynthetic: true,
    seenIssuedAt: null,
    organisation: one.owner,
  });
  return {
    online: {
      decision: online.decision,
      enforcement: online.enforcement,
      reason: online.reasons[0]?.code ?? null,
    },
    offline: { decision: offline.decision, enforcement: offline.enforcement, reason: offline.reason },
  };
};

type Both = Awaited<ReturnType<typeof bothOf>>;

/** Without a permit the service knows more than papers can: that there is a case. */
const isKnownBetter = ({ online, offline }: Both): boolean =>
  offline.reason === 'unknown-release' &&
  (online.reason === 'under-assessment' || online.reason === 'digest-mismatch') &&
  online.enforcement === offline.enforcement;

/** The rule of the house, written out once more. */
const mayRun = (one: Seeded, { purpose, data, platform, release, requiredLevel = 0 }: Cell): boolean => {
  if (purpose === 'trial' && data === 'synthetic') return true;
  const isOwn = platform !== 'other' && release === 'same';
  return one.status === 'valid' && one.validUntil === ends.after && isOwn && requiredLevel <= one.level;
};

/** What a denial means to that owner: as it is relaxed, else let through where what expired has a grace; level 5 has none. */
const modeOf = ({ owner, level, graceUntil }: Seeded, reason: string | null): string => {
  const relaxed = new Map<string, string>(Object.entries(owners)).get(owner) ?? 'block';
  const inGrace = reason === 'permit-expired' && graceUntil === ends.after && level !== 5;
  return relaxed === 'block' && inGrace ? 'grace' : relaxed;
};

const isRight = (one: Seeded, cell: Cell, both: Both): boolean => {
  const { online, offline } = both;
  const agree =
    JSON.stringify(online) === JSON.stringify(offline) || (one.status === null && isKnownBetter(both));
  return (
    agree &&
    (online.decision === 'allow') === mayRun(one, cell) &&
    online.enforcement === modeOf(one, online.reason)
  );
};

test(`over HTTP and from papers every one of ${String(seeds.length * cells.length)} cells is answered alike, and only a valid permit allows`, async () => {
  const outcomes = new Set<string>();
  const wrong: unknown[] = [];
  const lane = async (own: readonly Seeded[], role: string) => {
    for (const one of own)
      for (const cell of cells) {
        const both = await bothOf(one, cell, `${role}.${one.owner}`);
        if (!isRight(one, cell, both)) wrong.push({ one, cell, ...both });
        outcomes.add(`${both.online.reason ?? 'allow'} ${both.online.enforcement}`);
      }
  };
  const lanes = Object.keys(owners).flatMap((owner) =>
    roles.map((role, n) =>
      lane(
        seeded.filter((one, at) => one.owner === owner && at % roles.length === n),
        role,
      ),
    ),
  );
  await Promise.all(lanes);
  expect(wrong.slice(0, 5)).toEqual([]);
  const reasons = ['allow', 'unknown-release', 'digest-mismatch', 'under-assessment', 'level-too-low'];
  const ofStatus = ['permit-expired', 'permit-suspended', 'permit-revoked', 'permit-superseded'];
  const modes = Object.values(owners);
  expect([...outcomes].toSorted()).toEqual(
    [...reasons, ...ofStatus].flatMap((reason) => modes.map((mode) => `${reason} ${mode}`)).toSorted(),
  );
});
