import type { PublicCard } from '../../shared/contracts/platform-card.ts';
import { permitStatusAt } from '../../shared/domain/permit.ts';
import type { Standing } from '../../shared/domain/platform/platform.ts';

/** The standing that the public is told: of the listed releases the one with the latest permit. */
export const listedStanding = (standings: readonly Standing[]): Standing | undefined =>
  standings
    .filter(({ published }) => published)
    .toSorted((one, other) => (other.permit?.issuedAt ?? '').localeCompare(one.permit?.issuedAt ?? ''))[0];

/** Level and dates of level 5 systems are not public. */
const shown = ({ level, permit, synthetic, releaseId }: Standing, now: string) => ({
  releaseId,
  level: level === 5 ? null : level,
  permit: permit && permitStatusAt(permit, now),
  validUntil: level === 5 ? null : (permit?.validUntil ?? null),
  synthetic,
});

/** A platform as the public register shows it at an instant; validity is arithmetic at the moment of reading. */
export const registerEntry = ({ standings, ...entry }: PublicCard, now: string) => {
  const listed = listedStanding(standings);
  return {
    ...entry,
    standing: listed === undefined ? ('no-dossier-here' as const) : ('published' as const),
    conclusion: listed === undefined ? null : shown(listed, now),
  };
};

export type RegisterEntry = ReturnType<typeof registerEntry>;
