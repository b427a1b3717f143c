import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { browserProgram } from './unpack-browser.ts';
import { aliases } from '../../infra/local/accounts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const screenshots = join(root, '.chot/screenshots');
const axeResult = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** The widths, in CSS pixels, that every kind of page is looked at in: a phone's, and a desk's. */
const widths = [320, 1280] as const;

/** A real Chromium, which comes with the packages. */
export function startBrowser(): Promise<Browser> {
  const args = sparticuz.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return chromium.launch({ executablePath: browserProgram, args, headless: true });
}

/** How a person browses: with or without scripts; English where not Vietnamese. */
export interface Habits {
  readonly script?: boolean;
}

/** One person at a browser; what the console or the security policy objects to is kept. */
export class Visitor {
  readonly page: Page;
  readonly objections: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('console', (message) => {
      // A page that says no has a status that says so too, and browsers log that.
      const isStatus = message
        .text()
        .startsWith('Failed to load resource: the server responded with a status of 4');
      if (message.type() === 'error' && !isStatus) this.objections.push(message.text());
    });
    page.on('pageerror', (error) => this.objections.push(error.message));
  }

  static async arrive(browser: Browser, baseURL: string, { script = true }: Habits = {}): Promise<Visitor> {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: script, locale: 'vi-VN' });
    context.setDefaultTimeout(10_000);
    return new Visitor(context, await context.newPage());
  }

  /** Signs in as an account of the embedded issuer, and comes back to a page. */
  async signIn(account: string, on = '/vi/work'): Promise<void> {
    await this.page.goto(`/vi/sign-in?on=${encodeURIComponent(on)}`);
    await this.chooseAccount(account);
  }

  /** On the page of the embedded issuer: goes on as an account. */
  async chooseAccount(account: string): Promise<void> {
    const name = aliases.get(account) ?? account;
    await this.page.locator(`button[name=account][value="${name}"]`).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/embedded/'));
  }

  /** Fills the fields of the form on the present page by their names: a choice by its word, anything else by typing. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.page.locator(`main [name="${name}"]`);
      const type = await field.and(this.page.locator(':not([type=hidden])')).first().getAttribute('type');
      if (type === 'radio' || type === 'checkbox')
        await field.and(this.page.locator(`[value="${value}"]`)).check();
      else if ((await field.and(this.page.locator('select')).count()) > 0) await field.selectOption(value);
      else await field.fill(value);
    }
  }

  /** Fills the form on the present page and sends it; answers the heading of the page that comes back. */
  async send(fields: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.fill(fields);
    const answered = this.page.waitForEvent('load');
    const posting = this.page.locator('main form[method=post] button.govuk-button');
    const button = (await posting.count()) > 0 ? posting : this.page.locator('main form button.govuk-button');
    await button.click();
    await answered;
    return this.heading();
  }

  /** Sends the form as `send` does; one that comes back with an objection is thrown with it. */
  async done(fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.send(fields);
    const objection = this.page.locator('.govuk-error-summary');
    if ((await objection.count()) > 0) throw new Error(`${this.page.url()}: ${await objection.innerText()}`);
  }

  /** What the present page is about; a page that only waits is waited for. */
  async heading(): Promise<string> {
    await this.page.waitForURL((url) => !url.pathname.includes('/waiting/'));
    return this.page.locator('h1').innerText();
  }

  /** Every rule of WCAG 2.2 AA, and of good practice, that the present page breaks. */
  async violations(): Promise<readonly string[]> {
    await this.page.evaluate(axe.source);
    const found: unknown = await this.page.evaluate('axe.run()');
    return axeResult
      .parse(found)
      .violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
      );
  }

  /** The parts of the present page that scroll sideways in a width (WCAG 1.4.10), by their classes. */
  async scrollers(width: number): Promise<readonly string[]> {
    await this.page.setViewportSize({ width, height: 800 });
    const wide = `[...document.querySelectorAll('main *')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX) && !part.matches('input, textarea, select'))
      .map(({ className }) => String(className))`;
    return z.array(z.string()).parse(await this.page.evaluate(wide));
  }

  /** Pictures of the present page in both widths; answers the widths in which something sticks out at the side. */
  async picture(name: string): Promise<readonly number[]> {
    mkdirSync(screenshots, { recursive: true });
    const tooNarrow: number[] = [];
    for (const width of widths) {
      await this.page.setViewportSize({ width, height: 800 });
      await this.page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
      const needed = z.number().parse(await this.page.evaluate('document.documentElement.scrollWidth'));
      if (needed > width) tooNarrow.push(width);
    }
    return tooNarrow;
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}
