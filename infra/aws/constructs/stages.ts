import type { House } from './house.ts';
import { StageQueue } from './stage-queue.ts';

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
  };
}
