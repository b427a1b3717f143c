import type { Action } from '../../../shared/domain/permissions.ts';
import { permissionTable } from '../../../shared/domain/permission-table.ts';
import type { PermissionRow } from '../../../shared/domain/permission-table.ts';
import type { Relatives } from './cast.ts';
import { cases } from './cast.ts';
import { grantedBy } from './granted.ts';
import type { Granted } from './granted.ts';
import { digestFor, fullContent } from '../embedded-road.ts';

/**
 * One action of one route on one thing: the request as everybody sends it, and how people stand to the thing. A request
 * that is granted changes nothing: it names a version that is not there, or comes to nothing later.
 */
export interface Probe {
  readonly row: PermissionRow;
  readonly action: Action;
  readonly method: string;
  /** With `{case}`, `{platform}` and the like for what the run has. */
  readonly path: string;
  readonly body: unknown;
  readonly relatives: Relatives;
  /** Which case it is about; null for everything else. */
  readonly about: number | null;
  /** The status that says yes, with its code where another answer has the same status. */
  readonly granted: Granted;
}

const ruling = { documentNumber: '12/QĐ', documentDate: '2026-11-20' };
const reasons = 'Vì lý do trong hồ sơ';
const ruled = { ruling, reasons };
const days = { firstDay: '2026-11-01', lastDay: '2026-12-31' };
const assessor = { organisation: 'DGB', unit: 'DGB/assessment' };

/** A valid body for each action that has one. */
const bodies: Readonly<Partial<Record<Action, unknown>>> = {
  'register-platform': { nameVi: '{name}', owner: 'BTC', ownerKind: 'ministry', vendor: 'CTY-A' },
  'update-platform': { nameEn: 'Another name' },
  'add-release': { version: '9.9.9' },
  'apply-import': [],
  'declare-adoption': { basis: 'in-plan', document: '1/KH', day: '2026-01-05', status: 'in-use' },
  'report-adoption': {
    basis: 'in-plan',
    status: 'in-use',
    locality: '2024:52',
    source: 'https://example.vn',
  },
  'publish-list': {
    id: 'a-list',
    nameVi: 'Danh mục',
    edition: { day: '2026-01-01', source: 'https://example.vn' },
  },
  'renew-list': { edition: { day: '2026-02-01', source: 'https://example.vn' }, reasons },
  'add-members': { members: [{ platformId: '{platform}', source: 'https://example.vn' }] },
  'remove-members': { platforms: ['{platform}'], reasons, ruling },
  'terminate-platform': { lastDay: '2030-12-31', reasons, ruling },
  'open-incident': { severity: 'serious', noticedAt: '2026-11-20T02:00:00Z', description: reasons },
  'report-incident': { report: reasons },
  'confirm-incident': ruled,
  'close-incident': { reasons },
  'open-dossier': {
    platformId: '{platform}',
    releaseId: '{release}',
    proposedLevel: 1,
    operatingUnit: 'CTY-A/operations',
  },
  'save-content': fullContent,
  submit: {},
  withdraw: { reasons },
  'expert-opinion': { ruling, opinion: reasons },
  'appoint-council': {
    ruling,
    members: [
      { person: 'p-1', unit: 'BYT/security', role: 'chair' },
      { person: 'p-2', unit: 'BYT/security', role: 'secretary' },
      { person: 'p-3', unit: 'BYT/security', role: 'member' },
    ],
  },
  'ask-opinion': { units: ['BYT/security'], dueOn: '2099-12-31', ruling },
  'give-opinion': { verdict: 'suitable', opinion: reasons, ruling },
  appraise: { verdict: 'suitable', level: 3, ruling },
  'return-incomplete': { verdict: 'incomplete', ...ruled },
  'approve-level': { decision: 'approve', ruling },
  'decline-level': { decision: 'decline', ...ruled },
  'import-level': { decision: 'import', level: 3, ruling },
  assign: assessor,
  reassign: assessor,
  'record-results': { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] },
  'take-over-results': { criteria: ['RSK-01'] },
  'confirm-evidence': { name: 'a.pdf', size: 1, sha256: digestFor('a file') },
  'accept-not-applicable': { acceptNotApplicable: ['RSK-01'] },
  'raise-finding': { criterion: 'RSK-01', severity: 'minor', dueOn: '2030-12-31', text: reasons },
  'answer-finding': { finding: 'finding-1', answer: reasons },
  'recheck-finding': { finding: 'finding-1', verdict: 'accepted', reasons },
  conclude: { verdict: 'not-eligible', planFullyImplemented: false, ...ruled },
  'confirm-change': { verdict: 'routine', ...ruled },
  'complete-task': { criteria: ['DEC-19'], evidence: [{ paper: 'Biên bản', effectiveOn: '2026-11-02' }] },
  appeal: { reasons },
  'request-publication': {},
  'approve-publication': { decision: 'approve', ruling },
  'refuse-publication': { decision: 'refuse', ...ruled },
  delist: ruled,
  suspend: ruled,
  reinstate: ruled,
  revoke: ruled,
  'grant-grace': { ...ruled, lastDay: '2026-12-31' },
  'erase-files': { ruling: { ...ruling, legalBasis: 'Luật 91/2025/QH15' }, reasons },
  'register-organisation': { id: 'BTC', nameVi: 'Bộ Tài chính', kind: 'ministry' },
  'change-organisation': { nameEn: 'Another name' },
  'set-unit': { unit: 'BTC/third', nameVi: 'Phòng ba', function: 'general' },
  'entitle-unit': { unit: 'BTC/office', entitlement: { kind: 'designated', number: '1/QĐ' } },
  'withdraw-entitlement': { unit: 'BTC/office', number: '1/QĐ', lastDay: '2026-12-31' },
  appoint: { member: 'third.BTC', unit: 'BTC/office', roles: ['owner'] },
  dismiss: { member: 'owner.BTC' },
  'note-absence': { member: 'owner.BTC', ...days },
  'end-absence': { absence: 'absence-1', lastDay: '2026-12-31' },
  delegate: { toUnit: 'BYT/office', moves: ['assign'], ...days, ruling },
  'revoke-delegation': { delegation: 'delegation-1', ruling },
  'declare-interest': { unit: 'BTC/office', vendor: 'CTY-A', kind: 'advised' },
  'ask-gate': { release: { digest: digestFor('unknown') }, purpose: 'operation', data: 'real' },
  'relax-enforcement': { organisation: 'BTC', ...days, why: reasons, ruling },
  'end-relaxation': { why: reasons, ruling },
  'end-interest': { interest: 'interest-1', lastDay: '2026-12-31' },
  'record-annual-report': {
    ruleset: 'ND331_2026',
    year: 2026,
    documentNumber: '1/BC',
    documentDate: '2026-12-20',
  },
  /** No webhook is sent to this machine: it comes to nothing later. */
  'keep-webhooks': { url: 'https://127.0.0.1/' },
  'confirm-file': { name: 'a.pdf', size: 1, sha256: digestFor('a file') },
};

/** The requests that create, or that no version guards; they are taken in (202) and then come to nothing. */
const unversioned: readonly Action[] = [
  'register-platform',
  'open-dossier',
  'register-organisation',
  'relax-enforcement',
  'publish-list',
];

/** What says yes to an action, where that is neither a page nor a change that a version guards. */
const grantedTo: Readonly<Partial<Record<Action, Granted>>> = {
  'read-gate-answer': '404 no-such-decision',
  'ask-gate': '200',
  'end-relaxation': '404 no-such-relaxation',
  'open-evidence': '404 no-such-evidence',
  'apply-import': '200',
  'renew-list': '404 no-such-list',
  'add-members': '404 no-such-list',
  'remove-members': '404 no-such-list',
};

const grantedAs = ({ route }: PermissionRow, action: Action): Granted => {
  const known = grantedTo[action];
  if (known !== undefined) return known;
  if (route.endsWith('/files/{file}')) return '404 no-such-evidence';
  const byRoute = grantedBy[route];
  if (byRoute !== undefined) return byRoute;
  if (route.endsWith('/forms/{form}')) return '404 no-such-form';
  if (route.startsWith('GET ')) return '200';
  return unversioned.includes(action) ? '202' : '412';
};

const ofPlatform: Relatives = { 'CTY-A': ['vendor'], BTC: ['owner', 'publishing-body'] };
const author = 'vendor.CTY-A';

/** A day on which a trial may end. */
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** How people stand to what a route names, where it names no case. */
const relativesOf = ({ route, area }: PermissionRow): Relatives => {
  if (route.includes('/people/me/') || route.includes('/notices')) return { '*': ['self'] };
  if (area === 'gate' || route.includes('/webhooks')) return { '*': ['own'] };
  if (area === 'people') return { 'CTY-A': ['own'], [author]: ['self'] };
  if (area === 'organisations') return { BTC: ['own'] };
  return route.includes('/commands/') ? { [author]: ['self'] } : ofPlatform;
};

const ids: Readonly<Record<PermissionRow['area'], string>> = {
  platforms: '{platform}',
  dossiers: '{case}',
  organisations: 'BTC',
  people: author,
  gate: 'd-none-1',
  oversight: '{command}',
};

const bodyOf = ({ route }: PermissionRow, action: Action): unknown => {
  if (route.endsWith('/profile')) return { name: 'Nguyễn Văn A', email: null, phone: null };
  if (route.endsWith('/erasure')) return {};
  if (route.endsWith('/notice-preferences')) return { email: null };
  const release = { digest: digestFor('unknown') };
  if (route === 'POST /gate/trials') return { release, data: 'synthetic', endsOn: soon, what: reasons };
  if (route === 'POST /gate/deployments') return { platformId: 'pf-none', release, environment: 'test' };
  return bodies[action];
};

const probesOf = (row: PermissionRow): Probe[] =>
  row.actions.flatMap((action): Probe[] => {
    const [method = '', path = ''] = row.route.split(' ');
    const probe: Probe = {
      row,
      action,
      method,
      path: path
        .replace('{id}', ids[row.area])
        .replace('{evidence}', 'ev-none')
        .replace('{file}', 'ev-none')
        .replace('{incident}', 'in-none')
        .replace('{form}', '99')
        .replace('{criterion}', 'RSK-01')
        .replace('{failure}', 'none'),
      body: bodyOf(row, action),
      relatives: relativesOf(row),
      about: null,
      granted: grantedAs(row, action),
    };
    if (!path.startsWith('/dossiers/{id}')) return [probe];
    return cases.map(({ relatives, level }, about) => {
      const hasNone = path.endsWith('/receipt') && level !== 3;
      return { ...probe, relatives, about, ...(hasNone && { granted: '404 not-submitted-yet' }) };
    });
  });

/** Every action of every row of the table, on each case that it can be about. */
export const probes: readonly Probe[] = permissionTable.flatMap(probesOf);
