import type { Reads } from '../../shared/aws/reads.ts';
import type { Clock } from '../../shared/workflow/ports.ts';

/** Everything that the public side may touch: reads, and the time. */
export interface RegisterDeps {
  readonly reads: Pick<Reads, 'item' | 'all' | 'shelf'>;
  readonly now: Clock;
}
