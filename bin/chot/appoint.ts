import { commandMessage } from '../../shared/aws/queues.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { registerMinistryOn } from '../../shared/register/organisations.ts';
import type { Command } from '../../shared/workflow/ports.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import messages from './messages.json' with { type: 'json' };
import { say } from './messages.ts';
import { withStageQueue } from './target.ts';

/**
 * `chot appoint-registrar`: appoints a person of the identity provider as registrar of the ministry that runs the register.
 * Whoever may send to the registry queue may do this, so the first registrar has somebody to come from; all others are
 * appointed over HTTP. Twice changes nothing that the first time did not.
 */
export async function appointRegistrar({ person, queue, json }: Given): Promise<string> {
  if (person === undefined) throw new ChotFault('personMissing');
  const organisation = registerMinistryOn(vietnamDayOf(new Date().toISOString()));
  const unit = `${organisation}/register`;
  const wish = wishOn(organisation, person);
  const commands = [
    wish('set-unit', {
      unit,
      nameVi: messages.registerUnit.vi,
      nameEn: messages.registerUnit.en,
      function: 'general',
      ...always,
    }),
    wish('appoint', { member: person, unit, roles: ['registrar'], ...always }),
  ];
  await withStageQueue('Registry', queue, (send) => send(commands.map(commandMessage)));
  const ids = commands.map(({ id }) => id);
  return json === true
    ? JSON.stringify({ person, organisation, unit, commands: ids }, undefined, 2)
    : say('appointed', { person, organisation, commands: ids.join(', ') });
}

const always = { firstDay: null, lastDay: null };

const wishOn =
  (organisation: string, person: string) =>
  (type: 'set-unit' | 'appoint', body: unknown): Command => {
    const id = `founding-${type}-${organisation}-${person}`;
    return {
      id,
      type,
      aggregate: { kind: 'organisation', id: organisation },
      actor: systemActor,
      body,
      correlationId: id,
    };
  };
