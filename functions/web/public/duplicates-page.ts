import * as z from 'zod';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';
import { bodyName, titleIn } from './platform-rows.ts';
import { platformView } from './platform-views.ts';

const candidates = z.object({
  items: z.array(
    z.object({
      platformId: z.string(),
      nameVi: z.string(),
      score: z.number(),
      grounds: z.array(z.string()),
      answer: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
    }),
  ),
});
type Candidate = z.infer<typeof candidates>['items'][number];

const { shape } = platformView;
/** What is compared of two platforms; the API says it of both, to who works on the case and to everybody. */
const compared = z.object({
  id: shape.id,
  nameVi: shape.nameVi,
  nameEn: shape.nameEn,
  owner: shape.owner,
  category: shape.category,
  purpose: shape.purpose,
  functions: shape.functions,
  informationClasses: shape.informationClasses,
  legalBasis: shape.legalBasis,
  address: shape.address,
  names: shape.names,
});
type Compared = z.infer<typeof compared>;

/** The fields that are compared, and how each reads. */
const readings: readonly (readonly [string, (item: Compared, language: Language) => string | null])[] = [
  ['nameVi', ({ nameVi }) => nameVi],
  ['nameEn', ({ nameEn }) => nameEn],
  ['owner', ({ owner, names }, language) => owner && bodyName(language, owner, names)],
  ['category', ({ category }, language) => category && webText(language, `category.${category}`)],
  ['purpose', ({ purpose }) => purpose],
  ['functions', ({ functions }) => functions?.join('; ') ?? null],
  [
    'informationClasses',
    ({ informationClasses: classes }, language) =>
      classes?.map((each) => webText(language, `fact.informationClasses.${each}`)).join('; ') ?? null,
  ],
  ['legalBasis', ({ legalBasis }) => legalBasis],
  ['address', ({ address }) => address],
];

const rowsOf = (own: Compared, other: Compared, language: Language) =>
  readings.map(([field, reading]) => {
    const [one, another] = [reading(own, language), reading(other, language)];
    return {
      field: webText(language, `recordField.${field}`),
      own: one,
      other: another,
      isSame: one !== null && one === another,
    };
  });

interface Comparing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly own: Compared;
}

const sideBySide = async ({ deps, visit, own }: Comparing, { platformId, ...candidate }: Candidate) => {
  const { language } = visit;
  const { status, body } = await deps.api({ language, path: `/register/${encodeURIComponent(platformId)}` });
  return {
    ...candidate,
    platformId,
    percent: Math.round(candidate.score * 100),
    grounds: candidate.grounds.map((ground) => webText(language, `ground.${ground}`)).join(', '),
    rows: status === 200 ? rowsOf(own, compared.parse(body), language) : [],
  };
};

const ofCase = z.object({ platformId: z.string() });

const readCase = async ({ api }: WebDeps, { language, session, parameters }: SignedInVisit) => {
  const path = `/dossiers/${encodeURIComponent(parameters['id'] ?? '')}`;
  const { token } = session;
  const [dossier, found] = await Promise.all([
    api({ language, token, path }),
    api({ language, token, path: `${path}/duplicate-candidates` }),
  ]);
  const read = shown(dossier, ofCase);
  if ('answer' in read) return read;
  const listed = shown(found, candidates);
  if ('answer' in listed) return listed;
  const platform = await api({
    language,
    token,
    path: `/platforms/${encodeURIComponent(read.value.platformId)}`,
  });
  const own = shown(platform, compared);
  return 'answer' in own ? own : { own: own.value, items: listed.value.items };
};

/** `GET /dossiers/{id}/duplicates`: the platform of a case beside each that is like it, field by field, with what was said of why it is another. */
export const duplicatesPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/duplicates',
  showTo: async (visit) => {
    const read = await readCase(deps, visit);
    if ('answer' in read) return read.answer;
    const { own, items } = read;
    const data = {
      title: titleIn(visit.language, own),
      place: `/dossiers/${encodeURIComponent(visit.parameters['id'] ?? '')}`,
      items: await Promise.all(items.map((each) => sideBySide({ deps, visit, own }, each))),
    };
    return { template: 'duplicates.njk', data };
  },
});
