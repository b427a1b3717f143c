import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${root}docs/first-dossier.md`, 'utf8');
const blocks = [...page.matchAll(/^```bash\n(.*?)^```$/gmsu)].map(([, code = '']) => code);
const minutes = 60_000;

let run: EmbeddedRun | undefined;
afterAll(async () => {
  await run?.stop();
  run?.remove();
});

it(
  'leads who pastes its blocks one after the other from a platform to a permit and its publication',
  { timeout: 5 * minutes },
  async () => {
    run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
    const { stdout, stderr } = spawnSync('bash', ['-u'], {
      cwd: root,
      input: blocks.join('\n'),
      encoding: 'utf8',
      env: { ...process.env, PORT: String(run.port), CHOT_DATA: run.dataDir },
    });
    expect(stderr).toBe('');
    // As the page says, the permit itself may still wait for its signature.
    const refusals = stdout.split('\n').filter((line) => line.includes('urn:chot:problem:'));
    expect(refusals.filter((line) => !line.includes('permit-not-signed-yet'))).toEqual([]);
    expect(stdout).toContain('"events":["ConcludedEligible","PermitIssued"]');
    expect(stdout).toContain('"decision":"allow"');
    expect(stdout).toContain('"standing":"published"');
  },
);
