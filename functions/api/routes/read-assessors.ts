import { assessorObjection } from '../../../shared/domain/dossier/assignment-moves.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { problemText } from '../../../shared/messages/messages.ts';
import { withSuccessors } from '../../../shared/workflow/look-up.ts';
import type { ApiDeps } from '../deps.ts';
import { wholeContext } from '../surroundings.ts';
import { caseRoute } from './case-route.ts';
import { everyOrganisation } from './read-organisations.ts';

type Named = Readonly<{ body: Organisation; unit: string }>;

/** The units that a list offers: those for assessing of the bodies whose kind it is, and any other that holds a licence, mandate or designation. */
const candidatesIn = (bodies: readonly Organisation[]): readonly Named[] =>
  bodies.flatMap((body) =>
    Object.entries(body.units)
      .filter(
        ([, { function: purpose, entitlements }]) =>
          purpose === 'assessing' && (body.details.kind === 'assessor' || entitlements.length > 0),
      )
      .map(([unit]) => ({ body, unit })),
  );

interface Asking {
  readonly state: Dossier;
  readonly actor: Actor;
  readonly context: Context;
}

const viewOf = ({ body, unit }: Named, { state, actor, context }: Asking) => {
  const { id, details, units } = body;
  const refused = assessorObjection(state, { actor, body: { organisation: id, unit } }, context);
  return {
    organisation: id,
    unit,
    nameVi: details.nameVi,
    nameEn: details.nameEn,
    unitNameVi: units[unit]?.nameVi ?? unit,
    unitNameEn: units[unit]?.nameEn ?? null,
    refusal: refused && refused.refusal.code,
  };
};

/**
 * `GET /dossiers/{id}/assessors`: the units that assess, each with the refusal that its assignment by the asker would meet now;
 * null where it would meet none. The commit of an assignment decides again.
 */
export const getAssessors = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/assessors', async ({ state, actor, context: known }, { headers }) => {
    const [every, around] = await Promise.all([everyOrganisation(deps), wholeContext(deps, known, state)]);
    const bodies = Object.fromEntries(every.map((body) => [body.id, body]));
    const parties = await withSuccessors(deps.lookUp)([state.facts.vendor]);
    const context = { ...around, organisations: { ...bodies, ...parties, ...around.organisations } };
    const language = languageOf(headers['accept-language']);
    const items = candidatesIn(every).map((one) => {
      const view = viewOf(one, { state, actor, context });
      return { ...view, reason: view.refusal && problemText(language, view.refusal).title };
    });
    return ok({ items });
  });
