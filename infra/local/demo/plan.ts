import { createHash } from 'node:crypto';
import type { Level } from '../../../shared/domain/level.ts';
import { ownerForDemo } from '../../../shared/register/demo-owners.ts';
import { organisationByName } from '../../../shared/register/organisations.ts';
import type { RegisterPlatform } from '../../../shared/register/platforms.ts';

/** How a case ends; anything but `published` is for platforms that do not exist. */
export type Ending = 'published' | 'refused' | 'not-eligible' | 'suspended' | 'revoked';

/** What is going to happen to a platform: all invented, and the same at every demonstration. */
export interface Plan {
  readonly platform: RegisterPlatform;
  readonly vendor: string;
  readonly owner: string;
  readonly level: Level;
  readonly assessor: string;
  readonly digest: string;
  readonly isReturnedOnce: boolean;
  readonly hasFinding: boolean;
  readonly hasNotApplicable: boolean;
  readonly ending: Ending;
}

const vendors = ['CTY-A', 'CTY-B', 'CTY-C', 'CTY-D'] as const;
const assessors = ['DGA', 'DGB'] as const;
const levels = [1, 2, 3, 4] as const;

/** What happens only to platforms that do not exist. */
const fictionalEndings: Readonly<Record<string, Ending>> = {
  'FIC-003': 'not-eligible',
  'FIC-005': 'suspended',
  'FIC-007': 'refused',
  'FIC-011': 'not-eligible',
  'FIC-013': 'refused',
  'FIC-016': 'not-eligible',
  'FIC-018': 'revoked',
};
const fictionalAtLevel5 = ['FIC-008', 'FIC-013', 'FIC-014'];

/** A number from 0 to below `sides` that depends on the id and the question alone. */
export function chance(id: string, question: string, sides: number): number {
  return createHash('sha256').update(`${question}:${id}`).digest().readUInt32BE() % sides;
}

/** The one of several that an id draws for a question; none of an empty list. */
export function drawn<Item>(id: string, question: string, from: readonly Item[]): Item | undefined {
  return from[chance(id, question, from.length)];
}

/** The digest of an artifact that does not exist. */
export function syntheticDigest(name: string): string {
  return `sha256:${createHash('sha256').update(`synthetic:${name}`).digest('hex')}`;
}

/** The plan of a platform on a day in Viet Nam, which decides who acts for an owner that has ended. */
export function planOf(platform: RegisterPlatform, day: string): Plan {
  const { id, synthetic } = platform;
  const isAtLevel5 = synthetic && fictionalAtLevel5.includes(id);
  return {
    platform,
    vendor: vendorOf(platform),
    owner: ownerForDemo(platform, day).ownerId,
    level: isAtLevel5 ? 5 : (drawn(id, 'level', levels) ?? 1),
    assessor: drawn(id, 'assessor', assessors) ?? 'DGA',
    digest: syntheticDigest(`${id}:1.0.0`),
    isReturnedOnce: chance(id, 'returned', 5) === 0,
    hasFinding: chance(id, 'finding', 4) === 0,
    hasNotApplicable: chance(id, 'not-applicable', 6) === 0,
    ending: synthetic ? (fictionalEndings[id] ?? 'published') : 'published',
  };
}

/** Who sends it in: always a company that does not exist, for no source says who would. */
function vendorOf({ id, synthetic, developer }: RegisterPlatform): string {
  const invented = synthetic && developer !== null ? organisationByName(developer)?.id : undefined;
  return invented ?? drawn(id, 'vendor', vendors) ?? 'CTY-A';
}
