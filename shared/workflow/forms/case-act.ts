import type { OpinionVerdict } from '../../domain/dossier/dossier.ts';
import type { Level } from '../../domain/level.ts';

/** One thing that happened to a case, with who did it and on what document. */
export interface CaseAct {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly version: number;
  readonly unit: string;
  readonly ruling: { readonly documentNumber: string; readonly documentDate: string } | null;
  readonly event: {
    readonly type: string;
    readonly level?: Level | undefined;
    readonly reasons?: string | undefined;
    readonly verdict?: OpinionVerdict | undefined;
    readonly unit?: string | undefined;
    readonly units?: readonly string[] | undefined;
    readonly opinion?: string | undefined;
    readonly dueOn?: string | null | undefined;
    readonly digest?: string | undefined;
    readonly primeMinisterDecision?: string | null | undefined;
  };
}

/** The last act of one of these types; undefined where there is none. */
export const lastAct = (acts: readonly CaseAct[], ...types: readonly string[]): CaseAct | undefined =>
  acts.findLast(({ event }) => types.includes(event.type));

/** What happened from the last submission on: opinions and appraisals before it are asked for anew. */
export const sinceSubmission = (acts: readonly CaseAct[]): readonly CaseAct[] =>
  acts.slice(
    Math.max(
      0,
      acts.findLastIndex(({ event }) => event.type === 'DossierSubmitted'),
    ),
  );
