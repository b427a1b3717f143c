import * as z from 'zod';
import { operations } from './operations.ts';
import type { Operation } from './operation.ts';

type Json = Record<string, unknown>;

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

const csvFile: Json = { 'text/csv': { schema: { type: 'string' } } };

const responsesOf = ({ command, csv }: Operation): Json => ({
  200: {
    description: 'done',
    content: csv === 'answer' ? csvFile : { 'application/json': { schema: {} } },
  },
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
  ...(operation.csv === 'body' && { requestBody: { required: true, content: csvFile } }),
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
