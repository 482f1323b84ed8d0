import type { RouteObject } from 'react-router';
import { AboutPage } from '../about/AboutPage';
import { GreetingPage } from '../greeting/GreetingPage';
import { FailurePage } from './FailurePage';
import { Layout } from './Layout';
import { NotFoundPage } from './NotFoundPage';

export const routes: RouteObject[] = [
  {
    Component: Layout,
    children: [
      {
        ErrorBoundary: FailurePage,
        children: [
          { path: '/', Component: GreetingPage },
          { path: '/about', Component: AboutPage },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];
