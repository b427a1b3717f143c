import { isClockEvent } from '../clock/events.ts';
import type { PlatformEvent } from './commands.ts';
import { evolveIncidents, isIncidentEvent, withSuspended } from './evolve-incidents.ts';
import type { Platform } from './platform.ts';

/** The platform after one more thing has happened; since when it is on the register, its commit says. */
export const evolvePlatform = (state: Platform | null, event: PlatformEvent): Platform => {
  if (event.type === 'PlatformRegistered')
    return {
      id: event.id,
      registeredAt: null,
      details: event.details,
      releases: {},
      standings: {},
      termination: null,
      adoptions: {},
      incidents: {},
      toldUntil: null,
    };
  if (state === null) throw new Error(`history starts with ${event.type}`);
  if (isClockEvent(event)) return event.type === 'DueNoted' ? { ...state, toldUntil: event.until } : state;
  if (isIncidentEvent(event)) return { ...state, incidents: evolveIncidents(state.incidents, event) };
  switch (event.type) {
    case 'PlatformUpdated':
      return { ...state, details: { ...state.details, ...event.changes } };
    case 'ReleaseAdded':
      return { ...state, releases: { ...state.releases, [event.releaseId]: event.release } };
    case 'StandingNoted':
      return {
        ...state,
        standings: { ...state.standings, [event.standing.dossierId]: event.standing },
        incidents: withSuspended(state.incidents, event.standing),
      };
    case 'ListingNoted': {
      const others = state.details.lists.filter((list) => list !== event.list);
      const lists = event.listed ? [...others, event.list] : others;
      return { ...state, details: { ...state.details, lists } };
    }
    case 'AdoptionNoted':
      return { ...state, adoptions: { ...state.adoptions, [event.key]: event.adoption } };
    case 'PlatformTerminated':
      return { ...state, termination: event.termination };
  }
};
