import { App, Button, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { graphql } from '@/gql';
import { ApiError, gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import '@/forms/forms.css';

const ChangePasswordMutation = graphql(`
  mutation ChangeMyPassword($input: ChangePasswordInput!) { changePassword(input: $input) { me { id } } }
`);
type Key = 'current' | 'next' | 'again';
const KEYS: Key[] = ['current', 'next', 'again'];
const empty = { current: '', next: '', again: '' };

/** Passwords are no field type of the catalogue, so this form is its own. */
export function PasswordForm() {
  const { t } = useTranslation(['account', 'forms']);
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const [v, setV] = useState(empty);
  const [wrong, setWrong] = useState<Partial<Record<Key, string>>>({});
  const change = useMutation({
    mutationFn: () => gqlRequest(ChangePasswordMutation, { input: { requestId: uuid(), current: v.current, next: v.next } }),
    onSuccess: () => { setV(empty); void client.invalidateQueries(); void message.success(t('password.changed')); },
    onError: (e) => {
      if (!(e instanceof ApiError)) return;
      const found = Object.fromEntries(e.fields.map((f) => [f.path.split('/').pop(), f.message])) as Partial<Record<Key, string>>;
      if (found.current || found.next) setWrong(found);
    },
  });
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const w: Partial<Record<Key, string>> = {};
    for (const k of KEYS) if (v[k] === '') w[k] = t('forms:validation.REQUIRED');
    if (v.next && v.again && v.next !== v.again) w.again = t('password.differ');
    setWrong(w);
    const first = KEYS.find((k) => w[k]);
    if (first) document.getElementById(id + first)?.focus(); else change.mutate();
  };
  const landed = Object.keys(wrong).length > 0;
  return (
    <form className="mf" noValidate onSubmit={submit} aria-label={t('password.title')}>
      <div className="mf-grid">
        {KEYS.map((k) => (
          <div className="mf-field" key={k}>
            <label className="mf-label" htmlFor={id + k}>{t(`password.${k}`)}<b className="mf-star" aria-hidden> *</b></label>
            <Input.Password id={id + k} value={v[k]} autoComplete={k === 'current' ? 'current-password' : 'new-password'} status={wrong[k] ? 'error' : ''} aria-invalid={!!wrong[k]} aria-required
              aria-describedby={wrong[k] ? `${id + k}-e` : undefined} onChange={(e) => { setV({ ...v, [k]: e.target.value }); setWrong({ ...wrong, [k]: undefined }); }} />
            {k === 'next' && <small className="mf-help">{t('password.rule')}</small>}
            {wrong[k] && <p className="mf-error" id={`${id + k}-e`}>{wrong[k]}</p>}
          </div>
        ))}
      </div>
      <div role="alert" className="mf-summary">{change.isError && !landed && <p>{errorText(change.error)}</p>}</div>
      <div className="mf-footer"><Button type="primary" htmlType="submit" loading={change.isPending}>{t('password.submit')}</Button></div>
    </form>
  );
}
