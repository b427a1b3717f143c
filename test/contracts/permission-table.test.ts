import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { gateRoutes } from '../../functions/gate/gate-routes.ts';
import { gateLists } from '../../shared/aws/gate-lists.ts';
import { gateReads } from '../../shared/aws/gate-records.ts';
import { openApi } from '../../shared/contracts/openapi.ts';
import { dossierMoves, permitMoves } from '../../shared/domain/moves.ts';
import { grantsOf } from '../../shared/domain/permissions.ts';
import { permissionTable } from '../../shared/domain/permission-table.ts';
import { apiRouteNames } from '../functions/http-desk.ts';

const rows = permissionTable.map(({ route }) => route);
const nothing = () => Promise.reject(new Error('nothing is asked of the table here'));
const gateRouteNames = gateRoutes({
  reads: gateReads('table', nothing),
  lists: gateLists('table', nothing),
  relaxationsOf: nothing,
  keep: nothing,
  report: nothing,
  count: () => ({ instance: 'here', sequence: 1 }),
  waitFor: () => 0,
  now: () => '2026-11-23T02:00:00.000Z',
  acceptSynthetic: false,
}).map(({ method, path }) => `${method} ${path}`);
const described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const inOpenApi = Object.entries(described.parse(openApi()).paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
);

describe('the table of permissions', () => {
  it('has one row for every route of the staff API and of the gate, and no other', () => {
    expect(rows.toSorted()).toEqual([...apiRouteNames(), ...gateRouteNames].toSorted());
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('has every row in the public description', () => {
    expect(rows.filter((route) => !inOpenApi.includes(route))).toEqual([]);
  });

  it('gives every action to somebody, and names every move that a person may ask for once', () => {
    const actions = permissionTable.flatMap((row) => row.actions);
    expect(actions.filter((action) => grantsOf(action).length === 0)).toEqual([]);
    // The checklist file is a second form of the same results.
    const named = permissionTable
      .filter(({ route }) => route !== 'POST /dossiers/{id}/checklist')
      .flatMap((row) => row.actions);
    const ofPeople = [...dossierMoves, ...permitMoves].filter(({ by }) => by !== 'system');
    for (const { move } of ofPeople) expect(named.filter((action) => action === move)).toEqual([move]);
  });
});
