import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EmbeddedRun } from './embedded.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a command printed and how it ended. */
export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `chot` beside a run, as a person at a terminal would. */
export function chot(run: EmbeddedRun, ...args: readonly string[]): Promise<Printed> {
  return runBeside(run, process.execPath, ['bin/chot.mjs', ...args]);
}

/** Runs a program in the project's folder with the run's port and data folder in its environment. */
export function runBeside(run: EmbeddedRun, program: string, args: readonly string[]): Promise<Printed> {
  const env = { ...process.env, PORT: String(run.port), CHOT_DATA: run.dataDir };
  return new Promise((resolve) => {
    const child = execFile(program, [...args], { cwd: root, env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 1, stdout, stderr });
    });
  });
}
