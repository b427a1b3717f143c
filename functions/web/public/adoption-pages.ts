import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { plainForm } from '../forms/plain-form.ts';
import type { PlainForm } from '../forms/plain-form.ts';
import { shown } from '../refusal.ts';
import { registerList } from '../register-views.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';
import { localityView } from './localities.ts';
import { onlyFor } from './only-for.ts';
import { overduePage } from './overdue-page.ts';
import { titleIn } from './platform-rows.ts';
import { platformView } from './platform-views.ts';

const own = async ({ api }: WebDeps, { language, session }: SignedInVisit) => {
  const path = `/localities/${encodeURIComponent(session.organisation)}/adoptions`;
  return shown(await api({ language, path }), localityView);
};

/** How many platforms are shown at once to choose from. */
const mostShown = 20;

/** Published platforms with a valid permit, which alone may be taken up, by words. */
const toChooseFrom = async ({ api }: WebDeps, { language, query }: SignedInVisit) => {
  const words = (query.get('q') ?? '').trim().slice(0, 200);
  const asked = new URLSearchParams({ standing: 'published', status: 'valid', limit: String(mostShown) });
  if (words !== '') asked.set('q', words);
  const { body } = await api({ language, path: `/register?${asked.toString()}` });
  const { items, total } = registerList.parse(body);
  return { words, total, items: items.map((item) => ({ ...item, title: titleIn(language, item) })) };
};

/** `GET /adoptions`: what the locality of who is signed in has declared, and platforms that it may take up. */
const adoptionsPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/adoptions',
  showTo: async (visit) => {
    const refused = onlyFor('locality', visit);
    if (refused !== null) return refused;
    const read = await own(deps, visit);
    if ('answer' in read) return read.answer;
    const { language, session, query } = visit;
    const items = read.value.items
      .filter(({ kind, locality }) => kind === 'declared' && locality === session.organisation)
      .toSorted((one, other) => one.nameVi.localeCompare(other.nameVi, 'vi'));
    const data = {
      locality: session.organisation,
      items,
      choice: await toChooseFrom(deps, visit),
      success: query.get('done') === null ? null : webText(language, 'adoption.done'),
    };
    return { template: 'adoptions.njk', data };
  },
});

const idOf = ({ parameters }: SignedInVisit): string => parameters['id'] ?? '';

const groundOf =
  (deps: WebDeps): PlainForm['ground'] =>
  async (visit) => {
    const refused = onlyFor('locality', visit);
    if (refused !== null) return { answer: refused };
    const { language } = visit;
    const path = `/register/${encodeURIComponent(idOf(visit))}`;
    const read = shown(await deps.api({ language, path }), platformView);
    if ('answer' in read) return read;
    const declared = read.value.adoptions.find(
      ({ locality, source }) => source === null && locality === visit.session.organisation,
    );
    const filled = new URLSearchParams(
      declared && { basis: declared.basis, scope: declared.scope ?? '', adoptionStatus: declared.status },
    );
    return { back: '/adoptions', caption: titleIn(language, read.value), filled, version: null };
  };

const document = [
  { name: 'documentNumber', at: 'document', kind: 'line', isNeeded: true, hint: 'hint.adoptionDocument' },
  { name: 'documentDate', at: 'day', kind: 'day', isNeeded: true, hint: 'hint.day' },
] as const;
const bases = ['in-plan', 'separate-document', 'contract'] as const;

const wishOf =
  (body: (typed: Parameters<PlainForm['wish']>[0]) => unknown): PlainForm['wish'] =>
  (typed, visit) => ({
    method: 'POST',
    path: `/platforms/${encodeURIComponent(idOf(visit))}/adoptions`,
    body: body(typed),
  });

const then = (): string => '/adoptions?done=adopt';

/** The form by which a locality declares that it uses a platform, or changes what it declared. */
const declareForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/adoptions/{id}',
    heading: 'adoption.declare',
    lead: 'adoption.lead',
    done: 'adopt',
    then,
    fields: [
      { name: 'basis', kind: 'one', isNeeded: true, words: bases },
      ...document,
      { name: 'adoptionScope', at: 'scope', kind: 'line', hint: 'hint.adoptionScope' },
      {
        name: 'adoptionStatus',
        at: 'status',
        kind: 'one',
        isNeeded: true,
        words: ['planned', 'piloting', 'in-use'],
      },
    ],
    ground: groundOf(deps),
    wish: wishOf(({ text, day }) => ({
      basis: text('basis'),
      document: text('documentNumber') ?? null,
      day: day('documentDate') ?? null,
      scope: text('adoptionScope') ?? null,
      status: text('adoptionStatus'),
    })),
  });

/** The form by which a locality says that it no longer uses a platform. */
const endForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/adoptions/{id}/end',
    heading: 'adoption.end',
    lead: 'adoption.endLead',
    done: 'adopt',
    then,
    fields: [{ name: 'basis', kind: 'one', isNeeded: true, words: bases }, ...document],
    ground: groundOf(deps),
    wish: wishOf(({ text, day }) => ({
      basis: text('basis'),
      document: text('documentNumber') ?? null,
      day: day('documentDate') ?? null,
      status: 'ended',
    })),
  });

/** Everything by which a locality says what it uses. */
export const adoptionPages = (deps: WebDeps): readonly StaffPage[] => [
  adoptionsPage(deps),
  overduePage(deps),
  ...declareForm(deps),
  ...endForm(deps),
];
