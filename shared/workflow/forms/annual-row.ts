import { standingOf } from '../../domain/forms/annual-report.ts';
import type { AnnualStanding } from '../../domain/forms/annual-report.ts';
import { caseNumberOf } from '../case-number.ts';
import { lastAct } from './case-act.ts';
import { nameOf } from './form-source.ts';
import type { FormSource } from './form-source.ts';

interface NamedDocument {
  readonly number: string;
  readonly date: string;
  readonly name: string | null;
}

/** One line of Form 08; null is what the case does not say. */
export interface AnnualRow {
  readonly dossierId: string;
  readonly caseNumber: string;
  readonly systemName: string;
  readonly owner: string;
  readonly operatingUnit: string;
  readonly proposedLevel: number;
  readonly status: AnnualStanding;
  readonly approval: NamedDocument | null;
  readonly regulation: NamedDocument | null;
  /** The last day for the approval, where it is awaited. */
  readonly approvalExpectedOn: string | null;
  readonly planImplemented: 'fully-implemented' | null;
  readonly planExpectedOn: string | null;
  readonly assessed: 'before-use' | null;
}

/** The decision on the level, as far as there is one; who decided on paper is not known here. */
const approvalIn = ({ dossier, acts, organisations }: FormSource): NamedDocument | null => {
  const decided = lastAct(acts, 'LevelApproved', 'LevelImported');
  if (dossier.approval === null || !decided?.ruling) return null;
  const { documentNumber: number, documentDate: date } = decided.ruling;
  const name = decided.event.type === 'LevelApproved' ? nameOf(organisations, decided.unit) : null;
  return { number, date, name };
};

const regulationIn = ({ content }: FormSource): NamedDocument | null => {
  const regulation = content?.securityRegulation;
  return regulation ? { number: regulation.number, date: regulation.issuedOn, name: null } : null;
};

/** The line of a case; null for one that was withdrawn, which the report leaves out. */
export const annualRow = (source: FormSource): AnnualRow | null => {
  const { dossier, organisations } = source;
  const { facts, conclusion } = dossier;
  const status = standingOf(dossier.status);
  if (status === null) return null;
  return {
    dossierId: facts.id,
    caseNumber: caseNumberOf(dossier),
    systemName: source.systemName,
    owner: nameOf(organisations, facts.owner),
    operatingUnit: nameOf(organisations, facts.operatingUnit),
    proposedLevel: facts.proposedLevel,
    status,
    approval: approvalIn(source),
    regulation: regulationIn(source),
    approvalExpectedOn: status === 'appraised' ? dossier.dueOn : null,
    planImplemented: conclusion?.eligible === true ? 'fully-implemented' : null,
    planExpectedOn: null,
    assessed: conclusion === null ? null : 'before-use',
  };
};
