import type { Asset } from './assets.ts';
import type { WebDeps } from './deps.ts';
import type { Render } from './render.ts';
import type { Page } from './visit.ts';

/** Everything that the pages are made of. */
export interface Site {
  readonly deps: WebDeps;
  readonly pages: readonly Page[];
  readonly render: Render;
  readonly assets: ReadonlyMap<string, Asset>;
}
