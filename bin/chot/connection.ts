import { readSettings } from '../../infra/local/settings.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { readerLanguage } from './reader.ts';

/** What is asked of the system. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  /** When to give up; without it, when the system does. */
  readonly timeoutSeconds?: number;
}

/** Where the system answers: `--url`, `CHOT_URL`, or the run on this machine. */
export const addressOf = ({ url }: Given): string =>
  (url ?? process.env['CHOT_URL'] ?? `http://127.0.0.1:${readSettings(process.env).port}`).replace(
    /\/+$/u,
    '',
  );

/** Asks as whoever the token belongs to. Rejects with what `fetch` rejects; an answer of any status is an answer. */
export async function send(given: Given, asking: Asking): Promise<Response> {
  const { method, path, headers, body, timeoutSeconds } = asking;
  const bearer = given.token ?? process.env['CHOT_TOKEN'];
  if (bearer === undefined || bearer === '') throw new ChotFault('tokenMissing');
  return fetch(`${addressOf(given)}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${bearer}`, 'accept-language': readerLanguage(), ...headers },
    ...(body !== undefined && { body }),
    ...(timeoutSeconds !== undefined && { signal: AbortSignal.timeout(timeoutSeconds * 1000) }),
  });
}

/** Codes of Node and of its HTTP client for: no connection, no name, no answer in time. */
const networkCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EADDRNOTAVAIL'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_SOCKET'],
]);

/** True where nothing answered. A certificate that is wrong, or an answer that is no HTTP, is no such fault. */
export function isNetworkFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError') return true;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && networkCodes.has(String(cause.code));
}
