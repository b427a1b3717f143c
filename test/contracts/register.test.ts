import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerForDemo } from '../../shared/register/demo-owners.ts';
import {
  actingBody,
  organisationByName,
  organisationOf,
  organisations,
  registerMinistryOn,
  securityAuthorityOn,
} from '../../shared/register/organisations.ts';
import { fictionalPlatforms, registerPlatforms } from '../../shared/register/platforms.ts';

const today = '2026-11-22';
const day = fc
  .integer({ min: 0, max: 2500 })
  .map((offset) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10));

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

describe('the organisations of the register', () => {
  it('have ids of their own', () => {
    expect(twice(organisations().map(({ id }) => id))).toEqual([]);
  });

  it('hold what the sources hold', () => {
    const count = (kind: string, scheme?: string) =>
      organisations().filter((body) => body.kind === kind && body.scheme === scheme).length;
    expect([count('province', '2024'), count('province', '2025'), count('enterprise')]).toEqual([63, 34, 21]);
    expect(organisationOf('KTNN')).toMatchObject({ kind: 'audit', verified: false });
  });

  it('key provinces on scheme and code: seven codes mean another province, and Huế changed its name', () => {
    const bareName = (id: string) => organisationOf(id)?.nameVi.replace(/^(Tỉnh|Thành phố) /, '');
    const renamed = organisations().filter(({ id, scheme, code }) => {
      const later = bareName(`2025:${code}`);
      return scheme === '2024' && later !== undefined && later !== bareName(id);
    });
    expect(renamed.map(({ code }) => code)).toEqual(['15', '24', '44', '46', '52', '80', '82', '91']);
  });

  it('name successors that exist and act from the day the other ends', () => {
    for (const { id, successor, validUntil } of organisations()) {
      if (successor === null) continue;
      expect(validUntil, id).toBeDefined();
      expect(actingBody(id, validUntil ?? '')?.id, id).toBe(successor);
    }
  });

  it.each([
    ['BTTTT', '2025-02-28', 'BTTTT'],
    ['BTTTT', '2025-03-01', 'BKHCN'],
    ['BNNMT', '2025-02-28', undefined],
    ['2024:30', '2025-06-30', '2024:30'],
    ['2024:30', '2025-07-01', '2025:31'],
    ['2025:31', '2025-06-30', undefined],
    ['XYZ', today, undefined],
  ])('%s on %s is %s', (id, on, expected) => {
    expect(actingBody(id, on)?.id).toBe(expected);
  });

  it('never leave a body acting outside its time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...organisations()), day, ({ id }, on) => {
        const body = actingBody(id, on);
        expect((body?.validFrom ?? on) <= on).toBe(true);
        expect(body?.validUntil === undefined || on < body.validUntil).toBe(true);
      }),
    );
  });

  it('are found by name whatever the case and spacing, but not without the marks', () => {
    expect(organisationByName('  BỘ  công an ')?.id).toBe('BCA');
    expect(organisationByName('Đài Tiếng nói Việt Nam'.normalize('NFD'))?.id).toBe('VOV');
    expect(organisationByName('Thành phố Hà Nội')?.id).toBe('2025:01');
    expect(organisationByName('Bo Cong an')).toBeUndefined();
  });

  it('name the authorities of the day', () => {
    expect([securityAuthorityOn('2025-02-28'), securityAuthorityOn('2025-03-01')]).toEqual(['BTTTT', 'BCA']);
    expect([registerMinistryOn('2025-02-28'), registerMinistryOn('2025-03-01')]).toEqual(['BTTTT', 'BKHCN']);
  });

  it('say of the fictional ones that they are', () => {
    const synthetic = organisations().filter((body) => body.synthetic);
    expect(synthetic.map(({ id }) => id).join(' ')).toBe('CTY-A CTY-B CTY-C CTY-D DGA DGB DGC CQGD');
    for (const { nameVi, nameEn } of synthetic)
      expect([nameVi, nameEn].join()).toMatch(/giả định.*Fictional/);
  });
});

describe('the platforms of the register', () => {
  it('have ids of their own', () => {
    const ids = [...registerPlatforms(), ...fictionalPlatforms()].map(({ id }) => id);
    expect(twice(ids)).toEqual([]);
    expect([registerPlatforms().length, fictionalPlatforms().length]).toEqual([91, 20]);
  });

  it('resolve every owner that a source states, and invent none', () => {
    for (const { id, ownerId, ownerNameAsStated } of registerPlatforms()) {
      expect(ownerId === null, id).toBe(ownerNameAsStated === null);
      if (ownerId !== null) expect(organisationOf(ownerId), id).toBeDefined();
    }
  });

  it('have for a demonstration an owner that acts, or the stand-in, said to be one', () => {
    for (const platform of [...registerPlatforms(), ...fictionalPlatforms()]) {
      const { ownerId, standIn } = ownerForDemo(platform, today);
      expect(actingBody(ownerId, today)?.id, platform.id).toBe(ownerId);
      expect(standIn, platform.id).toBe(organisationOf(ownerId)?.synthetic);
    }
  });

  it('follow an owner that ended', () => {
    const platform = registerPlatforms().find(({ ownerId }) => ownerId === 'BTTTT');
    expect(platform && ownerForDemo(platform, today)).toEqual({ ownerId: 'BKHCN', standIn: false });
    expect(platform && ownerForDemo(platform, '2024-07-01')).toEqual({ ownerId: 'BTTTT', standIn: false });
  });

  it('keep what is unknown unknown', () => {
    const unknown = registerPlatforms().filter(({ category }) => category === null).length;
    expect(unknown).toBe(75);
    expect(registerPlatforms().filter(({ ownerId }) => ownerId === null)).toHaveLength(23);
  });

  it('never mix invented ones with real owners', () => {
    for (const { nameVi, synthetic, ownerId } of fictionalPlatforms()) {
      expect(nameVi).toMatch(/^Nền tảng giả định /);
      expect([synthetic, ownerId]).toEqual([true, 'CQGD']);
    }
  });
});
