import type * as z from 'zod';

/** One operation of the public contract. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly body?: z.core.$ZodType;
  readonly isPublic?: boolean;
  readonly guarded?: boolean;
  /** True where a command is taken in: 202, or 200 when waited for. */
  readonly command?: boolean;
  /** What travels as a CSV file and not as JSON. */
  readonly csv?: 'body' | 'answer';
}
