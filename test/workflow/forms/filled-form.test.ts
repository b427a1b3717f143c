import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import type { FormField, FormId } from '../../../shared/domain/forms/form.ts';
import { formIds } from '../../../shared/domain/forms/form.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { levels } from '../../../shared/domain/level.ts';
import { formsOf } from '../../../shared/rulesets/forms.ts';
import { availabilityOf, filledForm } from '../../../shared/workflow/forms/filled-form.ts';
import type { FormSource } from '../../../shared/workflow/forms/form-source.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { aFormSource } from '../../support/domain/a-form-source.ts';
import { aCommand, everyCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';

const forms = formsOf({ ruleset: 'ND331_2026', rulesetVersion: '1' });
const formOf = (id: FormId) => {
  const form = forms.find((each) => each.id === id);
  if (form === undefined) throw new Error(`there is no form ${id}`);
  return form;
};

/** A case at a level, as far as the named step. */
const upTo = (level: Level, step: 'opened' | 'submitted' | 'appraised' | 'approved'): FormSource => {
  const facts = aCase({ proposedLevel: level });
  const commands = everyCommand(facts);
  const opened: DossierCommand[] = [commands['open-dossier']];
  const submitted = [...opened, commands['save-content'], commands.submit];
  const heard = level >= 4 ? [commands['expert-opinion']] : [];
  const appraised = [...submitted, ...heard, commands.appraise];
  const roads = { opened, submitted, appraised, approved: [...appraised, commands['approve-level']] };
  return aFormSource(roads[step], { facts });
};

const printable = (source: FormSource): FormId[] =>
  forms.filter((form) => availabilityOf(form, source) === 'available').map(({ id }) => id);

const valuesOf = (id: FormId, source: FormSource) => {
  const { head, parts } = filledForm(formOf(id), source);
  const all = [...head, ...parts.flatMap(({ fields }) => fields)];
  return new Map(all.map((field) => [field.field, field]));
};
const valueOf = (id: FormId, source: FormSource, field: FormField) => valuesOf(id, source).get(field)?.value;

describe('the official forms of Decree 331/2026', () => {
  it('are there under this law and under no other', () => {
    expect(forms.map(({ id }) => id)).toEqual(formIds);
    expect(formsOf({ ruleset: 'ND85_2016', rulesetVersion: '1' })).toEqual([]);
  });

  it.each([
    [1, [], ['01'], ['01', '04'], ['01', '04', '06']],
    [2, [], ['01'], ['01', '04'], ['01', '04', '06']],
    [3, [], ['02'], ['02', '04', '05'], ['02', '04', '05', '06']],
    [4, [], ['02', '03'], ['02', '03', '04', '05'], ['02', '03', '04', '05', '06']],
    [5, [], ['02', '03'], ['02', '03', '04', '05'], ['02', '03', '04', '05', '07']],
  ] as const)(
    'at level %d come one after the other',
    (level, ...[opened, submitted, appraised, approved]) => {
      expect(printable(upTo(level, 'opened'))).toEqual(opened);
      expect(printable(upTo(level, 'submitted'))).toEqual(submitted);
      expect(printable(upTo(level, 'appraised'))).toEqual(appraised);
      expect(printable(upTo(level, 'approved'))).toEqual(approved);
    },
  );

  it('say why one cannot be printed', () => {
    const imported = aFormSource([
      aCommand('open-dossier'),
      aCommand('save-content'),
      aCommand('import-level'),
    ]);
    expect(availabilityOf(formOf('01'), upTo(3, 'approved'))).toBe('not-at-this-level');
    expect(availabilityOf(formOf('06'), upTo(3, 'appraised'))).toBe('not-yet');
    expect(availabilityOf(formOf('06'), imported)).toBe('made-on-paper');
  });

  it.each([
    ['01', 1, 'Đơn vị vận hành, Công ty', 'Đơn vị chuyên trách về an ninh mạng, Bộ Tài chính'],
    ['02', 3, 'Đơn vị vận hành, Công ty', 'Đơn vị chuyên trách về an ninh mạng, Bộ Tài chính'],
    ['02', 4, 'Bộ Tài chính', 'Bộ Công an'],
    ['03', 4, 'Đơn vị vận hành, Công ty', 'Đơn vị chuyên trách về an ninh mạng, Bộ Tài chính'],
    ['04', 3, 'Đơn vị chuyên trách về an ninh mạng, Bộ Tài chính', 'Đơn vị vận hành, Công ty'],
    ['04', 4, 'Đơn vị chuyên trách về an ninh mạng, Bộ Công an', 'Bộ Tài chính'],
    ['05', 3, 'Đơn vị vận hành, Công ty', 'Bộ Tài chính'],
    ['06', 1, 'Đơn vị chuyên trách về an ninh mạng, Bộ Tài chính', undefined],
    ['06', 3, 'Bộ Tài chính', undefined],
    ['07', 5, 'Bộ Tài chính', undefined],
  ] as const)('form %s at level %d goes from one to the other', (id, level, ...[issuer, addressee]) => {
    const source = upTo(level, 'approved');
    expect(valueOf(id, source, 'issuer')).toContain(issuer);
    if (addressee === undefined) expect(valuesOf(id, source).has('addressee')).toBe(false);
    else expect(valueOf(id, source, 'addressee')).toContain(addressee);
  });

  it('carry number and day of the document that they are, and leave the rest to who signs', () => {
    const decision = filledForm(formOf('06'), upTo(3, 'approved'));
    expect(decision.caseNumber).toMatch(/^BTC-2026-\d{3}-\d{3}-\d{3}$/u);
    expect(valueOf('06', upTo(3, 'approved'), 'documentNumber')).toBe('128/QĐ-BTC');
    expect(valueOf('06', upTo(3, 'approved'), 'approvedLevel')).toBe(3);
    expect(decision.empty).toEqual(['place', 'signer', 'address', 'planStandard']);
    expect(filledForm(formOf('02'), upTo(3, 'submitted')).empty).toEqual([
      'documentNumber',
      'place',
      'documentDate',
      'signer',
      'address',
    ]);
  });

  it('name who asked, also where the form has no line for it', () => {
    expect(valueOf('06', upTo(3, 'approved'), 'requester')).toContain('Đơn vị vận hành, Công ty');
    expect(valueOf('07', upTo(5, 'approved'), 'requester')).toBe('Bộ Tài chính');
  });

  it('name the design document with its number, and what else is enclosed', () => {
    const source = upTo(3, 'submitted');
    expect(valueOf('02', source, 'designDocument')).toMatchObject([
      { word: 'detailed-design', number: '7/TK', date: '2026-08-01' },
    ]);
    expect(valueOf('02', source, 'securityPlan')).toMatchObject([{ word: 'enclosed' }]);
  });
});

describe('form 04', () => {
  const { unit } = people.otherSpecialisedUnit;
  const submitted = [aCommand('open-dossier'), aCommand('save-content'), aCommand('submit')];
  const asked = [...submitted, aCommand('ask-opinion', { body: { units: [unit, 'BXD/office'] } })];
  const doubts = aCommand('appraise', { body: { verdict: 'not-yet-suitable', reasons: 'Thiếu sơ đồ' } });

  it('says who was asked, who answered and what was found', () => {
    const source = aFormSource([...asked, aCommand('give-opinion'), doubts]);
    expect(valueOf('04', source, 'coordinatingUnits')).toMatchObject([
      { name: 'Đơn vị chuyên trách về an ninh mạng, Bộ Y tế' },
      { name: 'Văn phòng, Bộ Xây dựng' },
    ]);
    expect(valueOf('04', source, 'opinions')).toMatchObject([
      { word: 'suitable', number: '128/QĐ-BTC', text: 'It fits what we run.' },
      { word: 'no-answer', text: null },
    ]);
    expect(valueOf('04', source, 'conclusion')).toMatchObject([{ word: 'not-yet-suitable' }]);
    expect(valueOf('04', source, 'reasons')).toBe('Thiếu sơ đồ');
    expect(valueOf('04', source, 'appraisalMode')).toMatchObject([{ word: 'written' }]);
  });

  it('tells of the appraisal that it is, not of what was asked before an earlier return', () => {
    const again = [aCommand('submit'), aCommand('appraise')];
    const source = aFormSource([...asked, aCommand('give-opinion'), doubts, ...again]);
    expect(valueOf('04', source, 'opinions')).toBeNull();
    expect(valueOf('04', source, 'conclusion')).toMatchObject([{ word: 'suitable' }]);
    expect(valueOf('04', source, 'reasons')).toBeNull();
  });

  it('stays as it was while the dossier is with the vendor again', () => {
    const source = aFormSource([...asked, doubts]);
    expect(printable(source)).toEqual(['02', '04']);
  });
});

describe('what is kept on paper', () => {
  const facts = aCase({ proposedLevel: 5 });
  const secret = 'Máy chủ ở hầm số 3';

  it('appears in no form: only the reference of the paper does', () => {
    const commands = everyCommand(facts);
    const source = aFormSource(
      [
        commands['open-dossier'],
        commands['save-content'],
        commands.submit,
        aCommand('expert-opinion', { facts, body: { opinion: secret } }),
        commands['ask-opinion'],
        aCommand('give-opinion', { facts, body: { opinion: secret } }),
        aCommand('appraise', { facts, body: { reasons: secret } }),
        commands['approve-level'],
      ],
      { facts },
    );
    const all = forms.map((form) => JSON.stringify(filledForm(form, source)));
    expect(all.filter((text) => text.includes(secret))).toEqual([]);
    expect(valueOf('07', source, 'paperReference')).toMatchObject([{ number: '3/HS-MẬT' }]);
    expect(valuesOf('04', source).get('reasons')).toMatchObject({ state: 'on-paper', value: null });
    expect(valueOf('07', source, 'primeMinisterDecision')).toBe('1024/QĐ-TTg');
  });

  it.each(levels.filter((level) => level < 5))('is named in no form at level %d', (level) => {
    const source = upTo(level, 'approved');
    for (const { id } of forms) expect(valuesOf(id, source).has('paperReference')).toBe(false);
  });
});
