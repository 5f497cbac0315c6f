import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { installChunkRecovery } from '@/app/chunkRecovery';
import { ErrorView } from '@/app/ErrorView';
import { loadZone, zoneOf, zoneTexts } from '@/app/zones';
import { i18n, initI18n } from '@/i18n';
import './ui-lite/base.css';

installChunkRecovery();
const zone = zoneOf(location.pathname);
const loading = loadZone[zone]();
loading.catch(() => {}); // shown below, once there are texts to say it with
await initI18n();
const root = createRoot(document.getElementById('root')!);
try {
  const [{ default: Zone }] = await Promise.all([loading, i18n.loadNamespaces(zoneTexts[zone])]);
  root.render(<StrictMode><Zone /></StrictMode>);
} catch (e) {
  root.render(<ErrorView error={e} />);
}
