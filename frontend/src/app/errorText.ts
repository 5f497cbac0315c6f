import { i18n } from '@/i18n';
import { ApiError } from '@/lib/errors';

/** What to show for an error: the server's own sentence if there is one (it is already in the user's language), else ours for the code. */
export function errorText(e: unknown): string {
  if (!(e instanceof ApiError)) return i18n.t('common:error.INTERNAL');
  const text = e.message || i18n.t(`common:error.${e.code}`);
  return e.code === 'INTERNAL' && e.ref ? `${text} (${i18n.t('common:error.ref', { ref: e.ref })})` : text;
}
