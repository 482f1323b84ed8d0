import { catalogFileIn, catalogInfoUrl } from './catalogFile';

it.each([
  [['README.md'], undefined],
  [['docs/catalog-info.yaml', 'catalog-info.yml'], 'catalog-info.yml'],
  [['catalog-info.yml', 'catalog-info.yaml'], 'catalog-info.yaml'],
])('the catalog file among %j is %s', (paths, file) => {
  expect(catalogFileIn(paths)).toBe(file);
});

it.each([
  ['main', undefined, 'main/catalog-info.yaml'],
  ['main', 'catalog-info.yml', 'main/catalog-info.yml'],
  ['release/1.0', undefined, 'HEAD/catalog-info.yaml'],
])('of branch %s, %s is read at %s', (defaultBranch, file, address) => {
  const htmlUrl = 'https://github.test/acme/shop';
  expect(catalogInfoUrl({ htmlUrl, defaultBranch }, file)).toBe(
    `${htmlUrl}/blob/${address}`,
  );
});
