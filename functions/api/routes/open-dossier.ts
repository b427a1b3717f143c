import type * as z from 'zod';
import { openDossierRequest } from '../../../shared/contracts/dossier-requests.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { FieldProblem } from '../../../shared/lambda/field-problems.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { fieldText } from '../../../shared/messages/field-messages.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { actingBody, organisationOf } from '../../../shared/register/organisations.ts';
import { chooseRuleset } from '../../../shared/rulesets/choose-ruleset.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import { createdId, submitCommand } from '../submit.ts';

type Opening = z.infer<typeof openDossierRequest>;

/** The one owner of the case: the body that acts today for the owner on the register, else the one that is named. */
const ownerOf = (
  platform: Platform,
  opening: Opening,
  today: string,
): { owner: string } | { problem: Problem } => {
  const registered = platform.details.owner;
  const named = opening.owner === undefined ? undefined : actingBody(opening.owner, today);
  if (registered === null) {
    return named === undefined ? problem(422, 'owner-unknown') : { owner: named.id };
  }
  const acting = actingBody(registered, today);
  if (acting === undefined) return named === undefined ? problem(422, 'owner-unknown') : { owner: named.id };
  if (opening.owner !== undefined && named?.id !== acting.id)
    return problem(422, 'owner-mismatch', { details: { owner: acting.id } });
  return { owner: acting.id };
};

const publishesItself = (owner: string): boolean => {
  const kind = organisationOf(owner)?.kind;
  return kind === 'ministry' || kind === 'ministry-level' || kind === 'government-agency';
};

const unitFields = ['operatingUnit', 'monitoringProvider'] as const;

/** The units that independence is judged by must belong to organisations that exist. */
const unknownUnits = (opening: Opening, language: Language): FieldProblem[] =>
  unitFields.flatMap((field) => {
    const [organisation] = opening[field]?.split('/') ?? [];
    const isKnown = organisation === undefined || organisationOf(organisation) !== undefined;
    return isKnown ? [] : [{ field, code: 'unit-unknown', message: fieldText(language, 'unit-unknown') }];
  });

interface Asked {
  readonly actor: Actor;
  readonly platform: Platform;
  readonly opening: Opening;
  readonly id: string;
}

const factsOf = (
  deps: ApiDeps,
  { actor, platform, opening, id }: Asked,
): { facts: CaseFacts } | { problem: Problem } => {
  const today = vietnamDayOf(deps.now());
  const { releases } = platform;
  const release = Object.hasOwn(releases, opening.releaseId) ? releases[opening.releaseId] : undefined;
  if (release === undefined) return problem(404, 'no-such-release');
  if (!actor.roles.includes('vendor') || actor.organisation !== platform.details.vendor)
    return problem(403, 'not-your-platform');
  const found = ownerOf(platform, opening, today);
  if ('problem' in found) return found;
  return {
    facts: {
      id,
      platformId: platform.id,
      releaseId: opening.releaseId,
      version: release.version,
      digests: release.digests,
      purl: release.purl,
      ruleset: chooseRuleset({ projectStartedOn: opening.projectStartedOn, openedOn: today }),
      projectStartedOn: opening.projectStartedOn ?? null,
      synthetic: deps.synthetic,
      vendor: actor.organisation,
      vendorUnit: actor.unit,
      owner: found.owner,
      ownerPublishes: publishesItself(found.owner),
      operatingUnit: opening.operatingUnit,
      monitoringProvider: opening.monitoringProvider ?? null,
      proposedLevel: opening.proposedLevel,
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
    const reasons = unknownUnits(opening, languageOf(request.headers['accept-language']));
    if (reasons.length > 0) return problem(422, 'request-invalid', { reasons });
    const found = await deps.reads.platform(opening.platformId);
    if (found === null) return problem(404, 'no-such-platform');
    const id = createdId('ds', commandId);
    const opened = factsOf(deps, { actor, platform: found.state, opening, id });
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
