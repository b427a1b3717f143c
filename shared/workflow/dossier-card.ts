import type { Dossier } from '../domain/dossier/dossier.ts';
import { levelOf } from '../domain/dossier/dossier.ts';
import { unitOf } from '../domain/dossier/ended-clocks.ts';
import { appraisingBody, publishingBody } from '../domain/dossier/parties.ts';
import { isAsked } from '../domain/dossier/opinion-moves.ts';
import { turnOf } from '../domain/dossier/turn.ts';
import { nextDue } from '../domain/dossier/deadlines.ts';
import type { Context } from '../domain/rules.ts';
import { caseNumberOf } from './case-number.ts';
import { shelf } from './keys.ts';

/** What lists show of a dossier, with the index keys of the work list it is on and of the instant at which time next does something to it. */
export const dossierCard = (dossier: Dossier, context: Context): Record<string, unknown> => {
  const { facts, status, dueOn, permit } = dossier;
  const turn = turnOf(dossier, context);
  const due = nextDue(dossier, context);
  return {
    id: facts.id,
    caseNumber: caseNumberOf(dossier),
    platformId: facts.platformId,
    version: facts.version,
    ruleset: facts.ruleset,
    synthetic: facts.synthetic,
    filesErased: dossier.filesErasedAt !== null,
    vendor: facts.vendor,
    owner: facts.owner,
    operatingUnit: facts.operatingUnit,
    monitoringProvider: facts.monitoringProvider,
    assessor: dossier.assignment?.organisation ?? null,
    assessorUnit: dossier.assignment?.unit ?? null,
    askedUnits: Object.keys(dossier.opinions).filter((unit) => isAsked(dossier, unit)),
    appraiser: appraisingBody(dossier, context),
    publisher: publishingBody(dossier, context),
    status,
    level: levelOf(dossier),
    turn,
    dueOn,
    clock: dossier.clock && { ...dossier.clock, unit: unitOf(dossier.clock.kind, context) },
    account: dossier.account,
    permit: permit && {
      status: permit.status,
      validUntil: permit.validUntil,
      supersededFrom: permit.supersededFrom,
    },
    ...(turn && {
      turnPk: shelf.turn(turn.role, turn.organisation),
      turnSk: `${dueOn ?? '9999-12-31'}#${facts.id}`,
    }),
    ...(due !== null && { duePk: shelf.due, dueSk: `${due}#${facts.id}` }),
  };
};
