import { createRouter, type Router, type RouterHistory } from 'vue-router';
import { name } from '../../package.json';
import AboutPage from '../about/AboutPage.vue';
import GreetingPage from '../greeting/GreetingPage.vue';
import NotFoundPage from './NotFoundPage.vue';

export function createAppRouter(history: RouterHistory): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/', component: GreetingPage },
      { path: '/about', component: AboutPage, meta: { title: 'About' } },
      { path: '/:rest(.*)*', component: NotFoundPage, meta: { title: 'Not found' } },
    ],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is experimental
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.afterEach(({ meta }) => {
    document.title = typeof meta.title === 'string' ? `${meta.title} · ${name}` : name;
  });
  return router;
}
