import { accessToken, authFetch } from './auth';
import { ApiError, fromWire, type WireError } from './errors';
import { baseHeaders, expectOk } from './http';

/** What the server takes (it looks at the content): said in the hint and offered by the file dialog. */
export const FILE_TYPES = 'JPEG / PNG / PDF / XLSX / CSV';
export const FILE_ACCEPT = '.jpg,.jpeg,.png,.pdf,.xlsx,.csv';
/** The greatest file the SPA offers to the server, in bytes; the server has the last word (TOO_LARGE). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export interface UploadedFile { id: string; name: string }

/** POST /files (multipart, field "file"). XMLHttpRequest, because fetch cannot report the progress of an upload. */
export async function uploadFile(file: File, on: { progress?: (percent: number) => void; signal?: AbortSignal } = {}): Promise<UploadedFile> {
  if (file.size > MAX_FILE_BYTES) throw new ApiError('TOO_LARGE');
  const token = await accessToken();
  return new Promise((resolve, reject) => {
    const x = new XMLHttpRequest();
    x.open('POST', '/files');
    x.responseType = 'json';
    for (const [k, v] of Object.entries({ ...baseHeaders(), authorization: `Bearer ${token}` })) x.setRequestHeader(k, v);
    x.upload.onprogress = (e) => { if (e.lengthComputable) on.progress?.(Math.round((e.loaded / e.total) * 100)); };
    x.onerror = () => reject(new ApiError('NETWORK', '', { retryable: true }));
    x.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    x.onload = () => {
      const body = (x.response ?? {}) as { id?: string; name?: string; errors?: WireError[] };
      if (x.status >= 200 && x.status < 300 && body.id) resolve({ id: body.id, name: body.name ?? file.name });
      else reject(fromWire(body.errors?.[0], new Response(null, { status: x.status || 500 })));
    };
    on.signal?.addEventListener('abort', () => x.abort(), { once: true });
    const form = new FormData();
    form.append('file', file);
    x.send(form);
  });
}

export const fileUrl = (id: string) => `/files/${encodeURIComponent(id)}`;

async function fetchFile(url: string): Promise<{ blob: Blob; name: string | undefined }> {
  const res = await expectOk(await authFetch(url, { method: 'GET' }, { timeoutMs: 120_000 }));
  return { blob: await res.blob(), name: fileName(res.headers.get('content-disposition')) };
}

/** The name in a Content-Disposition header; filename* (RFC 5987) wins. */
export function fileName(disposition: string | null): string | undefined {
  const star = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (star) { try { return decodeURIComponent(star); } catch { /* fall through to the plain name */ } }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}

function save(blob: Blob, name: string) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}

/** Downloads an attachment or an export; a plain link cannot carry the Authorization header. */
export async function downloadFile(url: string, fallbackName = 'download'): Promise<void> {
  const { blob, name } = await fetchFile(url);
  save(blob, name ?? fallbackName);
}

/** Types that can run no script when shown under our own origin. */
const SAFE_INLINE = /^(image\/(png|jpeg|webp|gif)|application\/pdf)$/;

/** Shows a picture or PDF in a new tab; anything else is downloaded. Call it directly in a click handler, or the popup is blocked. */
export async function openFile(url: string, fallbackName = 'file'): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const { blob, name } = await fetchFile(url);
    if (tab && SAFE_INLINE.test(blob.type)) {
      const href = URL.createObjectURL(blob);
      tab.location.href = href;
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    } else {
      tab?.close();
      save(blob, name ?? fallbackName);
    }
  } catch (e) {
    tab?.close();
    throw e;
  }
}

/** An object URL for an <img>; the caller revokes it. */
export const fileObjectUrl = async (url: string) => URL.createObjectURL((await fetchFile(url)).blob);
