import { request } from './http';

export interface FaxQueue {
  waiting: number;
  scheduled: number;
  sending: number;
  /** Everything is held. */
  paused: boolean;
  /** What is held; without a number: everything. */
  pauses: { number_id?: string | null; paused_at: string; paused_by: string }[];
}

const queue = '/api/v1/fax-queue';

export const getQueue = () => request<FaxQueue>('GET', queue);
export const pauseQueue = (number: string | null) =>
  request<FaxQueue>('PUT', `${queue}/pause`, { body: { number_id: number } });
export const resumeQueue = (number: string | null) =>
  request<FaxQueue>('PUT', `${queue}/resume`, { body: { number_id: number } });
