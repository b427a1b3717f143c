import * as z from 'zod';
import type { Language } from '../../shared/messages/language.ts';
import { inPeopleWords } from './people-words.ts';

/** One call of the HTTP API as the person whose token it is, or as nobody. */
export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query, percent-encoded. */
  readonly path: string;
  readonly language: Language;
  readonly token?: string;
  readonly body?: unknown;
  /** A body of comma-separated values, instead of one in JSON. */
  readonly csv?: string;
  /** What is wanted back, unless JSON. */
  readonly accept?: 'text/html' | 'text/csv';
  /** Makes a repeated request the same command. */
  readonly idempotencyKey?: string;
  /** The version that the person decided on. */
  readonly version?: number;
}

/** What the API answered; `version` is its `ETag`. */
export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
  readonly version: number | null;
  /** The language that it was asked in. */
  readonly language: Language;
}

/** Calls the HTTP API. */
export type CallApi = (call: ApiCall) => Promise<ApiReply>;

/** Seconds that a command is waited for before the page says that it is under way. */
const patience = 5;

/** The body of a call with its media type; undefined where it has none. */
const bodyOf = ({ body, csv }: ApiCall): { readonly type: string; readonly text: string } | undefined => {
  if (csv !== undefined) return { type: 'text/csv; charset=utf-8', text: csv };
  return body === undefined ? undefined : { type: 'application/json', text: JSON.stringify(body) };
};

const headersOf = (call: ApiCall): Record<string, string> => ({
  accept: call.accept ?? 'application/json',
  'accept-language': call.language,
  ...(call.token !== undefined && { authorization: `Bearer ${call.token}` }),
  ...conditionsOf(call),
});

/** What a call says of its body, and on which version it was decided. */
const conditionsOf = (call: ApiCall): Record<string, string> => {
  const { idempotencyKey, version } = call;
  const sent = bodyOf(call);
  return {
    ...(sent !== undefined && { 'content-type': sent.type }),
    ...((sent ?? idempotencyKey) !== undefined && { prefer: `wait=${String(patience)}` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    ...(version !== undefined && { 'if-match': `"${String(version)}"` }),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
};

/** The API at an address; what is no answer is a fault. */
export const apiAt =
  (baseUrl: string): CallApi =>
  async (call) => {
    const sent = bodyOf(call);
    const response = await fetch(`${baseUrl}${call.path}`, {
      method: call.method ?? 'GET',
      headers: headersOf(call),
      ...(sent !== undefined && { body: sent.text }),
    });
    const version = /^"(\d+)"$/u.exec(response.headers.get('etag') ?? '')?.[1];
    return {
      status: response.status,
      body: parsed(await response.text()),
      version: version === undefined ? null : Number(version),
      language: call.language,
    };
  };

const problemShape = z.object({
  code: z.string().default('internal-fault'),
  title: z.string(),
  next: z.string(),
  reasons: z
    .array(
      z.looseObject({
        field: z.string().optional(),
        message: z.string().optional(),
        details: z.looseObject({ items: z.array(z.string()).optional() }).optional(),
      }),
    )
    .default([]),
});

/** A refusal of the API in the reader's language. */
export type ApiProblem = z.infer<typeof problemShape>;

/** The refusal in an answer, in words for people; null where there is none in it, as when the API Gateway itself answers. */
export const problemIn = ({ body, language }: ApiReply): ApiProblem | null => {
  const read = problemShape.safeParse(body).data;
  return read === undefined ? null : inPeopleWords(language, read);
};
