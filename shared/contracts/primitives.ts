import * as z from 'zod';

/** A text for people, trimmed, with at least one character, no half ones, and no control characters but line breaks and tabs. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Cs}]|[\n\r\t])*$/u);

const idPattern = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u;
export const id = z.string().regex(idPattern);
export const unitId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,59}\/[A-Za-z0-9._-]{1,40}$/u);
export const level = z.literal([1, 2, 3, 4, 5]);
export const isoDay = z.iso.date('not-a-day');
export const instant = z.iso.datetime();
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/u);
/** A package URL with a version (purl-spec). */
export const purl = z
  .string()
  .max(512)
  .regex(/^pkg:[a-z][a-z0-9.+-]*\/[^\s@\p{C}]+@[^\s@\p{C}]+$/u);
export const version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}$/u);
export const rulesetId = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/u);
export const rulesetVersion = z.string().regex(/^[0-9][0-9.]{0,19}$/u);
export const criterionId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/u);
/**
 * A person as the system knows one: an id of the identity provider, never a name. Members are kept by it, and the DynamoDB
 * client takes a map with the key `constructor` for an instance of a class, so that this one word is no id.
 */
export const personId = z
  .string()
  .regex(idPattern, 'not-a-person')
  .regex(/^(?!constructor$)/u, 'not-a-person');
