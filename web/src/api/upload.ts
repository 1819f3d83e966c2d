import { noteStatus, nowConfirmed, unsafeHeaders } from './http';
import { problemFrom, unreachable } from './problem';

export interface Upload<T> {
  done: Promise<T>;
  abort: () => void;
}

/** Posts a form or a file and reports the share that has left the browser (0..1), which `fetch` can't do. */
export function upload<T>(
  path: string,
  body: FormData | Blob,
  onProgress: (share: number) => void,
  headers: Record<string, string> = {},
): Upload<T> {
  const call = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    const send = () => {
      call.open('POST', path);
      call.setRequestHeader('Accept', 'application/json');
      for (const [name, value] of Object.entries({ ...unsafeHeaders(), ...headers }))
        call.setRequestHeader(name, value);
      call.send(body);
    };
    call.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) {
        resolve(JSON.parse(call.responseText) as T);
      } else {
        noteStatus(call.status);
        const error = problemFrom(call.status, call.getResponseHeader('Content-Type'), call.responseText);
        void nowConfirmed(error).then((again) => (again ? send() : reject(error)));
      }
    };
    call.onerror = () => reject(unreachable());
    call.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    send();
  });
  return { done, abort: () => call.abort() };
}
