import { request, unsafeHeaders } from '@/api/http';
import { problemFrom, unreachable } from '@/api/problem';
import type { Design } from './design';

const all = '/api/v1/cover-templates';

export const coverKeys = { choice: ['cover-choice'] as const };

export const coverChoice = () => request<{ template_id: string | null }>('GET', `${all}/choice`);
export const setCoverChoice = (id: string | null) =>
  request<{ template_id: string | null }>('PUT', `${all}/choice`, { body: { template_id: id } });

/** The page as the far machine prints it. */
export async function previewCover(design: Design, signal?: AbortSignal): Promise<Blob> {
  let answer: Response;
  try {
    answer = await fetch(`${all}/preview`, {
      method: 'POST',
      credentials: 'same-origin',
      signal,
      headers: {
        Accept: 'image/png, application/problem+json',
        'Content-Type': 'application/json',
        ...unsafeHeaders(),
      },
      body: JSON.stringify({ design }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!answer.ok) throw problemFrom(answer.status, answer.headers.get('Content-Type'), await answer.text());
  return answer.blob();
}
