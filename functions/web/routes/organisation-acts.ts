import { organisationKinds } from '../../../shared/domain/organisation/organisation.ts';
import type { WebDeps } from '../deps.ts';
import { readFiles } from '../files/file-views.ts';
import { filesOfOrganisations } from '../files/holder.ts';
import type { Field, Typed } from '../forms/field.ts';
import { plainForm } from '../forms/plain-form.ts';
import { actForms } from '../organisations/act-forms.ts';
import type { ActForm } from '../organisations/act-forms.ts';
import type { BodyShown } from '../organisations/body-views.ts';
import { wordsOfBody } from '../organisations/body-words.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';
import { dayText } from '../written.ts';
import { bodyPath, readBody } from '../organisations/read-body.ts';

/** The signed documents that its readers may name in a ruling. */
const documentsOf = async (deps: WebDeps, visit: SignedInVisit, { allowed }: BodyShown) => {
  if (!allowed.includes('open-file')) return [];
  const read = await readFiles(deps, visit, filesOfOrganisations);
  return 'answer' in read ? [] : read.value.files;
};

/** What a form shows of an organisation. */
const groundOf = (deps: WebDeps) => async (visit: SignedInVisit) => {
  const read = await readBody(deps, visit);
  if ('answer' in read) return read;
  return {
    back: bodyPath(visit),
    caption: read.value.nameVi,
    version: read.value.version,
    words: wordsOfBody(read.value, visit.language, await documentsOf(deps, visit, read.value)),
  };
};

const actPages = (deps: WebDeps, { request, heading, fields, body }: ActForm): readonly StaffPage[] =>
  plainForm(deps, {
    path: `/organisations/{id}/do/${request}`,
    heading,
    done: 'act',
    fields,
    ground: groundOf(deps),
    wish: (typed, visit) => ({
      method: 'POST',
      path: `${bodyPath(visit)}/${request}`,
      body: body(typed),
    }),
  });

const bodyFields: readonly Field[] = [
  { name: 'nameVi', kind: 'line', isNeeded: true },
  { name: 'nameEn', kind: 'line' },
  { name: 'parent', kind: 'line', hint: 'hint.organisation' },
  { name: 'validFrom', kind: 'day', hint: 'hint.openDay' },
  { name: 'validUntil', kind: 'day', hint: 'hint.openDay' },
  { name: 'successor', kind: 'line', hint: 'hint.organisation' },
  { name: 'source', kind: 'line' },
];

const bodyOf = ({ text, day }: Typed) => ({
  nameVi: text('nameVi'),
  nameEn: text('nameEn') ?? null,
  parent: text('parent') ?? null,
  validFrom: day('validFrom') ?? null,
  validUntil: day('validUntil') ?? null,
  successor: text('successor') ?? null,
  source: text('source') ?? null,
});

const filledFrom = (body: BodyShown): URLSearchParams => {
  const day = (given: string | null) => (given === null ? '' : dayText('vi', given));
  return new URLSearchParams({
    nameVi: body.nameVi,
    nameEn: body.nameEn ?? '',
    parent: body.parent ?? '',
    validFrom: day(body.validFrom),
    validUntil: day(body.validUntil),
    successor: body.successor ?? '',
    source: body.source ?? '',
  });
};

const registerPages = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/organisations/new',
    heading: 'bodies.register',
    done: 'act',
    fields: [
      { name: 'bodyId', at: 'id', kind: 'line', isNeeded: true, hint: 'hint.bodyId' },
      { name: 'bodyKind', at: 'kind', kind: 'one', isNeeded: true, words: organisationKinds },
      ...bodyFields,
    ],
    ground: () => Promise.resolve({ back: '/organisations', version: null }),
    wish: (typed) => ({
      method: 'POST',
      path: '/organisations',
      body: { id: typed.text('bodyId'), kind: typed.text('bodyKind'), ...bodyOf(typed) },
    }),
  });

const changePages = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/organisations/{id}/do/change',
    heading: 'bodies.change',
    done: 'act',
    fields: bodyFields,
    ground: async (visit) => {
      const read = await readBody(deps, visit);
      if ('answer' in read) return read;
      const { nameVi, version } = read.value;
      return { back: bodyPath(visit), caption: nameVi, version, filled: filledFrom(read.value) };
    },
    wish: (typed, visit) => ({ method: 'PATCH', path: bodyPath(visit), body: bodyOf(typed) }),
  });

/** The forms of everything that registrar, administrator and owner do to an organisation. */
export const organisationActPages = (deps: WebDeps): readonly StaffPage[] => [
  ...registerPages(deps),
  ...changePages(deps),
  ...actForms.flatMap((form) => actPages(deps, form)),
];
