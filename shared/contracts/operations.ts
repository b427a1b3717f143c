import type * as z from 'zod';
import { evidenceAnnounced, fileAnnounced, nothingAsked } from './dossier-bodies.ts';
import { dossierRequests } from './dossier-requests.ts';
import { openDossierRequest } from './open-dossier-request.ts';
import { profileRequest } from './messages.ts';
import { noticePreferences } from './notices.ts';
import { gateOperations } from './gate-operations.ts';
import type { Operation } from './operation.ts';
import { levelQuestion } from './level-facts.ts';
import {
  changeOrganisationRequest,
  organisationRequests,
  registerOrganisationRequest,
} from './organisation-requests.ts';
import { platformOperations, registerOperations } from './register-operations.ts';
import { webhookOperations } from './webhook-operations.ts';

const moves: Operation[] = Object.entries(dossierRequests).map(([name, { schema, guarded }]) => ({
  method: name === 'content' ? 'put' : 'post',
  path: `/dossiers/{id}/${name}`,
  summary: name,
  body: schema,
  guarded,
  command: true,
}));

const acts: Operation[] = Object.entries(organisationRequests).map(([name, { schema, type }]) => ({
  method: 'post',
  path: `/organisations/{id}/${name}`,
  summary: type,
  body: schema,
  guarded: false,
  command: true,
}));

/** How files come under a dossier or an organisation, and out again. */
const filesUnder = (path: string, file: string, announced: z.ZodType): Operation[] => [
  { method: 'post', path, summary: 'a place to upload one file to', body: announced },
  { method: 'get', path, summary: 'the files that are kept here' },
  {
    method: 'post',
    path: `${path}/${file}/confirmation`,
    summary: 'confirm an uploaded file',
    body: announced,
    guarded: false,
    command: true,
  },
  { method: 'get', path: `${path}/${file}`, summary: 'a link to one file, for five minutes' },
];

/** Every operation of the public contract, in the order of the description. */
export const operations: readonly Operation[] = [
  ...platformOperations,
  ...webhookOperations,
  { method: 'post', path: '/dossiers', summary: 'open a dossier', body: openDossierRequest, command: true },
  {
    method: 'get',
    path: '/dossiers',
    summary: 'dossiers of the organisation, or its work list with turn=mine',
  },
  { method: 'get', path: '/dossiers/{id}', summary: 'a dossier' },
  {
    method: 'get',
    path: '/dossiers/{id}/change',
    summary: 'what its release changes against the one before, and which criteria that re-opens',
  },
  { method: 'get', path: '/dossiers/{id}/permits', summary: 'its signed permits, those of level 5 too' },
  { method: 'get', path: '/dossiers/{id}/history', summary: 'its events, chained by hash' },
  {
    method: 'get',
    path: '/dossiers/{id}/assessors',
    summary: 'the units that assess, and why those may not that may not',
  },
  { method: 'get', path: '/dossiers/{id}/criteria', summary: 'the criteria of its level with results' },
  {
    method: 'get',
    path: '/dossiers/{id}/criteria/{criterion}',
    summary: 'one criterion with everything that was recorded on it',
  },
  {
    method: 'get',
    path: '/dossiers/{id}/duplicate-candidates',
    summary: 'platforms that are probably the same, with what was said of each',
  },
  { method: 'get', path: '/dossiers/{id}/receipt', summary: 'the receipt for its last submission' },
  {
    method: 'get',
    path: '/dossiers/{id}/forms',
    summary: 'its official forms, and which can be printed now',
  },
  {
    method: 'get',
    path: '/dossiers/{id}/forms/{form}',
    summary: 'one official form, filled: a page (text/html) or its fields',
  },
  { method: 'get', path: '/dossiers/{id}/checklist.csv', summary: 'its checklist as a file', csv: 'answer' },
  {
    method: 'post',
    path: '/dossiers/{id}/checklist',
    summary: 'record the results that a checklist file changes',
    guarded: false,
    command: true,
    csv: 'body',
  },
  ...moves,
  ...filesUnder('/dossiers/{id}/evidence', '{evidence}', evidenceAnnounced),
  {
    method: 'post',
    path: '/dossiers/{id}/evidence/{evidence}/removal',
    summary: 'take a file out of its part of the dossier, before it is handed in',
    body: nothingAsked,
    guarded: false,
    command: true,
  },
  {
    method: 'post',
    path: '/organisations',
    summary: 'register an organisation',
    body: registerOrganisationRequest,
    command: true,
  },
  { method: 'get', path: '/organisations', summary: 'the organisations, by id' },
  { method: 'get', path: '/organisations/{id}', summary: 'an organisation with its units' },
  {
    method: 'patch',
    path: '/organisations/{id}',
    summary: 'correct an organisation',
    body: changeOrganisationRequest,
    command: true,
  },
  { method: 'get', path: '/organisations/{id}/history', summary: 'its events, chained by hash' },
  { method: 'get', path: '/organisations/{id}/annual-report', summary: 'form 08 over the cases of an owner' },
  ...acts,
  ...filesUnder('/organisations/{id}/files', '{file}', fileAnnounced),
  { method: 'get', path: '/people/{id}', summary: 'a person of the own organisation; me is who asks' },
  {
    method: 'put',
    path: '/people/{id}/profile',
    summary: 'keep name and contacts',
    body: profileRequest,
    guarded: false,
    command: true,
  },
  {
    method: 'post',
    path: '/people/{id}/erasure',
    summary: 'erase name and contacts',
    guarded: false,
    command: true,
  },
  { method: 'get', path: '/people/me/export', summary: 'all that is held about who asks' },
  {
    method: 'get',
    path: '/people/me/notice-preferences',
    summary: 'how who asks wants to be told',
  },
  {
    method: 'put',
    path: '/people/me/notice-preferences',
    summary: 'where and of what who asks wants mail',
    body: noticePreferences,
    guarded: false,
    command: true,
  },
  { method: 'get', path: '/notices', summary: 'what who asks was told, unread first' },
  { method: 'post', path: '/notices/{id}/read', summary: 'the notice was read' },
  { method: 'get', path: '/refusals', summary: 'refusals about independence, newest first' },
  { method: 'get', path: '/commands/{id}', summary: 'what has become of a command' },
  ...gateOperations,
  {
    method: 'post',
    path: '/level-determinations',
    summary: 'the level that facts of a system give',
    body: levelQuestion,
    isPublic: true,
  },
  ...registerOperations,
  { method: 'get', path: '/permits/{digest}', summary: 'the permits of these bytes (DSSE)', isPublic: true },
  {
    method: 'get',
    path: '/permits/{digest}/platforms/{id}',
    summary: 'the permit of a platform for these bytes, as a file (DSSE)',
    isPublic: true,
  },
  {
    method: 'get',
    path: '/permits/status',
    summary: 'the signed list of permits that are not valid',
    isPublic: true,
  },
  { method: 'get', path: '/.well-known/jwks.json', summary: 'the permit keys', isPublic: true },
  {
    method: 'get',
    path: '/document-style.css',
    summary: 'how printed documents look',
    isPublic: true,
  },
  { method: 'get', path: '/openapi.json', summary: 'this description', isPublic: true },
  { method: 'get', path: '/health', summary: 'whether the service answers', isPublic: true },
];
