import type { ComponentType } from 'react';

/**
 * Three zones, three documents: /login, the desktop, and the phone at /m/. Each is its own chunk, so that none pays for another, and
 * between them the document is loaded anew: the CSP and the service worker belong to the document.
 */
export type Zone = 'login' | 'desk';

export const zoneOf = (path: string): Zone => (path === '/login' || path === '/login/' ? 'login' : 'desk');

/** The root component of a zone. The phone zone takes its place here. */
export const loadZone: Record<Zone, () => Promise<{ default: ComponentType }>> = {
  login: () => import('@/features/auth/LoginPage'),
  desk: () => {
    // the frame is fetched beside the router that will ask for it
    void import('./desk/DeskLayout');
    return import('./desk/DeskZone');
  },
};

/** Texts a zone needs before it first draws. */
export const zoneTexts: Record<Zone, string[]> = { login: ['auth'], desk: ['desk', 'forms'] };
