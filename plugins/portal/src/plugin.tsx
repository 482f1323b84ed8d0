import {
  PageBlueprint,
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  createRouteRef,
} from '@backstage/frontend-plugin-api';
import HomeIcon from '@material-ui/icons/Home';

const rootRouteRef = createRouteRef();

/** The home page; other plugins attach cards of their own to its input `cards`. */
const homePage = PageBlueprint.makeWithOverrides({
  inputs: {
    cards: createExtensionInput([coreExtensionData.reactElement]),
  },
  factory: (originalFactory, { inputs }) =>
    originalFactory({
      path: '/',
      title: 'Home',
      icon: <HomeIcon fontSize="inherit" />,
      routeRef: rootRouteRef,
      noHeader: true,
      loader: async () => {
        const { HomePage } = await import('./home');
        return (
          <HomePage
            cards={inputs.cards.map(card => ({
              id: card.node.spec.id,
              element: card.get(coreExtensionData.reactElement),
            }))}
          />
        );
      },
    }),
});

export const portalPlugin = createFrontendPlugin({
  pluginId: 'portal',
  title: 'Home',
  extensions: [homePage],
  routes: { root: rootRouteRef },
});
