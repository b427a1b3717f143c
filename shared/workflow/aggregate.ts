import type { Interest, Organisations } from '../domain/organisation/organisation.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Decision } from '../domain/result.ts';
import type { EvidenceFound, FileFound } from '../domain/rules.ts';
import type { AggregateRef, Command, FollowUp, SideItem } from './ports.ts';

/** One kind of aggregate: how to read it, decide on it, and what else its commits write and set off. */
export interface Aggregate<State, Event extends { readonly type: string }, Wish extends Command> {
  readonly parse: (stored: unknown) => State;
  /** The organisations that a decision on this wish looks at, beside the actor's own. */
  readonly concerns: (state: State | null, command: Wish) => readonly string[];
  readonly decide: (
    current: { state: State | null; version: number },
    command: Wish,
    around: Around,
  ) => Decision<Event>;
  readonly evolve: (state: State | null, happened: { at: string; command: Wish; event: Event }) => State;
  /** Another aggregate of the same kind that the decision looks at; the commit holds only while that one is as it was seen. */
  readonly beside?: (state: State | null, command: Wish) => AggregateRef | null;
  readonly items: (change: Change<State, Event, Wish>) => readonly SideItem[];
  /** What a commit sets off elsewhere, by what it changed and what was looked up for it. */
  readonly followUps: (change: Change<State, Event, Wish>, around: Around) => readonly FollowUp[];
  /** True of a wish by which somebody judges, so that their ties are looked up. */
  readonly asksTies?: (command: Wish) => boolean;
  /** True of a wish for which its author need hold no office. */
  readonly asksNoOffice?: (command: Wish) => boolean;
  /** The digests of what a ruling on this state is decided on (R27). */
  readonly basis?: (state: State) => Readonly<Record<string, unknown>>;
  /** In which capacity a ruling is made, or an act under a delegation, as the history names it; null for any other. */
  readonly capacity?: (state: State | null, command: Wish, around: Around) => string | null;
  /** What is noted of a refusal, for those who watch over independence. */
  readonly notes?: (refused: RefusedWish<State, Wish>) => readonly SideItem[];
}

/** The instant, and the organisations and the files that were looked up for this one decision. */
export interface Around {
  readonly now: string;
  readonly organisations: Organisations;
  readonly ties: readonly Interest[];
  readonly file: FileFound | null;
  /** The confirmed files that a wish refers to, as they were found. */
  readonly evidence: readonly EvidenceFound[];
  /** The state of the aggregate beside, as it is stored; absent or null where none was asked for or none is there. */
  readonly beside?: unknown;
}

export interface RefusedWish<State, Wish> {
  readonly state: State | null;
  readonly command: Wish;
  readonly refusal: Refusal;
  readonly at: string;
}

export interface Change<State, Event, Wish> {
  readonly before: State | null;
  readonly after: State;
  readonly version: number;
  readonly events: readonly Event[];
  readonly command: Wish;
  readonly at: string;
  /** The file that the wish is about, with all that is kept of it; null for a wish about none. */
  readonly file: FileFound | null;
}
