/** A deploy removed the hashed chunk this tab still refers to: reload once, never in a loop. */
export function installChunkRecovery(reload = () => location.reload()) {
  window.addEventListener('vite:preloadError', (e) => {
    const last = Number(sessionStorage.getItem('chunk-reload') ?? 0);
    if (!navigator.onLine || Date.now() - last < 60_000) return;
    e.preventDefault();
    sessionStorage.setItem('chunk-reload', String(Date.now()));
    reload();
  });
}
