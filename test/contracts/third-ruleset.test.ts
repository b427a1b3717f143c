import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registries, rulesetFolders } from '../../bin/rulesets.mjs';
import { chooseAmong } from '../../shared/rulesets/choose-ruleset.ts';
import { everyRuleset, rulesetFrom, rulesetOf } from '../../shared/rulesets/rulesets.ts';
import { everyTerms, pickRuleset, rulesetTermsOf } from '../../shared/rulesets/ruleset-terms.ts';
import { portalFolder } from '../support/rulesets/portal.ts';

const portal = rulesetFrom(portalFolder);
const { manifest } = portalFolder;
const later = rulesetFrom({
  ...portalFolder,
  manifest: { ...manifest, version: '2', takenFrom: '2027-01-01' },
  criteria: portalFolder.criteria.slice(0, -1),
});
const all = [...everyRuleset(), portal, later];

describe('the registered rulesets', () => {
  it('are the folders of the data, by a list that the build writes', () => {
    const { status, stdout } = spawnSync(process.execPath, ['bin/rulesets.mjs', '--check'], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  it('are each what the schema of a folder says, with the same terms in both lists', () => {
    expect(everyRuleset().map(({ id, version }) => `${id} ${version}`)).toEqual(
      everyTerms().map(({ id, version }) => `${id} ${version}`),
    );
  });

  it('say of every due date and condition how it is known', () => {
    for (const { provenance } of everyRuleset().flatMap((law) => law.criteriaOf(3)))
      expect(provenance.due.article !== null || provenance.due.confidence === 'design-choice').toBe(true);
  });
});

describe('a third ruleset', () => {
  it('is a folder more in the lists that bundles read, and nothing else', () => {
    const home = fileURLToPath(new URL('../support/rulesets', import.meta.url));
    expect(rulesetFolders(home)).toEqual([{ folder: 'portal-fictional', hasLevels: false, hasForms: false }]);
    const lists = registries(rulesetFolders(home));
    const { 'registry.ts': terms, 'content-registry.ts': contents } = lists;
    expect(terms).toContain('[portalFictionalManifest]');
    expect(lists['level-registry.ts']).toContain('[null]');
    expect(lists['form-registry.ts']).toContain('[null]');
    expect(contents).toContain("from './portal-fictional/criteria.json'");
  });

  it('is chosen for what it assesses, and for nothing else', () => {
    const openedOn = '2026-11-22';
    expect(chooseAmong(all, { subject: 'public-service-portal', openedOn })).toEqual({
      ruleset: 'CONG_DVC_TU_DAT',
      rulesetVersion: '1',
    });
    expect(chooseAmong(all, { openedOn })?.ruleset).toBe('ND331_2026');
    expect(chooseAmong(all, { subject: 'bridge', openedOn })).toBeNull();
  });

  it('is chosen in its newest version from the day on which that is taken', () => {
    const versionOn = (openedOn: string) =>
      chooseAmong(all, { subject: 'public-service-portal', openedOn })?.rulesetVersion;
    expect(versionOn('2026-12-31')).toBe('1');
    expect(versionOn('2027-01-01')).toBe('2');
  });

  it('stays in the data in its old version, for the cases that keep to it', () => {
    expect(pickRuleset(all, 'CONG_DVC_TU_DAT', '1').criteriaOf(1)).toHaveLength(8);
    expect(pickRuleset(all, 'CONG_DVC_TU_DAT', '2').criteriaOf(1)).toHaveLength(7);
    expect(pickRuleset(all, 'CONG_DVC_TU_DAT').version).toBe('2');
  });
});

describe('bad data', () => {
  it.each([
    ['an unknown field', { ...portalFolder, manifest: { ...manifest, extra: 1 } }],
    ['a move without an article', { ...portalFolder, manifest: { ...manifest, articles: {} } }],
    [
      'a criterion twice',
      { ...portalFolder, criteria: [...portalFolder.criteria, ...portalFolder.criteria] },
    ],
    [
      'a criterion without points',
      { ...portalFolder, criteria: portalFolder.criteria.map((entry) => ({ ...entry, points: undefined })) },
    ],
    [
      'points where nothing is scored',
      { ...portalFolder, manifest: { ...manifest, assessment: { kind: 'checklist' } } },
    ],
    [
      'an unknown confidence',
      { ...portalFolder, manifest: { ...manifest, validityBasis: { article: null, confidence: 'sure' } } },
    ],
  ])('is thrown when it is loaded: %s', (_, folder) => {
    expect(() => rulesetFrom(folder)).toThrow();
  });

  it('is a name or a version that nobody registered', () => {
    expect(() => rulesetOf('ND331_2026', '99')).toThrow('there is no ruleset');
    expect(() => rulesetTermsOf('ND0_1900')).toThrow('there is no ruleset');
  });
});
