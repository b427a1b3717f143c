import { expect } from 'vitest';
import type { Visitor } from './browser.ts';

/** The present page breaks no rule, fits a phone, scrolls sideways in no part of it, and objects to nothing; its pictures are kept under this name. */
export async function isSound(visitor: Visitor, picture: string): Promise<void> {
  expect(await visitor.picture(picture)).toEqual([]);
  expect(await visitor.scrollers(320)).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
  expect(visitor.objections).toEqual([]);
}
