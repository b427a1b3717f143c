import { describe, expect, it } from 'vitest';
import { aCase } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { aContext, monday } from '../../support/domain/surroundings.ts';

const reasons = 'for the reasons of the file';
const later = (day: string) => aContext(`${day}T02:00:00.000Z`);
const newYear = '2026-12-31T17:00:00.000Z';

describe('the publication', () => {
  it.each(['eligible', 'refused', 'delisted'] as const)('is asked for when %s', (status) => {
    const after = given(historyTo(status))
      .when(aCommand('request-publication'))
      .then([{ type: 'PublicationRequested', supersedesPreviousOn: null }]);
    expect(after?.status).toBe('awaiting-publication');
  });

  it('may name today as the day on which the release before is replaced', () => {
    const after = given(historyTo('eligible'))
      .when(aCommand('request-publication', { body: { supersedesPreviousOn: '2026-11-02' } }))
      .then([{ type: 'PublicationRequested', supersedesPreviousOn: '2026-11-02' }]);
    expect(after?.supersedesPreviousOn).toBe('2026-11-02');
  });

  it.each([
    [true, people.owningMinistry],
    [false, people.registerMinistry],
  ])('is approved by the ministry (the owner publishes itself: %s)', (ownerPublishes, ministry) => {
    const facts = aCase({ ownerPublishes });
    const after = given(historyTo('awaiting-publication', { facts }))
      .when(aCommand('approve-publication', { actor: ministry }))
      .then([{ type: 'Published' }]);
    expect(after).toMatchObject({
      status: 'published',
      publication: { subject: ministry.subject, unit: ministry.unit, at: monday },
    });
  });

  it('is refused and leaves the permit what it is', () => {
    const after = given(historyTo('awaiting-publication'))
      .when(aCommand('refuse-publication'))
      .then([{ type: 'PublicationRefused', reasons }]);
    expect(after).toMatchObject({ status: 'refused', permit: { status: 'valid' } });
  });

  it.each([people.owner, people.owningMinistry])('is ended by $subject', (actor) => {
    const after = given(historyTo('published'))
      .when(aCommand('delist', { actor }))
      .then([{ type: 'Delisted', reasons }]);
    expect(after).toMatchObject({ status: 'delisted', permit: { status: 'valid' } });
  });
});

describe('the permit', () => {
  const suspended = historyTo('published', { then: [aCommand('suspend')] });
  const announced = historyTo('published', { then: [aCommand('announce-successor')] });

  it('is suspended', () => {
    const after = given(historyTo('published'), later('2026-12-01'))
      .when(aCommand('suspend'))
      .then([{ type: 'PermitSuspended', reasons }]);
    expect(after).toMatchObject({
      status: 'published',
      permit: { status: 'suspended', issuedAt: monday, since: '2026-12-01T02:00:00.000Z' },
    });
  });

  it('is reinstated until the day on which it lapses anyway', () => {
    const after = given(suspended)
      .when(aCommand('reinstate'))
      .then([{ type: 'PermitReinstated', reasons }]);
    expect(after?.permit).toMatchObject({ status: 'valid', validUntil: '2027-11-02T17:00:00.000Z' });
  });

  it.each([
    ['valid', historyTo('eligible')],
    ['suspended', suspended],
  ])('is revoked when %s', (_, history) => {
    const after = given(history)
      .when(aCommand('revoke'))
      .then([{ type: 'PermitRevoked', reasons }]);
    expect(after?.permit?.status).toBe('revoked');
  });

  it('learns from when a newer release takes its place', () => {
    const after = given(historyTo('published'))
      .when(aCommand('announce-successor'))
      .then([{ type: 'SuccessorAnnounced', supersededFrom: newYear }]);
    expect(after?.permit).toMatchObject({ status: 'valid', supersededFrom: newYear });
  });

  it('hears the same day once only, and another day instead of the first', () => {
    given(announced).when(aCommand('announce-successor')).then([]);
    const supersededFrom = '2027-01-31T17:00:00.000Z';
    given(announced)
      .when(aCommand('announce-successor', { body: { supersededFrom } }))
      .then([{ type: 'SuccessorAnnounced', supersededFrom }]);
  });

  it('is superseded on that day, and not before', () => {
    given(announced, later('2026-12-31')).when(aCommand('supersede')).then([]);
    const after = given(announced, later('2027-01-01'))
      .when(aCommand('supersede'))
      .then([{ type: 'PermitSuperseded' }]);
    expect(after?.permit?.status).toBe('superseded');
  });

  it.each([
    ['valid', historyTo('delisted')],
    ['suspended', suspended],
  ])('expires when %s at the end of its last day, and not before', (_, history) => {
    given(history, later('2027-11-02')).when(aCommand('expire')).then([]);
    const after = given(history, later('2027-11-03'))
      .when(aCommand('expire'))
      .then([{ type: 'PermitExpired' }]);
    expect(after?.permit?.status).toBe('expired');
  });

  it('is recorded by the sweep as what it has become, though the sweep asks only to expire', () => {
    given(announced, later('2027-01-01'))
      .when(aCommand('expire'))
      .then([{ type: 'PermitSuperseded' }]);
  });
});

describe('a permit that has lapsed by the clock, before any sweep recorded it', () => {
  const announced = historyTo('published', { then: [aCommand('announce-successor')] });
  const supersededFrom = '2027-06-30T17:00:00.000Z';

  it.each([
    ['superseded', announced, later('2027-01-01')],
    ['expired', historyTo('published'), later('2027-11-03')],
  ])('stays %s when its successor names another day', (_, history, context) => {
    given(history, context)
      .when(aCommand('announce-successor', { body: { supersededFrom } }))
      .then([]);
  });

  it('has expired first where the same release was given a permit anew, and hears of that once', () => {
    const news = { supersededFrom, renewed: true };
    const after = given(historyTo('published'), later('2027-11-03'))
      .when(aCommand('announce-successor', { body: news }))
      .then([{ type: 'PermitExpired' }, { type: 'SuccessorAnnounced', ...news }]);
    expect(after?.permit).toMatchObject({ status: 'expired', renewed: true });
  });

  it.each([
    ['expired', [], 'PermitEndedWithPlatform'],
    ['superseded', [aCommand('announce-successor')], null],
    ['revoked', [aCommand('revoke')], null],
  ] as const)('ends with its platform where it has %s, unless that is for good', (_, then, type) => {
    given(historyTo('published', { then }), later('2027-11-03'))
      .when(aCommand('end-with-platform'))
      .then(type === null ? [] : [{ type }]);
  });
});
