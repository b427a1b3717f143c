import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import { publicCard } from '../../../shared/contracts/platform-card.ts';
import { parsePlatform } from '../../../shared/contracts/records.ts';
import type { Standing } from '../../../shared/domain/platform/platform.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';

/** What the public hears of a case from its publication on, by the event that tells of it. */
const kinds: Readonly<Record<string, string>> = {
  Published: 'publication',
  Delisted: 'delisting',
  PermitSuspended: 'suspension',
  PermitReinstated: 'reinstatement',
  PermitRevoked: 'revocation',
  PermitExpired: 'expiry',
  GraceGranted: 'grace',
  PermitSuperseded: 'supersession',
};

const envelope = z.object({
  at: z.string(),
  actor: z.object({ organisation: z.string() }),
  ruling: z
    .object({ documentNumber: z.string(), documentDate: z.string(), legalBasis: z.string() })
    .nullable(),
  events: z.array(z.object({ type: z.string() })),
});

const rulingsIn = (stored: readonly Item[], releaseId: string) => {
  const told = stored
    .map((item) => envelope.parse(item))
    .flatMap(({ events, at, actor, ruling }) =>
      events.flatMap(({ type }) => {
        const kind = kinds[type];
        const { documentNumber = null, documentDate = null, legalBasis = null } = ruling ?? {};
        const by = ruling === null ? null : actor.organisation;
        return kind === undefined
          ? []
          : [{ kind, releaseId, at, documentNumber, documentDate, legalBasis, by }];
      }),
    );
  const published = told.findIndex(({ kind }) => kind === 'publication');
  return published < 0 ? [] : told.slice(published);
};

/** Level and dates of level 5 are not public, nor is a case that was never published. */
const mayBeTold = ({ level, permit }: Standing): boolean => level !== 5 && permit !== null;

const published = (standings: readonly Standing[]): readonly Standing[] =>
  standings.filter((each) => each.published && mayBeTold(each));

/**
 * `GET /register/{id}/rulings`: the public rulings on a platform with number and date, oldest first, what ended a permit without
 * one, and the digests of the published releases, by which `GET /permits/{digest}` shows their permits. The reasons of a ruling
 * stay in the case.
 */
export const getRulings = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/register/{id}/rulings',
  handle: async ({ parameters }) => {
    const id = parameters['id'] ?? '';
    const [item, stored] = await Promise.all([
      reads.item(keys.card('platform', id)),
      reads.item(keys.state('platform', id)),
    ]);
    const card = item && publicCard(item);
    if (card === null || stored === null) return problem(404, 'no-such-platform');
    const { releases } = parsePlatform(stored['state']);
    const told = await Promise.all(
      card.standings.filter(mayBeTold).map(async ({ dossierId, releaseId }) => {
        const { pk } = keys.event('dossier', dossierId, 0);
        return rulingsIn(await reads.all(pk, 'EVENT#'), releaseId);
      }),
    );
    const items = told.flat().toSorted((one, other) => one.at.localeCompare(other.at));
    const listed = published(card.standings).flatMap(({ releaseId, permit }) => {
      const { version, digests } = releases[releaseId] ?? { version: '', digests: [] };
      return digests.map((digest) => ({ releaseId, version, digest, issuedAt: permit?.issuedAt ?? null }));
    });
    return ok({ items, permits: listed }, { 'cache-control': 'no-cache' });
  },
});
