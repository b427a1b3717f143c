import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { startBrowser, Visitor } from './browser.ts';
import type { Habits } from './browser.ts';
import { EmbeddedRun } from './embedded.ts';
import type {} from './shared-run.ts';

/** The run that the tests of pages share, a browser of the test file's own, and people at it. */
export interface Desk {
  readonly run: EmbeddedRun;
  /** Somebody who is not signed in. */
  readonly arrive: (habits?: Habits) => Promise<Visitor>;
  /** Somebody who is signed in as an account of the embedded issuer. */
  readonly signedIn: (account: string, habits?: Habits) => Promise<Visitor>;
}

/** Opens a browser for the tests of a file, and closes it after them. */
export function openDesk(): Desk {
  const { port, dataDir } = inject('sharedRun');
  const run = new EmbeddedRun({ dataDir }, port);
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  const arrive = async (habits: Habits = {}) => {
    if (browser === undefined) throw new Error('the browser has not been opened');
    return Visitor.arrive(browser, run.baseUrl, habits);
  };
  return {
    run,
    arrive,
    signedIn: async (account, habits = {}) => {
      const visitor = await arrive(habits);
      await visitor.signIn(account);
      return visitor;
    },
  };
}
