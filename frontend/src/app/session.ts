import { graphql } from '@/gql';
import type { MeQuery as MeData, Permission } from '@/gql/graphql';
import { ApiError, gqlRequest } from '@/lib/graphql';
import { dropAllDrafts, hasOwner, ownDrafts, startLeaving } from '@/lib/drafts';
import { logout, setSignedOutHandler } from '@/lib/auth';
import { queryClient } from './queryClient';

const MeQuery = graphql(`
  query Me {
    me {
      id username name role roleLabel sections grants permissions demo cityName today mustChangePassword
      region { code name fullName tier parentCode }
    }
  }
`);
export type Me = MeData['me'];

export const meOptions = { queryKey: ['me'], queryFn: async () => (await gqlRequest(MeQuery, {})).me, staleTime: 5 * 60_000 };

/** The signed-in person, or null when nobody is; other errors are thrown. */
export async function getMe(): Promise<Me | null> {
  try {
    const me = await queryClient.ensureQueryData(meOptions);
    ownDrafts(me.id);
    return me;
  } catch (e) {
    if (e instanceof ApiError && e.code === 'UNAUTHENTICATED') return null;
    throw e;
  }
}

/** Whether the person may ever do one of these; an empty list means everyone may. The server decides again, on the record. */
export const mayAny = (me: { permissions: Permission[] }, need: readonly Permission[]) => need.length === 0 || need.some((p) => me.permissions.includes(p));

/** Between zones the document is always loaded anew: the CSP and the service worker belong to the document. */
export const loginUrl = (to: string) => `/login?to=${encodeURIComponent(to)}${hasOwner() ? '&expired=1' : ''}`;
/** The session has ended by itself, or the person has signed out in another tab: only then is what was typed given up. */
const leave = (why: 'ended' | 'signed-out') => {
  if (location.pathname === '/login') return;
  if (why === 'signed-out') dropAllDrafts();
  startLeaving();
  location.assign(loginUrl(location.pathname + location.search));
};
/** Signs out and leaves for the login page without a way back into what this person saw. */
export async function signOut() {
  setSignedOutHandler(() => {});
  dropAllDrafts();
  startLeaving();
  await logout();
  location.assign('/login');
}
export const installSessionEnd = () => setSignedOutHandler(leave);
