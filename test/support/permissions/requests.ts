import type { Action } from '../../../shared/domain/permissions.ts';
import { permissionTable } from '../../../shared/domain/permission-table.ts';
import type { PermissionRow } from '../../../shared/domain/permission-table.ts';
import { bodies, reasons } from './bodies.ts';
import type { Relatives } from './cast.ts';
import { cases } from './cast.ts';
import { grantedBy } from './granted.ts';
import type { Granted } from './granted.ts';
import { digestFor } from '../embedded-road.ts';

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
  'take-out-file': '404 no-such-evidence',
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
