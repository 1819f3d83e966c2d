import { request } from '@/api/http';
import type { Page, RecordRow } from '@/api/types';

const path = '/api/v1/care-relationships';

export const careKey = 'care_relationship';

export const careOf = (person: string) =>
  request<Page<RecordRow>>('GET', path, { query: { person_id: person, sort: '-since', limit: 100 } });

/** At once: an end that has passed when it arrives counts from then on. */
export const endCare = (id: string) =>
  request<RecordRow>('PATCH', `${path}/${id}`, { body: { until: new Date().toISOString() } });
