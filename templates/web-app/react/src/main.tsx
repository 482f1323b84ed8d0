import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { routes } from './app/routes';
import { ConfigContext } from './app/useConfig';
import { loadConfig } from './config';
import './styles.css';

const element = document.getElementById('app');
if (!element) {
  throw new Error('index.html has no element with the id app');
}
const root = createRoot(element);
try {
  const config = await loadConfig();
  root.render(
    <StrictMode>
      <ConfigContext value={config}>
        <RouterProvider router={createBrowserRouter(routes)} />
      </ConfigContext>
    </StrictMode>,
  );
} catch (error) {
  root.render(<p role="alert">The application cannot start. Please try again later.</p>);
  throw error;
}
