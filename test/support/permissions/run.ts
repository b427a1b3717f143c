import { contentOfLevel } from '../domain/a-content.ts';
import { join } from 'node:path';
import * as z from 'zod';
import { issuerKey, signToken } from '../../../infra/local/issuer.ts';
import { delegableMoves } from '../../../shared/domain/organisation/delegation.ts';
import { digestFor, ruling, settle } from '../embedded-road.ts';
import type { ApiAnswer, EmbeddedRun } from '../embedded.ts';
import type { Caller, CaseOfTest } from './cast.ts';
import { askedUnit, cases, delegate, secondUnits } from './cast.ts';

/** What the run has for the placeholders of the requests. */
export interface Prepared {
  readonly dossiers: readonly string[];
  readonly names: Readonly<Record<'platform' | 'release' | 'name' | 'command', string>>;
}

const versionShape = z.object({ version: z.number() });
const platformShape = z.object({ releases: z.array(z.object({ releaseId: z.string() })) });
const receiptShape = z.object({ commandId: z.string() });

/** Makes a move on the version that is there. */
const move = async (run: EmbeddedRun, dossier: string, [account, name, body]: Made) => {
  const { body: seen } = await run.api('GET', `/dossiers/${dossier}`, { account: 'auditor' });
  const { version } = versionShape.parse(seen);
  await settle(run, account, {
    method: name === 'content' ? 'PUT' : 'POST',
    path: `/dossiers/${dossier}/${name}`,
    body,
    headers: { 'if-match': `"${String(version)}"` },
  });
};

type Made = readonly [account: string, name: string, body: unknown];

/** How the level of the case is approved: on paper, but at level 3 here, on an opinion of another body. */
const levelMoves = ({ level, owner, awaits }: CaseOfTest): readonly Made[] => {
  const asking: readonly Made[] = [
    ['vendor', 'submission', {}],
    [`appraiser.${owner}`, 'opinion-requests', { units: [askedUnit], dueOn: '2099-12-31', ruling }],
  ];
  if (awaits === true) return asking;
  return level === 3
    ? [
        ...asking,
        ['locality-2', 'opinions', { verdict: 'suitable', opinion: 'Nhất trí', ruling }],
        [`appraiser.${owner}`, 'appraisal', { verdict: 'suitable', level, ruling }],
        [`owner.${owner}`, 'level-approval', { decision: 'approve', ruling }],
      ]
    : [['registrar', 'level-approval', { decision: 'import', level, ruling }]];
};

/** The appraiser asks the operating unit for its opinion on its own system. */
const askItself = ({ owner }: CaseOfTest): Made => [
  `appraiser.${owner}`,
  'opinion-requests',
  { units: ['CTY-A/operations'], dueOn: '2099-12-31', ruling },
];

/** Makes a move that is refused because somebody would decide on an own case. */
const refused = async (run: EmbeddedRun, dossier: string, [account, path, body]: Made): Promise<void> => {
  const options = { account, body, headers: { prefer: 'wait=10' } };
  const { status } = await run.api('POST', `/dossiers/${dossier}/${path}`, options);
  if (status !== 409) throw new Error(`${path}: the operating unit was let in`);
};

/** A case whose level was approved, that is being assessed, and of which one assignment was refused. */
const openCase = async (run: EmbeddedRun, one: CaseOfTest) => {
  const { name, level, owner, ownerKind } = one;
  const platformId = await settle(run, 'vendor', {
    path: '/platforms',
    body: { nameVi: name, owner, ownerKind },
  });
  const release = { version: '1.0.0', digests: [digestFor(name)] };
  await settle(run, 'vendor', { path: `/platforms/${platformId}/releases`, body: release });
  const { body } = await run.api('GET', `/platforms/${platformId}`, { account: 'vendor' });
  const releaseId = platformShape.parse(body).releases[0]?.releaseId ?? '';
  const opening = { platformId, releaseId, proposedLevel: level, operatingUnit: 'CTY-A/operations' };
  const dossier = await settle(run, 'vendor', { path: '/dossiers', body: opening });
  const assign = (organisation: string, unit: string): Made => [
    `owner.${owner}`,
    'assignment',
    { organisation, unit: `${organisation}/${unit}` },
  ];
  await move(run, dossier, ['vendor', 'content', contentOfLevel(level)]);
  for (const step of levelMoves(one)) await move(run, dossier, step);
  if (one.awaits !== true) await move(run, dossier, assign('DGA', 'assessment'));
  await refused(run, dossier, one.awaits === true ? askItself(one) : assign('CTY-A', 'operations'));
  return { dossier, platformId, releaseId, name };
};

/** The id of a command of the vendor. */
const commandOnCase = async (run: EmbeddedRun, platform: string): Promise<string> => {
  const body = { nameEn: 'A name' };
  const options = { account: 'vendor', body, headers: { prefer: 'wait=10' } };
  const answer = await run.api('PATCH', `/platforms/${platform}`, options);
  return receiptShape.parse(answer.body).commandId;
};

const appoint = async (run: EmbeddedRun, { subject, organisation, unit, role }: Caller): Promise<void> => {
  const path = `/organisations/${organisation}`;
  const nameVi = 'Phòng thứ hai';
  await settle(run, 'registrar', { path: `${path}/units`, body: { unit, nameVi, function: 'assessing' } });
  const body = { member: subject, unit, roles: [role] };
  await settle(run, 'registrar', { path: `${path}/appointments`, body });
};

/** Opens the cases, appoints who is in no unit yet, and has the owner delegate; all over HTTP. */
export const prepare = async (run: EmbeddedRun): Promise<Prepared> => {
  for (const caller of [...secondUnits, delegate]) await appoint(run, caller);
  const days = { firstDay: '2026-01-01', lastDay: '2099-12-31' };
  await settle(run, 'owner', {
    path: '/organisations/BTC/delegations',
    body: { toUnit: delegate.unit, moves: delegableMoves, ...days, ruling },
  });
  const opened = [];
  for (const one of cases) opened.push(await openCase(run, one));
  const [first] = opened;
  if (first === undefined) throw new Error('the cast has no case');
  const { platformId: platform, releaseId: release, name } = first;
  const command = await commandOnCase(run, platform);
  return { dossiers: opened.map(({ dossier }) => dossier), names: { platform, release, name, command } };
};

/** Asks with the token that the issuer would give; the same token is used for every request of a caller. */
export const askAs = async (run: EmbeddedRun, { subject, unit, organisation, role }: Caller) => {
  const key = issuerKey({ file: (part) => join(run.dataDir, part) });
  const token =
    role === null ? null : await signToken(key, run.port, { sub: subject, unit, organisation, roles: role });
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return (method: string, path: string, body: unknown): Promise<ApiAnswer> =>
    run.api(method, path, {
      headers: { ...authorization, 'if-match': '"999999"' },
      ...(method !== 'GET' && { body }),
    });
};
