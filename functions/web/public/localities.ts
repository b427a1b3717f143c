import * as z from 'zod';
import type { Language } from '../../../shared/messages/language.ts';
import { mergedInto, organisationOf, organisations } from '../../../shared/register/organisations.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { PublicPage } from '../visit.ts';
import { bodyName } from './platform-rows.ts';
import { adoptionView } from './platform-views.ts';

/** What a province uses, as the API tells it. */
export const localityView = z.object({
  locality: z.string(),
  nameVi: z.string(),
  successor: z.string().nullable(),
  predecessors: z.array(z.string()),
  items: z.array(
    adoptionView.extend({
      platformId: z.string(),
      nameVi: z.string(),
      kind: z.enum(['declared', 'reported']),
    }),
  ),
});

interface NamedPlace {
  readonly id: string;
  readonly name: string;
}

const named = (language: Language, id: string): NamedPlace => ({ id, name: bodyName(language, id) });

const byName =
  (language: Language) =>
  (one: NamedPlace, other: NamedPlace): number =>
    one.name.localeCompare(other.name, language);

/** The provinces of 2025, each with those of 2024 that became it. */
const provincesIn = (language: Language) =>
  organisations()
    .filter(({ kind, scheme }) => kind === 'province' && scheme === '2025')
    .map(({ id }) => ({
      ...named(language, id),
      formerly: mergedInto(id)
        .map((each) => named(language, each))
        .toSorted(byName(language)),
    }))
    .toSorted(byName(language));

/** `GET /localities`: the 34 provinces of 2025 and the 63 of 2024 that became them. */
export const localitiesPage = (): PublicPage => ({
  method: 'GET',
  path: '/localities',
  show: ({ language }) =>
    Promise.resolve({ template: 'localities.njk', data: { provinces: provincesIn(language) } }),
});

/** `GET /localities/{id}`: what a province uses, by its own word or somebody's, and which provinces of the other scheme it stands for. */
export const localityPage = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/localities/{id}',
  show: async ({ language, parameters }) => {
    const path = `/localities/${encodeURIComponent(parameters['id'] ?? '')}/adoptions`;
    const read = shown(await api({ language, path }), localityView);
    if ('answer' in read) return read.answer;
    const { locality, items, predecessors, successor } = read.value;
    const data = {
      id: locality,
      scheme: organisationOf(locality)?.scheme,
      title: bodyName(language, locality),
      successor: successor === null ? null : named(language, successor),
      predecessors: predecessors.map((id) => named(language, id)).toSorted(byName(language)),
      items: items
        .map((one) => ({ ...one, place: bodyName(language, one.locality) }))
        .toSorted((one, other) => one.nameVi.localeCompare(other.nameVi, 'vi')),
    };
    return { template: 'locality.njk', data };
  },
});
