import type { House } from './house.ts';
import { StageQueue } from './stage-queue.ts';

/**
 * The changes of ten seconds share one message for the exports (`rebuildMessage`); so long after the first of them the last is
 * in the index that the files are made from, and a file is never a minute behind.
 */
const beforeExports = 15;

/** The queue of every stage, by its name. */
export function addStages(house: House) {
  return {
    submission: new StageQueue(house, 'Submission'),
    assessment: new StageQueue(house, 'Assessment'),
    publication: new StageQueue(house, 'Publication'),
    registry: new StageQueue(house, 'Registry'),
    projection: new StageQueue(house, 'Projection'),
    sign: new StageQueue(house, 'Sign'),
    notice: new StageQueue(house, 'Notice'),
    webhook: new StageQueue(house, 'Webhook'),
    exports: new StageQueue(house, 'Exports', { delaySeconds: beforeExports }),
  };
}
