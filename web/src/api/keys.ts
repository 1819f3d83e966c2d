/** Every key of the query cache, so that live updates and screens agree on them. */
export const keys = {
  session: ['session'] as const,
  recordTypes: ['record-types'] as const,
  faxLists: ['faxes'] as const,
  faxList: (filters: object) => ['faxes', filters] as const,
  fax: (id: string) => ['fax', id] as const,
  faxText: (id: string) => ['fax', id, 'text'] as const,
  faxAttempts: (id: string) => ['fax', id, 'attempts'] as const,
  attemptLog: (id: string, attempt: string) => ['fax', id, 'attempts', attempt, 'log'] as const,
  faxTimeline: (id: string) => ['fax', id, 'timeline'] as const,
  recordLists: (type: string) => ['records', type, 'list'] as const,
  recordList: (type: string, query: object) => ['records', type, 'list', query] as const,
  record: (type: string, id: string) => ['records', type, 'one', id] as const,
};
