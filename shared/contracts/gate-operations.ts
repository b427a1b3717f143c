import { deploymentRequest, gateQuestion, trialRequest } from './gate.ts';
import type { Operation } from './operation.ts';
import { endRelaxationRequest, relaxRequest } from './relaxations.ts';

/** The operations of the gate. */
export const gateOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/gate/decisions',
    summary: 'may this release be put into use?',
    body: gateQuestion,
  },
  { method: 'get', path: '/gate/decisions/{id}', summary: 'an answer of the gate as it was given' },
  {
    method: 'get',
    path: '/gate/decisions/{id}/replay',
    summary: 'the same answer, computed once more from what it was computed from',
  },
  { method: 'post', path: '/gate/trials', summary: 'register a trial', body: trialRequest },
  { method: 'get', path: '/gate/trials', summary: 'the trials of the own organisation' },
  { method: 'post', path: '/gate/deployments', summary: 'report what runs where', body: deploymentRequest },
  {
    method: 'get',
    path: '/gate/deployments',
    summary: 'what runs, and with overdue=true what has no valid permit any more',
  },
  {
    method: 'get',
    path: '/gate/instances',
    summary: 'which answers of the gate were lost; with instance, those of one, from the last back',
  },
  {
    method: 'post',
    path: '/gate/relaxations',
    summary: 'let denials pass for a while',
    body: relaxRequest,
    command: true,
  },
  {
    method: 'post',
    path: '/gate/relaxations/{id}/end',
    summary: 'end a relaxation',
    body: endRelaxationRequest,
    command: true,
  },
  { method: 'get', path: '/gate/relaxations', summary: 'whom denials do not block yet', isPublic: true },
];
