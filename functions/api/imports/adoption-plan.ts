import { adoptionBodies } from '../../../shared/contracts/adoptions.ts';
import { platformAdoptions } from '../../../shared/contracts/platform-card.ts';
import type { ImportedAdoption } from '../../../shared/domain/import/import.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { fieldFaults } from '../../../shared/lambda/field-problems.ts';
import type { FieldCode } from '../../../shared/messages/field-messages.ts';
import { statedBases, statedStatuses } from '../../../shared/register/adoptions.ts';
import { organisationOf } from '../../../shared/register/organisations.ts';
import { canonical } from '../../../shared/workflow/hash.ts';
import { shelf } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import type { AdoptionColumn } from './adoption-columns.ts';
import { nameKeyOf } from './judge.ts';
import { provinceFault } from './province-fault.ts';
import type { ImportRow, Wrong } from './read-rows.ts';

export const adoptionOutcomes = ['created', 'changed', 'unchanged', 'left-out', 'wrong'] as const;

/** What a row of an import of adoptions would come to. */
export interface JudgedAdoption {
  readonly row: number;
  readonly outcome: (typeof adoptionOutcomes)[number];
  readonly platformId: string;
  readonly adoption: ImportedAdoption['adoption'] | null;
  readonly wrong: readonly Wrong[];
}

type Row = ImportRow<AdoptionColumn>;
type Platform = ReturnType<typeof platformAdoptions>;

/** What a report is known by: one for each province, platform and source. */
const keyOf = (platformId: string, { locality, source }: ImportedAdoption['adoption']): string =>
  [platformId, locality, source].join('\n');

/** Sources say that a province has yet to choose: such a row tells of no platform. */
const namesNone = 'no-platform-named';

const localityIn = ({ locality, scheme, province }: Row['cells']): string =>
  locality ?? [scheme, province].filter((part) => part !== undefined).join(':');

const localityFault = (locality: string): FieldCode | null => {
  if (organisationOf(locality)?.kind === 'province') return null;
  return locality === '' ? 'missing' : (provinceFault(locality, isProvince) ?? 'locality-unknown');
};

const isProvince = (id: string): boolean => organisationOf(id)?.kind === 'province';

const wordIn = (word: string | undefined, stated: Readonly<Record<string, string>>): string | undefined =>
  word === undefined || !Object.hasOwn(stated, word) ? word : stated[word];

const judgedAs = (
  { row }: Row,
  outcome: JudgedAdoption['outcome'],
  more: Partial<JudgedAdoption> = {},
): JudgedAdoption => ({ row, outcome, platformId: '', adoption: null, wrong: [], ...more });

/** What a row says, checked field by field; and everything that is wrong with it. */
const read = (row: Row, today: string) => {
  const { cells } = row;
  const locality = localityIn(cells);
  const fault = localityFault(locality);
  const parsed = adoptionBodies['report-adoption'].safeParse(
    {
      locality,
      basis: wordIn(cells.basis, statedBases),
      status: wordIn(cells.status, statedStatuses),
      document: cells.document ?? null,
      day: cells.day ?? null,
      scope: cells.scope ?? null,
      source: cells.source,
    },
    { reportInput: true },
  );
  const { day = '' } = cells;
  const problems = parsed.success ? [] : fieldFaults(parsed.error.issues);
  const wrong: Wrong[] = [
    ...row.wrong,
    ...(fault === null ? [] : [{ row: row.row, column: 'locality', code: fault }]),
    ...problems
      .filter(({ field }) => field !== 'locality')
      .map(({ field, code, values }): Wrong => ({ row: row.row, column: field, code, values })),
    ...(parsed.success && day > today
      ? [{ row: row.row, column: 'day', code: 'day-in-future' } as const]
      : []),
  ];
  return { adoption: parsed.data ?? null, wrong };
};

interface Register {
  /** ISO day in Viet Nam. */
  readonly today: string;
  readonly byId: ReadonlyMap<string, Platform>;
  readonly byName: ReadonlyMap<string, Platform>;
}

const platformFault = ({ row, cells: { platform = '' } }: Row): Wrong => ({
  ...{ row, column: 'platform' },
  code: platform === '' ? 'missing' : 'platform-unknown',
});

/** What a good report does to what is known of it. */
const outcomeOf = ({ adoptions }: Platform, adoption: ImportedAdoption['adoption']) => {
  const known = adoptions.find(
    ({ locality, source }) => locality === adoption.locality && source === adoption.source,
  );
  if (known === undefined) return 'created';
  return canonical(known) === canonical(adoption) ? 'unchanged' : 'changed';
};

const judge = (row: Row, { today, byId, byName }: Register): JudgedAdoption => {
  const { platform: named = '', status } = row.cells;
  if (status === namesNone && named === '') return judgedAs(row, 'left-out');
  const { adoption, wrong } = read(row, today);
  const platform = byId.get(named) ?? byName.get(nameKeyOf(named));
  if (platform === undefined) return judgedAs(row, 'wrong', { wrong: [...wrong, platformFault(row)] });
  const { id: platformId } = platform;
  return wrong.length > 0 || adoption === null
    ? judgedAs(row, 'wrong', { wrong, platformId })
    : judgedAs(row, outcomeOf(platform, adoption), { platformId, adoption });
};

/** A report that two rows tell: which of them counts nobody knows. */
const withTwice = (rows: readonly JudgedAdoption[]): JudgedAdoption[] => {
  const seen = new Set<string>();
  return rows.map((judged) => {
    if (judged.adoption === null) return judged;
    const key = keyOf(judged.platformId, judged.adoption);
    const isTwice = seen.has(key);
    seen.add(key);
    const wrong: Wrong[] = [{ row: judged.row, column: null, code: 'row-twice' }];
    return isTwice ? { ...judged, outcome: 'wrong', wrong } : judged;
  });
};

/** Judges every row of a file of reported adoptions against the register; nothing is changed. */
export const adoptionPlanOf = async (
  { reads, now }: ApiDeps,
  rows: readonly Row[],
): Promise<readonly JudgedAdoption[]> => {
  const platforms = (await reads.shelf(shelf.register)).map(platformAdoptions);
  const register = {
    today: vietnamDayOf(now()),
    byId: new Map(platforms.map((platform) => [platform.id, platform])),
    byName: new Map(platforms.map((platform) => [nameKeyOf(platform.nameVi), platform])),
  };
  return withTwice(rows.map((row) => judge(row, register)));
};
