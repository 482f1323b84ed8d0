import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { strangerReason } from './strangers';

/** The root router with a guard in front of it, when `backend.guard.hosts` asks for one. */
export const guardedRootHttpRouter = rootHttpRouterServiceFactory({
  configure: ({ app, config, applyDefaults }) => {
    const hosts = config.getOptionalStringArray('backend.guard.hosts');
    if (hosts) {
      app.use((request, response, next) => {
        const reason = strangerReason(request.headers, hosts);
        if (reason) {
          response.status(403).json({ error: { message: reason } });
        } else {
          next();
        }
      });
    }
    applyDefaults();
  },
});
