import type { PublicPage } from '../visit.ts';

/** `GET /about`: the two principles, the stages, and who does what. */
export const about = (): PublicPage => ({
  method: 'GET',
  path: '/about',
  show: () => Promise.resolve({ template: 'about.njk', data: { stages: ['1', '2', '3', '4', '5'] } }),
});
