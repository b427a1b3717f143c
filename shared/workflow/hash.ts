import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON of a value; throws where a value has no JSON form. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('value has no canonical JSON');
  return text;
};

/** `sha256:<64 hex>` of a text. */
export const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** `sha256:<64 hex>` of a value's canonical JSON (RFC 8785). */
export const digestOf = (value: unknown): string => sha256(canonical(value));

/** The id of the n-th command that follows from another: the same whenever the first is delivered again. */
export const followUpId = (commandId: string, n: number): string => `${commandId}.${String(n)}`;

/** The id of the command that another follows from; null for one that follows from none. */
export const causeOf = (followUp: string): string | null =>
  followUp.includes('.') ? followUp.slice(0, followUp.lastIndexOf('.')) : null;
