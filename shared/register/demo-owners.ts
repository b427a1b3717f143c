import { actingBody } from './organisations.ts';
import type { RegisterPlatform } from './platforms.ts';

/** The fictional body that stands in where an owner is unknown. */
export const standInOwner = 'CQGD';

/** Who owns a platform in a demonstration. */
export interface DemoOwner {
  readonly ownerId: string;
  /** True where the fictional body stands in; whatever rests on it must be marked synthetic. */
  readonly standIn: boolean;
}

/** The body that acts for the stated owner on a day, or the stand-in where the owner is unknown or nobody took over. */
export const ownerForDemo = (platform: RegisterPlatform, on: string): DemoOwner => {
  const owner = platform.ownerId === null ? undefined : actingBody(platform.ownerId, on);
  const ownerId = owner?.id ?? standInOwner;
  return { ownerId, standIn: ownerId === standInOwner };
};
