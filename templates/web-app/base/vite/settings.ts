import type { Connect, Plugin } from 'vite';
import contentSecurityPolicy from '../nginx/contentSecurityPolicy.js';
import readSettings from '../nginx/settings.js';

/**
 * Makes Vite's servers answer as nginx does: /config.json from the environment, and when what was built is looked at,
 * the content security policy. What would be blocked in the cluster is then blocked here.
 */
export function settings(): Plugin {
  const current = readSettings(process.env);
  const answer: Connect.NextHandleFunction = (_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(current));
  };
  return {
    name: 'settings',
    configureServer(server) {
      server.middlewares.use('/config.json', answer);
    },
    configurePreviewServer(server) {
      server.middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', contentSecurityPolicy(current.apiUrl));
        next();
      });
      server.middlewares.use('/config.json', answer);
    },
  };
}
