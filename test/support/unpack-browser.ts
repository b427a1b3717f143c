import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.chot/browser');

/** Where the Chromium stands that tests look with. */
export const browserProgram = join(folder, 'chromium');

/**
 * Unpacks the Chromium of the packages before the first test: whole or not at all, for several test files want it at once and
 * the package would write it under their hands.
 */
export async function setup(): Promise<void> {
  if (existsSync(browserProgram)) return;
  mkdirSync(join(root, '.chot'), { recursive: true });
  const fresh = mkdtempSync(join(root, '.chot/browser-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}
