import * as z from 'zod';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import type { Field, Word, WordSource } from '../forms/field.ts';
import { readFiles, wordsOfFiles } from '../files/file-views.ts';
import { filesOfCases } from '../files/holder.ts';
import type { SignedInVisit } from '../visit.ts';

const assessors = z.object({
  items: z.array(
    z.object({
      unit: z.string(),
      nameVi: z.string(),
      nameEn: z.string().nullable(),
      unitNameVi: z.string(),
      unitNameEn: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
const criteria = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      vi: z.string(),
      en: z.string(),
      due: z.string(),
      accepted: z.boolean(),
      result: z.looseObject({ verdict: z.string() }).nullable(),
      former: z.unknown(),
    }),
  ),
});

interface Asking {
  readonly deps: WebDeps;
  readonly visit: Pick<SignedInVisit, 'language' | 'session'>;
  readonly shown: CaseShown;
}

const ask = async ({ deps, visit: { language, session } }: Asking, path: string): Promise<unknown> => {
  const { status, body: answered } = await deps.api({ language, token: session.token, path });
  if (status !== 200) throw new Error(`the API answered ${String(status)} to ${path.split('/')[1] ?? ''}`);
  return answered;
};

/** The units that assess: those that may be assigned, and after them the others with why they may not. */
const assessingUnits = async (asking: Asking): Promise<Word[]> => {
  const path = `/dossiers/${encodeURIComponent(asking.shown.id)}/assessors`;
  const { items } = assessors.parse(await ask(asking, path));
  const { language } = asking.visit;
  const words = items.map(({ unit, nameVi, nameEn, unitNameVi, unitNameEn, reason }): Word => {
    const [named, organisation] = [
      (language === 'en' ? unitNameEn : null) ?? unitNameVi,
      (language === 'en' ? nameEn : null) ?? nameVi,
    ];
    const text = webText(language, 'names.unit', { unit: named, organisation });
    if (reason === null) return { value: unit, text };
    return {
      value: unit,
      text: webText(language, 'form.notThis', { what: text, why: reason }),
      isBarred: true,
    };
  });
  return words.toSorted((one, other) => Number(one.isBarred ?? false) - Number(other.isBarred ?? false));
};

const findingsOf = ({ shown, visit: { language } }: Asking, status: string): Word[] =>
  Object.entries(shown.findings)
    .filter(([, finding]) => finding.status === status)
    .map(([value, { criterion, severity }]) => {
      const said = shown.findingTexts.find((each) => each.finding === value && each.text !== undefined);
      return {
        value,
        text: `${criterion} · ${webText(language, `word.${severity}`)} · ${(said?.text ?? '').slice(0, 80)}`,
      };
    });

type Listed = z.infer<typeof criteria>['items'][number];

/** The criteria of the case that people judge, those that fit. */
const criteriaOf = async (asking: Asking, fits: (criterion: Listed) => boolean): Promise<Word[]> => {
  const path = `/dossiers/${encodeURIComponent(asking.shown.id)}/criteria`;
  const { items } = criteria.parse(await ask(asking, path));
  return items
    .filter((criterion) => criterion.due !== 'by-system' && fits(criterion))
    .map(({ id, vi, en }) => ({ value: id, text: `${id} · ${asking.visit.language === 'en' ? en : vi}` }));
};

/** The files of the case, any of which may be the signed document of a ruling. */
const documentsOf = async ({ deps, visit, shown }: Asking): Promise<readonly Word[]> => {
  const read = await readFiles(deps, { ...visit, parameters: { id: shown.id } }, filesOfCases);
  return 'answer' in read ? [] : wordsOfFiles(read.value.files);
};

const sources: Readonly<Partial<Record<WordSource, (asking: Asking) => Promise<readonly Word[]>>>> = {
  'assessing-units': assessingUnits,
  'open-findings': (asking) => Promise.resolve(findingsOf(asking, 'open')),
  'answered-findings': (asking) => Promise.resolve(findingsOf(asking, 'answered')),
  criteria: (asking) => criteriaOf(asking, () => true),
  'not-applicable': (asking) =>
    criteriaOf(asking, ({ result, accepted }) => result?.verdict === 'not-applicable' && !accepted),
  documents: documentsOf,
  former: (asking) => criteriaOf(asking, ({ former }) => former !== null),
};

/** The words that the fields of a form need of a case. */
export const wordsFor = async (
  asking: Asking,
  fields: readonly Field[],
): Promise<Partial<Record<WordSource, readonly Word[]>>> => {
  const needed = fields.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const found = await Promise.all(
    needed.map(async (source) => [source, (await sources[source]?.(asking)) ?? []] as const),
  );
  return Object.fromEntries(found);
};
