import type { Reads } from '../../shared/aws/reads.ts';
import type { Clock } from '../../shared/workflow/ports.ts';

/** Everything that the public side may touch: reads, and the time. */
export interface RegisterDeps {
  readonly reads: Pick<Reads, 'item' | 'all' | 'shelf'>;
  readonly now: Clock;
}

/** The same, and a partition page by page. */
export interface FeedDeps {
  readonly reads: Pick<Reads, 'part'>;
}
