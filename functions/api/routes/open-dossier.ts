import type * as z from 'zod';
import { openDossierRequest } from '../../../shared/contracts/open-dossier-request.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import { publishesItself } from '../../../shared/domain/organisation/publishing.ts';
import { organisationOfUnit, unitIn } from '../../../shared/domain/organisation/organisation.ts';
import { mayDo } from '../../../shared/domain/platform/parties.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { FieldProblem } from '../../../shared/lambda/field-problems.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { fieldText } from '../../../shared/messages/field-messages.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { chooseRuleset } from '../../../shared/rulesets/choose-ruleset.ts';
import { actingBodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { heldToday } from '../platform-holders.ts';
import { prepare } from '../prepare.ts';
import { createdId, submitCommand } from '../submit.ts';

type Opening = z.infer<typeof openDossierRequest>;

/** The one owner of the case: the body that acts today for the owner on the register, else the one that is named. */
const ownerOf = async (
  deps: ApiDeps,
  { details }: Platform,
  opening: Opening,
): Promise<{ owner: Organisation } | { problem: Problem }> => {
  const today = vietnamDayOf(deps.now());
  const acting = (id: string | null | undefined) =>
    id === null || id === undefined ? undefined : actingBodyOf(deps, id, today);
  const [registered, named] = await Promise.all([acting(details.owner), acting(opening.owner)]);
  const owner = registered ?? named;
  if (owner === undefined) return problem(422, 'owner-unknown');
  if (opening.owner !== undefined && named?.id !== owner.id)
    return problem(422, 'owner-mismatch', { details: { owner: owner.id } });
  return { owner };
};

const unitFields = ['operatingUnit', 'monitoringProvider'] as const;

/** The units that independence is judged by must be registered by their organisations. */
const unknownUnits = async (deps: ApiDeps, opening: Opening, language: Language): Promise<FieldProblem[]> => {
  const named = unitFields.flatMap((field) => {
    const unit = opening[field];
    return unit === undefined ? [] : [{ field, unit }];
  });
  const organisations = await deps.lookUp([...new Set(named.map(({ unit }) => organisationOfUnit(unit)))]);
  return named
    .filter(({ unit }) => unitIn(organisations, unit) === undefined)
    .map(({ field }) => ({ field, code: 'unit-unknown', message: fieldText(language, 'unit-unknown') }));
};

/** The case that is followed; undefined where none is named. */
const followed = async (
  deps: ApiDeps,
  { follows, platformId }: Opening,
): Promise<{ follows?: CaseFacts['follows'] } | { problem: Problem }> => {
  if (follows === undefined) return {};
  const found = await deps.reads.dossier(follows.dossier);
  if (found?.state.facts.platformId !== platformId)
    return problem(409, 'predecessor-unknown', { details: { dossier: follows.dossier } });
  return { follows: { ...follows, releaseId: found.state.facts.releaseId } };
};

interface Asked {
  readonly actor: Actor;
  readonly platform: Platform;
  readonly opening: Opening;
  readonly id: string;
}

const factsOf = async (
  deps: ApiDeps,
  { actor, platform, opening, id }: Asked,
): Promise<{ facts: CaseFacts } | { problem: Problem }> => {
  const { releases } = platform;
  const release = Object.hasOwn(releases, opening.releaseId) ? releases[opening.releaseId] : undefined;
  if (release === undefined) return problem(404, 'no-such-release');
  const held = await heldToday(deps, platform.details);
  if (!mayDo('open-dossier', actor, held)) return problem(403, 'not-your-platform');
  const found = await ownerOf(deps, platform, opening);
  if ('problem' in found) return found;
  const before = await followed(deps, opening);
  if ('problem' in before) return before;
  const law = chooseRuleset({ ...opening, openedOn: vietnamDayOf(deps.now()) });
  if (law === null) return problem(422, 'ruleset-unknown', { details: { subject: opening.subject ?? '' } });
  const { operatingUnit, monitoringProvider = null, projectStartedOn = null, proposedLevel } = opening;
  return {
    facts: {
      id,
      platformId: platform.id,
      releaseId: opening.releaseId,
      version: release.version,
      digests: release.digests,
      purl: release.purl,
      ...law,
      projectStartedOn,
      synthetic: deps.synthetic,
      vendor: actor.organisation,
      vendorUnit: actor.unit,
      owner: found.owner.id,
      ownerPublishes: publishesItself(found.owner),
      operatingUnit,
      monitoringProvider,
      proposedLevel,
      ...before,
    },
  };
};

/** `POST /dossiers`: the vendor opens the case of one release of its platform. */
export const openDossier = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/dossiers',
  handle: async (request) => {
    const ready = await prepare(deps, request, openDossierRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, body: opening, commandId } = ready;
    const reasons = await unknownUnits(deps, opening, languageOf(request.headers['accept-language']));
    if (reasons.length > 0) return problem(422, 'request-invalid', { reasons });
    const found = await deps.reads.platform(opening.platformId);
    if (found === null) return problem(404, 'no-such-platform');
    const id = createdId('ds', commandId);
    const { termination } = found.state;
    if (termination !== null)
      return problem(409, 'platform-terminated', { details: { lastDay: termination.lastDay } });
    const opened = await factsOf(deps, { actor, platform: found.state, opening, id });
    if ('problem' in opened) return opened;
    const wish = {
      queue: 'submission',
      type: 'open-dossier',
      aggregate: { kind: 'dossier', id },
      body: { facts: opened.facts },
    } as const;
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});
