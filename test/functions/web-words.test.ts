import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moveForms } from '../../functions/web/moves/move-forms.ts';
import { actForms } from '../../functions/web/organisations/act-forms.ts';
import { sections } from '../../functions/web/content/sections.ts';
import { organisationRequests } from '../../shared/contracts/organisation-requests.ts';
import { contentFields } from '../../shared/domain/dossier/completeness.ts';
import { dossierMoves, permitMoves } from '../../shared/domain/moves.ts';
import { webText } from '../../shared/messages/web-messages.ts';

/** Moves that have a page of their own. */
const elsewhere = ['save-content', 'record-results'];

test('every move that a person makes has a form', () => {
  const byPeople = [...dossierMoves, ...permitMoves]
    .filter(({ by }) => by !== 'system')
    .map(({ move }) => move);
  expect(byPeople.filter((move) => !(move in moveForms) && !elsewhere.includes(move))).toEqual([]);
});

test('every event has a name in the history of a case', () => {
  const events = readFileSync(join(import.meta.dirname, '../../shared/domain/dossier/events.ts'), 'utf8');
  const types = [...events.matchAll(/type: '([A-Z]\w+)'/gu)].map(([, type = '']) => type);
  expect(types.length).toBeGreaterThan(30);
  for (const type of types) expect(webText('vi', `event.${type}`)).not.toBe('');
});

test('every field of a form has a label, every choice its words, and every hint is there', () => {
  const fields = [...Object.values(moveForms), ...sections, ...actForms].flatMap((form) => form.fields);
  for (const { name, fact, hint, words = [] } of fields) {
    if (fact === undefined) expect(webText('en', `field.${name}`)).not.toBe('');
    if (hint !== undefined) expect(webText('en', hint)).not.toBe('');
    const area = fact === undefined || words.includes('yes') ? 'word' : `fact.${fact}`;
    for (const word of words) expect(webText('en', `${area}.${word}`)).not.toBe('');
  }
});

test('every act on an organisation over HTTP has a form', () => {
  const requests = actForms.map(({ request }) => request);
  expect(requests.toSorted()).toEqual(Object.keys(organisationRequests).toSorted());
});

test('every event has a name in the history of an organisation', () => {
  const file = join(import.meta.dirname, '../../shared/domain/organisation/events.ts');
  const types = [...readFileSync(file, 'utf8').matchAll(/type: '([A-Z]\w+)'/gu)].map(([, type = '']) => type);
  expect(types.length).toBeGreaterThan(12);
  for (const type of types) expect(webText('en', `bodyEvent.${type}`)).not.toBe('');
});

test('everything that a dossier can lack is asked for in some part of it, and in one only', () => {
  const paths = sections.flatMap((section) => section.paths);
  expect(paths.toSorted()).toEqual([...contentFields].toSorted());
});
