import { folded } from '../folded.ts';
import type { PlatformDetails, Release } from '../platform/platform.ts';

/** What can be the same of two platforms word by word. */
export const exactKinds = ['name', 'address', 'purl', 'digest'] as const;
export type ExactKind = (typeof exactKinds)[number];

/** `kind value`, one to each key; two platforms that share one are the same, whoever put them in. */
export type ExactKey = `${ExactKind} ${string}`;

/** An address by host and path, so that `https://www.a.vn/` is `http://A.vn`. */
const addressKey = (address: string): ExactKey =>
  `address ${address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/\/+$/u, '')}`;

/** A name without marks, case, and signs. */
const nameKey = (name: string): ExactKey =>
  `name ${folded(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;

/** A package by type, namespace and name: another version of it is the same package. */
const purlKey = (purl: string): ExactKey => `purl ${purl.replace(/@[^@]*$/u, '').toLowerCase()}`;

/** Every key of a platform: its names, its address, the packages and digests of its releases. */
export const exactKeys = (
  { nameVi, nameEn, address }: Pick<PlatformDetails, 'nameVi' | 'nameEn' | 'address'>,
  releases: readonly Pick<Release, 'purl' | 'digests'>[],
): readonly ExactKey[] => [
  ...[nameVi, ...(nameEn === null ? [] : [nameEn])].map(nameKey),
  ...(address === null ? [] : [addressKey(address)]),
  ...releases.flatMap(({ purl }) => (purl === null ? [] : [purlKey(purl)])),
  ...releases.flatMap(({ digests }) => digests.map((digest): ExactKey => `digest ${digest}`)),
];
