import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './App';
import { newQueryClient } from './queryClient';
import { cssVariables, theme } from './theme';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={newQueryClient()}>
        {/* Without transitions: a second key, pressed at once, must meet the new screen, not the one that is leaving. */}
        <BrowserRouter useTransitions={false}>
          <App />
        </BrowserRouter>
        <Notifications position="bottom-left" autoClose={6000} limit={4} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
