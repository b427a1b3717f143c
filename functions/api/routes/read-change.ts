import { content as contentSchema } from '../../../shared/contracts/dossier-content.ts';
import { changeFound, isAffected } from '../../../shared/domain/dossier/change.ts';
import { checklistOf } from '../../../shared/domain/dossier/checklist.ts';
import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { ChangeFound, Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { asksForSpecialist } from '../../../shared/domain/dossier/qualification.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { rulesOfCase } from '../../../shared/rulesets/rulesets.ts';
import { fieldName } from '../field-name.ts';
import type { ApiDeps } from '../deps.ts';
import { caseRoute, partition } from './case-route.ts';

const savedLast = async (deps: ApiDeps, id: string): Promise<DossierContent | null> => {
  const item = await deps.reads.latest(partition(id), 'CONTENT#');
  return item && contentSchema.parse(item['content']);
};

/** What a content says at a path such as `facts.hosting`; undefined where it says nothing. */
const valueAt = (content: DossierContent | null, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([name]) => name === part)?.[1]
          : undefined,
      content,
    );

interface Compared {
  readonly before: DossierContent | null;
  readonly after: DossierContent | null;
  readonly language: Language;
}

const differencesOf = ({ fields }: ChangeFound, { before, after, language }: Compared) =>
  fields.map((field) => ({
    field,
    name: fieldName(language, field),
    before: valueAt(before, field) ?? null,
    after: valueAt(after, field) ?? null,
  }));

const triggersOf = (state: Dossier, { fired }: ChangeFound, language: Language) =>
  rulesOfCase(state.facts)
    .changes.triggers.filter(({ id }) => fired.includes(id))
    .map(({ id, makes, article, confidence, ...words }) => ({
      id,
      makes,
      article,
      confidence,
      text: words[language],
    }));

const permitOf = ({ permit }: Dossier, now: string) =>
  permit && { status: permitStatusAt(permit, now), validUntil: permit.validUntil };

/**
 * `GET /dossiers/{id}/change`: what the release changes against the one before, side by side, which triggers of the law that fires,
 * and which criteria it re-opens; as it was found when the dossier was handed in, and before that as it would be found now.
 */
export const getChange = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/change', async ({ state, context }, { headers }) => {
    const { follows } = state.facts;
    if (follows === undefined) return problem(404, 'follows-nothing');
    const found = await deps.reads.dossier(follows.dossier);
    const [before, after] = await Promise.all([
      savedLast(deps, follows.dossier),
      savedLast(deps, state.facts.id),
    ]);
    const { rules, now } = context;
    const previous = found?.state ?? null;
    const change = state.change ?? changeFound(state, { previous, rules });
    const language = languageOf(headers['accept-language']);
    const list = checklistOf(state, context);
    return ok({
      follows,
      isFinal: state.change !== null,
      kind: change.kind,
      triggers: triggersOf(state, change, language),
      differences: differencesOf(change, { before, after, language }),
      affected: list.filter((one) => isAffected(one, change, rules.changes)).map(({ id }) => id),
      unaffected: list.filter((one) => !isAffected(one, change, rules.changes)).length,
      specialist: change.kind === 'transformative' || asksForSpecialist(state, rules),
      previous: previous && {
        dossier: previous.facts.id,
        version: previous.facts.version,
        permit: permitOf(previous, now),
      },
    });
  });
