import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import type { PartWithFiles } from '../../../shared/domain/dossier/content.ts';
import { readCase } from '../cases/read-case.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import { readBody } from '../organisations/read-body.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';

/** What keeps files: a case with its evidence, or an organisation with the signed documents of its rulings. */
export interface Holder {
  /** Its page, without the language; its files are at `<place>/files`. */
  readonly place: string;
  readonly caption: string;
  readonly mayAdd: boolean;
  /** The parts of a dossier that files may be added to now; none of an organisation. */
  readonly parts: readonly PartWithFiles[];
  /** Whether files may be taken out of their parts now. */
  readonly mayTakeOut: boolean;
}

/** Kinds of holders: where their pages and their files are, and how one is read. */
export interface HolderKind {
  /** The path of its pages, with the id of one. */
  readonly path: '/dossiers/{id}' | '/organisations/{id}';
  /** The last part of the path that its files have in the HTTP API. */
  readonly files: 'evidence' | 'files';
  readonly read: (
    deps: WebDeps,
    visit: SignedInVisit,
  ) => Promise<{ readonly value: Holder } | { readonly answer: PageAnswer }>;
}

/** The parts of a case's dossier that files may be added to now: all while it may be written and nothing is kept on paper. */
export const partsOpenIn = ({
  allowed,
  allowedWithFiles,
}: Pick<CaseShown, 'allowed' | 'allowedWithFiles'>): readonly PartWithFiles[] =>
  allowed.includes('save-content') && allowedWithFiles.includes('confirm-evidence') ? partsWithFiles : [];

/** Where the files of cases are. */
export const filesOfCases = { path: '/dossiers/{id}', files: 'evidence' } as const;

const ofCase: HolderKind = {
  ...filesOfCases,
  read: async (deps, visit) => {
    const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
    if ('answer' in read) return read;
    const { id, caseNumber, allowedWithFiles } = read.value;
    return {
      value: {
        place: `/dossiers/${encodeURIComponent(id)}`,
        caption: caseNumber,
        mayAdd: allowedWithFiles.includes('confirm-evidence'),
        parts: partsOpenIn(read.value),
        mayTakeOut: allowedWithFiles.includes('take-out-file'),
      },
    };
  },
};

/** Where the files of organisations are. */
export const filesOfOrganisations = { path: '/organisations/{id}', files: 'files' } as const;

const ofOrganisation: HolderKind = {
  ...filesOfOrganisations,
  read: async (deps, visit) => {
    const read = await readBody(deps, visit);
    if ('answer' in read) return read;
    const { id, nameVi, nameEn, allowed } = read.value;
    return {
      value: {
        place: `/organisations/${encodeURIComponent(id)}`,
        caption: (visit.language === 'en' ? nameEn : null) ?? nameVi,
        mayAdd: allowed.includes('confirm-file'),
        parts: [],
        mayTakeOut: false,
      },
    };
  },
};

/** Everything that keeps files. */
export const holderKinds: readonly HolderKind[] = [ofCase, ofOrganisation];

/** The path of the files of a holder in the HTTP API. */
export const filesPath = (
  { path, files }: Pick<HolderKind, 'path' | 'files'>,
  { parameters }: Pick<SignedInVisit, 'parameters'>,
): string => `${path.replace('{id}', encodeURIComponent(parameters['id'] ?? ''))}/${files}`;
