import * as z from 'zod';
import { dossierRequests, openDossierRequest } from './dossier-requests.ts';
import { gateQuestion } from './gate.ts';
import {
  changeOrganisationRequest,
  organisationRequests,
  registerOrganisationRequest,
} from './organisation-requests.ts';
import { addReleaseRequest, registerPlatformRequest, updatePlatformRequest } from './platform-requests.ts';

type Json = Record<string, unknown>;

interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch';
  readonly path: string;
  readonly summary: string;
  readonly body?: z.core.$ZodType;
  readonly isPublic?: boolean;
  readonly guarded?: boolean;
  /** True where a command is taken in: 202, or 200 when waited for. */
  readonly command?: boolean;
}

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

const operations: readonly Operation[] = [
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
  { method: 'post', path: '/dossiers', summary: 'open a dossier', body: openDossierRequest, command: true },
  {
    method: 'get',
    path: '/dossiers',
    summary: 'dossiers of the organisation, or its work list with turn=mine',
  },
  { method: 'get', path: '/dossiers/{id}', summary: 'a dossier' },
  { method: 'get', path: '/dossiers/{id}/history', summary: 'its events, chained by hash' },
  { method: 'get', path: '/dossiers/{id}/criteria', summary: 'the criteria of its level with results' },
  ...moves,
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
  ...acts,
  { method: 'get', path: '/refusals', summary: 'refusals about independence, newest first' },
  { method: 'get', path: '/commands/{id}', summary: 'what has become of a command' },
  {
    method: 'post',
    path: '/gate/decisions',
    summary: 'may this release be put into use?',
    body: gateQuestion,
  },
  { method: 'get', path: '/register', summary: 'the public register', isPublic: true },
  { method: 'get', path: '/register/{id}', summary: 'one platform of the register', isPublic: true },
  { method: 'get', path: '/permits/{digest}', summary: 'the permits of these bytes (DSSE)', isPublic: true },
  {
    method: 'get',
    path: '/permits/status',
    summary: 'the signed list of permits that are not valid',
    isPublic: true,
  },
  { method: 'get', path: '/.well-known/jwks.json', summary: 'the permit keys', isPublic: true },
  { method: 'get', path: '/openapi.json', summary: 'this description', isPublic: true },
  { method: 'get', path: '/health', summary: 'whether the service answers', isPublic: true },
];

const parameter = (place: 'path' | 'header', name: string, required: boolean): Json => ({
  name,
  in: place,
  required,
  schema: { type: 'string' },
});

const parametersOf = ({ path, guarded, command }: Operation): Json[] => [
  ...[...path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => parameter('path', name, true)),
  ...(command === true
    ? [parameter('header', 'Idempotency-Key', false), parameter('header', 'Prefer', false)]
    : []),
  ...(guarded === undefined ? [] : [parameter('header', 'If-Match', guarded)]),
];

const problem: Json = {
  description: 'problem details (RFC 9457) with code, reasons and next',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const responsesOf = ({ command }: Operation): Json => ({
  200: { description: 'done', content: { 'application/json': { schema: {} } } },
  ...(command === true && { 202: { description: 'taken in; see Location' }, 409: problem }),
  '4XX': problem,
});

const described = (operation: Operation): Json => ({
  summary: operation.summary,
  security: operation.isPublic === true ? [] : [{ bearer: [] }],
  parameters: parametersOf(operation),
  ...(operation.body && {
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: z.toJSONSchema(operation.body, { io: 'input', unrepresentable: 'any' }),
        },
      },
    },
  }),
  responses: responsesOf(operation),
});

const paths = (): Json => {
  const all: Record<string, Json> = {};
  for (const operation of operations) {
    all[operation.path] = { ...all[operation.path], [operation.method]: described(operation) };
  }
  return all;
};

/** The public contract as OpenAPI 3.1, made from the schemas that guard the doors. */
export const openApi = (): Json => ({
  openapi: '3.1.1',
  info: { title: 'Chốt', version: '0.1.0' },
  security: [{ bearer: [] }],
  paths: paths(),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: {
      Problem: {
        type: 'object',
        required: ['type', 'status', 'code', 'title', 'next'],
        properties: {
          type: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
          title: { type: 'string' },
          next: { type: 'string' },
          reasons: { type: 'array' },
          details: { type: 'object' },
          instance: { type: 'string' },
        },
      },
    },
  },
});
