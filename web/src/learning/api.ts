import { request } from '@/api/http';

export interface Figures {
  right: number;
  sure: number;
  sure_and_wrong: number;
}

export interface CategoryModel {
  id: string;
  status: 'training' | 'ready' | 'failed';
  asked_by: string;
  started_at: string;
  finished_at: string | null;
  corrections: number | null;
  before: Figures | null;
  after: Figures | null;
  better: boolean | null;
  problem: string | null;
  /** Whether it can be used. */
  kept: boolean;
  in_use: boolean;
}

export interface Lessons {
  corrections: number;
  fresh: number;
  fewest: number;
  judged: number;
  looked: number;
  confusions: { taken: string | null; category: string; faxes: number }[];
}

export interface Learning {
  data: CategoryModel[];
  lessons: Lessons;
}

const models = '/api/v1/faxes/categories/models';

export const categoryLearning = () => request<Learning>('GET', models);
export const train = () => request<CategoryModel>('POST', models);
/** @param id null: the shipped model */
export const useModel = (id: string | null) => request<Learning>('PUT', `${models}/in-use`, { body: { id } });
