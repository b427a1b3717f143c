import { expect } from 'vitest';
import type { Visitor } from './browser.ts';

/** The present page breaks no rule, fits a phone and objects to nothing; its pictures are kept under this name. */
export async function isSound(visitor: Visitor, picture: string): Promise<void> {
  expect(await visitor.picture(picture)).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
  expect(visitor.objections).toEqual([]);
}
