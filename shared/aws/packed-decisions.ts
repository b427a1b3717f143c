import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { parseDecisions } from '../contracts/gate-log.ts';
import type { DecisionRecord } from '../contracts/gate-log.ts';

/** Records as one small text (DEFLATE, RFC 1951, in base64): what one instance answers in a moment is much alike. */
export const packed = (decisions: readonly DecisionRecord[]): string =>
  deflateRawSync(JSON.stringify(decisions), { level: 1 }).toString('base64');

/** The records of such a text; throws on anything else. */
export const unpacked = (text: string): readonly DecisionRecord[] =>
  parseDecisions(JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8')));
