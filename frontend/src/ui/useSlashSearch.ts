import { useEffect } from 'react';

const typing = (el: Element | null) => !!el?.closest('input,textarea,select,[contenteditable=true],[role=combobox],[role=dialog]');

/** "/" goes to the search box of the list, as long as nobody is typing. */
export function useSlashSearch() {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || typing(document.activeElement)) return;
      const box = document.querySelector<HTMLInputElement>('main input[type=search]');
      if (!box) return;
      e.preventDefault();
      box.focus();
      box.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
