import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { EvidenceLink } from './commands.ts';
import type { Dossier } from './dossier.ts';

/** A file of the case, or one that another case of the same platform keeps; a paper is known by its reference alone. */
const isKnown = ({ facts }: Dossier, link: EvidenceLink, { evidence }: Context): boolean => {
  if ('paper' in link) return true;
  const dossier = link.dossier ?? facts.id;
  return evidence.some(
    (found) =>
      found.evidence === link.evidence && found.dossier === dossier && found.platformId === facts.platformId,
  );
};

/** Refuses links to files that are not there (`evidence-unknown`), and days that have not come (`effective-day-in-future`). */
export const refusedByLinks = (
  state: Dossier,
  links: readonly EvidenceLink[],
  context: Context,
): Refused | null => {
  const unknown = links.filter((link) => !isKnown(state, link, context));
  if (unknown.length > 0)
    return refuse('evidence-unknown', {
      evidence: unknown.flatMap((link) => ('evidence' in link ? [link.evidence] : [])),
    });
  const late = links.filter(({ effectiveOn }) => effectiveOn > vietnamDayOf(context.now));
  return late.length > 0
    ? refuse('effective-day-in-future', { days: late.map(({ effectiveOn }) => effectiveOn) })
    : null;
};

/** The newest day on which one of the links was true; undefined where there is none. */
export const newestDay = (links: readonly EvidenceLink[]): string | undefined =>
  links
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1);
