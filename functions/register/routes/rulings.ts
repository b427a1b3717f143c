import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import { shownCard } from '../../../shared/contracts/platform-card.ts';
import type { PublicCard } from '../../../shared/contracts/platform-card.ts';
import { parsePlatform } from '../../../shared/contracts/records.ts';
import type { Standing } from '../../../shared/domain/platform/platform.ts';
import { asOfLapse, publicRulingsIn } from '../../../shared/domain/public-ruling.ts';
import type { CommitOnCase, PublicRuling } from '../../../shared/domain/public-ruling.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';
import { bodyNames } from '../names.ts';
import type { NamesOf } from '../names.ts';

const document = z.object({
  documentNumber: z.string(),
  documentDate: z.string(),
  legalBasis: z.string().nullable(),
});
const commit = z.object({
  at: z.string(),
  actor: z.object({ organisation: z.string() }),
  ruling: document.nullable(),
  events: z.array(z.object({ type: z.string(), restsOn: document.extend({ by: z.string() }).optional() })),
}) satisfies z.ZodType<CommitOnCase>;

/**
 * What the public hears of a case: everything since its publication; of a permit that renews one of a release which another case
 * has published, everything.
 */
const rulingsIn = (
  stored: readonly Item[],
  { releaseId, dossierId }: Standing,
  { standings }: PublicCard,
): readonly PublicRuling[] => {
  const told = stored.flatMap((item) => publicRulingsIn(commit.parse(item), releaseId));
  const published = told.findIndex(({ kind }) => kind === 'publication');
  if (published >= 0) return told.slice(published);
  const isRenewal = standings.some(
    (other) => other.published && other.releaseId === releaseId && other.dossierId !== dossierId,
  );
  return isRenewal ? told : [];
};

/** Level and dates of level 5 are not public, nor is a case that was never published. */
const mayBeTold = ({ level, permit }: Standing): boolean => level !== 5 && permit !== null;

const published = (standings: readonly Standing[]): readonly Standing[] =>
  standings.filter((each) => each.published && mayBeTold(each));

/**
 * `GET /register/{id}/rulings`: the public rulings on a platform with number and date, oldest first, what ended a permit without
 * one, what is called who ruled, and the digests of the published releases, by which `GET /permits/{digest}` shows their permits. The reasons of a ruling
 * stay in the case.
 */
export const getRulings = (deps: RegisterDeps, namesOf: NamesOf = bodyNames(deps)): Route => ({
  method: 'GET',
  path: '/register/{id}/rulings',
  handle: async ({ parameters }) => {
    const { reads } = deps;
    const id = parameters['id'] ?? '';
    const [item, stored] = await Promise.all([
      reads.item(keys.card('platform', id)),
      reads.item(keys.state('platform', id)),
    ]);
    const card = item && shownCard(item);
    if (card === null || stored === null) return problem(404, 'no-such-platform');
    const { releases } = parsePlatform(stored['state']);
    const told = await Promise.all(
      card.standings.filter(mayBeTold).map(async (standing) => {
        const { pk } = keys.event('dossier', standing.dossierId, 0);
        const commits = await reads.all(pk, 'EVENT#');
        return rulingsIn(commits, standing, card).map((ruling) => asOfLapse(ruling, standing.permit));
      }),
    );
    const items = told.flat().toSorted((one, other) => one.at.localeCompare(other.at));
    const listed = published(card.standings).flatMap(({ releaseId, permit }) => {
      const { version, digests } = releases[releaseId] ?? { version: '', digests: [] };
      return digests.map((digest) => ({ releaseId, version, digest, issuedAt: permit?.issuedAt ?? null }));
    });
    const names = await namesOf(items.map(({ by }) => by));
    return ok({ items, permits: listed, names }, { 'cache-control': 'no-cache' });
  },
});
