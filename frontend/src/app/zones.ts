import type { ComponentType } from 'react';

/**
 * Zones are documents: /login, the desktop, the phone at /m/, and the query page of analysts at /playground. Each is its own chunk, so that none pays for another, and
 * between them the document is loaded anew: the CSP and the service worker belong to the document.
 */
export type Zone = 'login' | 'playground' | 'desk';

export const zoneOf = (path: string): Zone => (/^\/(login|playground)\/?$/.exec(path)?.[1] ?? 'desk') as Zone;

/** The root component of a zone. The phone zone takes its place here. */
export const loadZone: Record<Zone, () => Promise<{ default: ComponentType }>> = {
  login: () => import('@/features/auth/LoginPage'),
  playground: () => import('@/features/playground/PlaygroundZone'),
  desk: () => {
    // the frame is fetched beside the router that will ask for it
    void import('./desk/DeskLayout');
    return import('./desk/DeskZone');
  },
};

/** Texts a zone needs before it first draws. */
export const zoneTexts: Record<Zone, string[]> = { login: ['auth'], playground: ['playground'], desk: ['desk', 'forms'] };
