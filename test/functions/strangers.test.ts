import { expect, it } from 'vitest';
import { answer } from '../../functions/gate/answer.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { keys } from '../../shared/workflow/keys.ts';
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
