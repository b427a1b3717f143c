import type { WebDeps } from '../deps.ts';
import type { Field, Typed } from '../forms/field.ts';
import { plainForm } from '../forms/plain-form.ts';
import type { PlainForm } from '../forms/plain-form.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';
import { onlyFor } from './only-for.ts';
import { titleIn } from './platform-rows.ts';
import { listCard } from './platform-views.ts';

const listOf = ({ parameters }: SignedInVisit): string =>
  `/lists/${encodeURIComponent(parameters['id'] ?? '')}`;

const groundOf =
  (deps: WebDeps): PlainForm['ground'] =>
  async (visit) => {
    const refused = onlyFor('registrar', visit);
    if (refused !== null) return { answer: refused };
    const { language } = visit;
    const read = shown(await deps.api({ language, path: `/register${listOf(visit)}` }), listCard);
    return 'answer' in read
      ? read
      : { back: listOf(visit), caption: titleIn(language, read.value), version: null };
  };

const edition: readonly Field[] = [
  { name: 'editionDocument', at: 'edition.document', kind: 'line', hint: 'hint.editionDocument' },
  { name: 'editionDay', at: 'edition.day', kind: 'day', isNeeded: true, hint: 'hint.day' },
  { name: 'editionTotal', at: 'edition.total', kind: 'line', hint: 'hint.editionTotal' },
  { name: 'source', at: 'edition.source', kind: 'line', isNeeded: true, hint: 'hint.source' },
];

/** A count as it was typed; what is no number goes on as it is, so that the API says so of its field. */
const countIn = (text: string | undefined): unknown => {
  const digits = (text ?? '').replaceAll(/[ .,]/gu, '');
  if (digits === '') return null;
  return /^\d+$/u.test(digits) ? Number(digits) : text;
};

const editionIn = ({ text, day }: Typed) => ({
  document: text('editionDocument') ?? null,
  day: day('editionDay'),
  total: countIn(text('editionTotal')),
  source: text('source'),
});

const idsIn = (text: string | undefined): string[] =>
  (text ?? '').split(/[\s,;]+/u).filter((id) => id !== '');

const reasons: Field = { name: 'reasons', kind: 'text', isNeeded: true };
const platformIds = { name: 'platformIds', kind: 'text', hint: 'hint.platformIds' } as const;

/** A form about one list that goes on to its page. */
const listForm = (
  deps: WebDeps,
  request: 'renewal' | 'members' | 'removals',
  form: Pick<PlainForm, 'heading' | 'fields'> & {
    readonly lead: NonNullable<PlainForm['lead']>;
    readonly body: (typed: Typed) => unknown;
  },
): readonly StaffPage[] =>
  plainForm(deps, {
    path: `/lists/{id}/${request}`,
    heading: form.heading,
    lead: form.lead,
    done: request,
    then: (visit) => `${listOf(visit)}?done=${request}`,
    fields: form.fields,
    ground: groundOf(deps),
    wish: (typed, visit) => ({
      method: 'POST',
      path: `${listOf(visit)}/${request}`,
      body: form.body(typed),
    }),
  });

const newList = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/lists/new',
    heading: 'lists.publish',
    lead: 'lists.publishLead',
    done: 'publish',
    then: () => '/lists',
    fields: [
      { name: 'listId', at: 'id', kind: 'line', isNeeded: true, hint: 'hint.listId' },
      { name: 'nameVi', kind: 'line', isNeeded: true },
      { name: 'nameEn', kind: 'line' },
      ...edition,
    ],
    ground: (visit) => {
      const refused = onlyFor('registrar', visit);
      return Promise.resolve(refused === null ? { back: '/lists', version: null } : { answer: refused });
    },
    wish: (typed) => ({
      method: 'POST',
      path: '/lists',
      body: {
        id: typed.text('listId'),
        nameVi: typed.text('nameVi'),
        nameEn: typed.text('nameEn') ?? null,
        edition: editionIn(typed),
      },
    }),
  });

/** The forms by which the registrar keeps lists: put one on record, renew it, add members, take members off. */
export const listForms = (deps: WebDeps): readonly StaffPage[] => [
  ...newList(deps),
  ...listForm(deps, 'renewal', {
    heading: 'lists.renew',
    lead: 'lists.renewLead',
    fields: [...edition, { name: 'dropped', kind: 'text', hint: 'hint.dropped' }, reasons],
    body: (typed) => ({
      edition: editionIn(typed),
      dropped: idsIn(typed.text('dropped')),
      reasons: typed.text('reasons'),
    }),
  }),
  ...listForm(deps, 'members', {
    heading: 'lists.addMembers',
    lead: 'lists.addLead',
    fields: [
      { ...platformIds, at: 'members', isNeeded: true },
      { name: 'source', kind: 'line', isNeeded: true, hint: 'hint.source' },
    ],
    body: ({ text }) => ({
      members: idsIn(text('platformIds')).map((platformId) => ({ platformId, source: text('source') })),
    }),
  }),
  ...listForm(deps, 'removals', {
    heading: 'lists.removeMembers',
    lead: 'lists.removeLead',
    fields: [
      { ...platformIds, at: 'platforms', isNeeded: true },
      { name: 'documentNumber', at: 'ruling.documentNumber', kind: 'line', isNeeded: true },
      { name: 'documentDate', at: 'ruling.documentDate', kind: 'day', isNeeded: true, hint: 'hint.day' },
      reasons,
    ],
    body: ({ text, day }) => ({
      platforms: idsIn(text('platformIds')),
      reasons: text('reasons'),
      ruling: { documentNumber: text('documentNumber'), documentDate: day('documentDate') },
    }),
  }),
];
