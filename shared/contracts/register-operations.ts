import { adoptionRequest } from './adoptions.ts';
import { addMembersRequest, publishListRequest, removeMembersRequest, renewListRequest } from './lists.ts';
import {
  closeIncidentRequest,
  confirmIncidentRequest,
  openIncidentRequest,
  reportIncidentRequest,
} from './incidents.ts';
import type { Operation } from './operation.ts';
import {
  addReleaseRequest,
  registerPlatformRequest,
  terminatePlatformRequest,
  updatePlatformRequest,
} from './platform-requests.ts';

const incidents: readonly Operation[] = [
  {
    method: 'post',
    path: '/platforms/{id}/incidents',
    summary: 'report an incident on a platform',
    body: openIncidentRequest,
    command: true,
  },
  {
    method: 'get',
    path: '/incidents',
    summary: 'the open incidents of which who asks may know, the most urgent first',
  },
  {
    method: 'get',
    path: '/platforms/{id}/incidents',
    summary: 'the incidents on a platform, what who asks may do, and what a confirmation would suspend',
  },
  {
    method: 'post',
    path: '/platforms/{id}/incidents/{incident}/report',
    summary: 'report an incident in full',
    body: reportIncidentRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/platforms/{id}/incidents/{incident}/confirmation',
    summary: 'confirm an incident as serious, which suspends the permits of its platform',
    body: confirmIncidentRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/platforms/{id}/incidents/{incident}/closing',
    summary: 'close an incident that was reported in full',
    body: closeIncidentRequest,
    command: true,
  },
];

/** Operations on platforms, lists and what is imported. */
export const platformOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/platforms',
    summary: 'register a platform',
    body: registerPlatformRequest,
    command: true,
  },
  { method: 'get', path: '/platforms/{id}', summary: 'a platform with its releases' },
  {
    method: 'patch',
    path: '/platforms/{id}',
    summary: 'change a platform',
    body: updatePlatformRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/platforms/{id}/releases',
    summary: 'add a release',
    body: addReleaseRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/platforms/{id}/termination',
    summary: 'notify the end of a platform',
    body: terminatePlatformRequest,
    command: true,
  },
  ...incidents,
  {
    method: 'post',
    path: '/platforms/{id}/adoptions',
    summary: 'declare that a locality uses a platform, or note that somebody reports it',
    body: adoptionRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/imports',
    summary: 'import a file of platforms, or say what it would do (dryRun=true)',
    command: true,
    csv: 'body',
  },
  { method: 'get', path: '/imports', summary: 'the files that were taken in' },
  {
    method: 'post',
    path: '/lists',
    summary: 'put a list on record',
    body: publishListRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/lists/{id}/renewal',
    summary: 'record a later edition of a list',
    body: renewListRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/lists/{id}/members',
    summary: 'add platforms to a list',
    body: addMembersRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/lists/{id}/removals',
    summary: 'take platforms off a list',
    body: removeMembersRequest,
    command: true,
  },
];

/** What everybody may read of the register. */
export const registerOperations: readonly Operation[] = [
  { method: 'get', path: '/register', summary: 'the public register', isPublic: true },
  { method: 'get', path: '/adoptions/overdue', summary: 'who uses a platform that has no valid permit now' },
  {
    method: 'get',
    path: '/localities/{id}/adoptions',
    summary: 'what a province uses, by scheme and code',
    isPublic: true,
  },
  {
    method: 'get',
    path: '/register/statistics',
    summary: 'the register in figures, on a day with asOf',
    isPublic: true,
  },
  {
    method: 'get',
    path: '/register/feed.json',
    summary: 'the changes of all public platforms, newest first, as JSON Feed 1.1',
    isPublic: true,
  },
  { method: 'get', path: '/register.json', summary: 'the whole register as JSON', isPublic: true },
  { method: 'get', path: '/register.csv', summary: 'the whole register as CSV', isPublic: true },
  {
    method: 'get',
    path: '/register.jsonld',
    summary: 'the whole register as DCAT-AP 3.0.1 in JSON-LD',
    isPublic: true,
  },
  { method: 'get', path: '/register.schema.json', summary: 'the JSON Schema of one record', isPublic: true },
  {
    method: 'get',
    path: '/register/{id}/seal.svg',
    summary: 'what the register says of a platform, as a picture in Vietnamese, or with lang=en in English',
    isPublic: true,
  },
  {
    method: 'get',
    path: '/register/{id}/rulings',
    summary: 'the public rulings on a platform, and the digests of its published releases',
    isPublic: true,
  },
  { method: 'get', path: '/register/lists', summary: 'the lists of platforms', isPublic: true },
  { method: 'get', path: '/register/lists/{id}', summary: 'one list with its members', isPublic: true },
  { method: 'get', path: '/register/{id}', summary: 'one platform of the register', isPublic: true },
];
