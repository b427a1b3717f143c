import './quiet.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answer } from '../../functions/gate/answer.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { gateInMemory } from '../support/gate-routes.ts';
import { inMemoryGate } from '../support/in-memory-gate.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { aGateRecord, aQuestion } from '../support/domain/a-gate-record.ts';
import { aPerson, people } from '../support/domain/people.ts';
import { monday } from '../support/domain/surroundings.ts';

const stranger = aPerson('deployer', '2025:37');

const ask = (record: GateRecord, actor = stranger) => {
  const items = inMemoryItems();
  items.put(keys.gate(aQuestion().release.digest ?? '', record.platformId), { ...record });
  const deps = { ...inMemoryGate(items), now: () => monday, acceptSynthetic: true };
  return answer(deps, { question: aQuestion(), actor, language: 'en' });
};

const nothing = { level: null, validUntil: null, permit: null };

it('an allow tells a stranger level and last day', async () => {
  expect(await ask(aGateRecord({ level: 3 }))).toMatchObject({ decision: 'allow', level: 3 });
});

it('of level 5 an allow tells a stranger that it is allowed, and nothing else', async () => {
  expect(await ask(aGateRecord({ level: 5 }))).toMatchObject({ decision: 'allow', ...nothing });
});

it('of level 5 the vendor and the auditor are told all', async () => {
  const record = aGateRecord({ level: 5 });
  expect(await ask(record, people.vendor)).toMatchObject({ decision: 'allow', level: 5 });
  expect(await ask(record, people.auditor)).toMatchObject({ decision: 'allow', level: 5 });
});

describe('of a case of level 5 a stranger does not learn', () => {
  const issued = '2026-11-01T00:00:00.000Z';
  const decisionShape = z.object({ decisionId: z.string() });
  const open = (level: 4 | 5, record: Partial<GateRecord> = {}) => {
    const gate = gateInMemory(monday);
    gate.knows(aGateRecord({ level, ...record }), issued);
    const decide = async (wish: object, actor = stranger) => {
      const body = { ...aQuestion(), ...wish };
      return (await gate.ask('POST /gate/decisions', actor, { body })).body;
    };
    const basis = async (actor: typeof stranger, wish: object = {}) => {
      const { decisionId: id } = decisionShape.parse(await decide(wish, actor));
      const kept = await gate.ask('GET /gate/decisions/{id}', actor, { id });
      const again = await gate.ask('GET /gate/decisions/{id}/replay', actor, { id });
      return [kept.body, again.body];
    };
    return { decide, basis };
  };
  const denied = { decision: 'deny', reasons: [{ code: 'no-permit' }], ...nothing };
  const records = [{ platformId: 'pf-1' }];

  it('its level, by asking for no lower one', async () => {
    const { decide } = open(5);
    expect(await decide({ requiredLevel: 5 })).toMatchObject(denied);
    expect(await decide({ requiredLevel: 4 })).toMatchObject({ decision: 'allow', ...nothing });
    expect(await decide({ requiredLevel: 5 }, people.vendor)).toMatchObject({ decision: 'allow', level: 5 });
  });

  it('its dates, by asking as of one day after the other', async () => {
    const { decide } = open(5);
    expect(await decide({ asOf: issued })).toMatchObject(denied);
    expect(await decide({ asOf: issued }, people.auditor)).toMatchObject({ decision: 'allow' });
    expect(await open(4).decide({ asOf: issued })).toMatchObject({ decision: 'allow', level: 4 });
  });

  it('anything, by trying which record has the digest that an answer names', async () => {
    const { basis } = open(5);
    expect(await basis(stranger)).toMatchObject([{ basis: { records: [] } }, { same: true, basis: [] }]);
    expect(await basis(stranger, { asOf: issued })).toMatchObject([
      { basis: { records: [] } },
      { same: true, basis: [] },
    ]);
    for (const actor of [people.vendor, people.auditor])
      expect(await basis(actor)).toMatchObject([{ basis: { records } }, { same: true, basis: records }]);
    expect(await open(4).basis(stranger)).toMatchObject([{ basis: { records } }, { basis: records }]);
  });

  it('and of any other how its assessment stands', async () => {
    const { basis } = open(4, { standing: 'not-eligible', level: null, permit: null });
    expect(await basis(stranger)).toMatchObject([{ basis: { records: [] } }, { same: true, basis: [] }]);
  });
});

describe('a locality that is denied', () => {
  const { permit } = aGateRecord();
  const revoked = aGateRecord({ permit: permit && { ...permit, status: 'revoked' } });
  const declared = { locality: '2025:37', source: null, status: 'in-use' };
  const askAfter = (adoption: object, platform = revoked.platformId) => {
    const items = inMemoryItems();
    items.put(keys.gate(aQuestion().release.digest ?? '', revoked.platformId), { ...revoked });
    items.put(keys.adoption('2025:37', `${platform} 2025:37`), { ...adoption });
    const deps = { ...inMemoryGate(items), now: () => monday, acceptSynthetic: true };
    return answer(deps, { question: aQuestion(), actor: stranger, language: 'en' });
  };

  it('hears why, where it has declared itself that it uses the platform', async () => {
    expect(await askAfter(declared)).toMatchObject({
      decision: 'deny',
      reasons: [{ code: 'permit-revoked' }],
      permit: { status: 'revoked' },
    });
  });

  it.each([
    ['somebody else reports that it does', { ...declared, source: 'a newspaper' }, revoked.platformId],
    ['it has declared that it does no more', { ...declared, status: 'ended' }, revoked.platformId],
    ['it uses another platform', declared, 'pf-9'],
  ])('hears nothing where %s', async (_, adoption, platform) => {
    expect(await askAfter(adoption, platform)).toMatchObject({
      reasons: [{ code: 'no-permit' }],
      permit: null,
    });
  });
});
