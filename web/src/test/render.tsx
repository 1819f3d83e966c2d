import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import type { Session } from '@/api/types';
import { SessionContext } from '@/session/SessionContext';
import { theme } from '@/theme';

export const session: Session = {
  person: { id: 'p1', email: 'alice@clinic.example', full_name: 'Alice Moreau', must_change_password: false },
  organization: { id: 'o1', name: 'Riverside Clinic' },
  organizations: [{ id: 'o1', name: 'Riverside Clinic', roles: ['admin'] }],
  permissions: ['admin', 'audit:read', 'fax:assign', 'fax:read', 'fax:read_all', 'fax:send', 'people:read'],
  closed_permissions: [],
  standing: {
    gate: 'open',
    method: 'password',
    second_factor_shown: false,
    second_factor_required: false,
    idle_seconds: 1800,
    warn_seconds: 1620,
    expires_at: '2026-11-20T20:00:00Z',
  },
};

interface Options {
  path?: string;
  /** What differs from Alice's session. */
  as?: Partial<Session>;
  queries?: QueryClient;
}

/** Renders a part of the application as its signed-in reader sees it. */
export function renderApp(element: ReactNode, { path = '/', queries = quietQueries(), as = {} }: Options = {}) {
  const reader = { ...session, ...as };
  const value = {
    session: reader,
    can: (permission: string) => reader.permissions.includes(permission),
    leave: async () => {},
    switchTo: async () => {},
  };
  const result = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <SessionContext value={value}>
          <MemoryRouter initialEntries={[path]}>
            {element}
            <Where />
          </MemoryRouter>
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...result, queries };
}

export const quietQueries = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });

/** The address the application is at: `screen.getByTestId('where')`. */
function Where() {
  const { pathname, search } = useLocation();
  return <output data-testid="where">{pathname + search}</output>;
}
