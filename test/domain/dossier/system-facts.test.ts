import { describe, expect, it } from 'vitest';
import { systemFactsOf } from '../../../shared/domain/dossier/system-facts.ts';
import { aCase, aDossier } from '../../support/domain/a-case.ts';
import { checklistOf } from '../../../shared/domain/dossier/checklist.ts';
import { someFacts } from '../../support/domain/facts.ts';
import { aContext } from '../../support/domain/surroundings.ts';

describe('the facts that decide which criteria apply', () => {
  it('are those that give the level, and more that only the criteria ask for', () => {
    const facts = someFacts({ hosting: 'cloud', userCount: 12 });
    expect(systemFactsOf({ facts, system: { inOperation: true } })).toMatchObject({
      hosting: 'cloud',
      inOperation: true,
    });
    expect(systemFactsOf({ facts })).not.toHaveProperty('userCount');
    expect(systemFactsOf({})).toEqual({});
  });

  it('count together where the parts of a system differ, and leave no criterion of one part out', () => {
    const facts = someFacts({ hosting: 'own', components: [someFacts({ hosting: 'cloud' })] });
    const system = systemFactsOf({ facts });
    expect(system['hosting']).toEqual(['own', 'cloud']);
    const ids = checklistOf(aDossier({ facts: aCase(), system }), aContext()).map(({ id }) => id);
    expect(ids).toContain('DEC-13');
  });

  it('are not said of the system where only a part of it says them', () => {
    const facts = someFacts({ components: [someFacts({ hosting: 'own' }), someFacts({ hosting: 'own' })] });
    const system = systemFactsOf({ facts });
    expect(system).not.toHaveProperty('hosting');
    const ids = checklistOf(aDossier({ facts: aCase(), system }), aContext()).map(({ id }) => id);
    expect(ids).toContain('DEC-13');
  });

  it('are what the level rests on, whatever else is said', () => {
    const facts = someFacts({ hosting: 'cloud' });
    expect(systemFactsOf({ facts, system: { hosting: 'own' } })['hosting']).toBe('cloud');
  });

  it.each([
    ['shared-state', true],
    ['other', false],
  ] as const)('of a platform that is %s: bound by the minimum requirements %s', (platformCategory, bound) => {
    const system = systemFactsOf({ facts: someFacts({ platformCategory }) });
    const ids = checklistOf(aDossier({ facts: aCase(), system }), aContext()).map(({ id }) => id);
    expect(['PLT-01', 'PLT-08', 'PLT-11'].map((id) => ids.includes(id))).toEqual([bound, bound, bound]);
  });
});
