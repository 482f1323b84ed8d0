import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TEMPLATES } from './compose';

const text = (file: string) => readFileSync(file, 'utf8');
const among = (pattern: string) =>
  globSync(pattern, { cwd: TEMPLATES }).map(file => path.join(TEMPLATES, file));

/** Images that Dockerfiles are based on, and those of the presets, without the registry that is everybody's. */
const based = among('**/Dockerfile').flatMap(file =>
  [...text(file).matchAll(/^FROM\s+(\S+:\S+)/gm)].map(([, image]) => image),
);
const preset = [
  ...text(path.join(TEMPLATES, 'prebuilt-image/template.yaml')).matchAll(
    /^ +image: docker\.io\/([\w./-]+:[\w.-]+)$/gm,
  ),
].map(([, image]) => image);
const cached = text(
  path.join(TEMPLATES, '../examples/organisation/organisation.yaml'),
);

describe('the images that templates name', () => {
  it('have one tag wherever they are named', () => {
    const images = [...new Set([...based, ...preset])];
    const names = images.map(image => image.split(':')[0]);
    const several = images.filter(
      (_, n) => names.indexOf(names[n]) !== names.lastIndexOf(names[n]),
    );
    expect(several).toEqual([]);
    expect(based.length).toBeGreaterThan(0);
    expect(preset.length).toBeGreaterThan(0);
  });

  it('name the release of the distribution that they name', () => {
    const moving = [...based, ...preset].filter(image =>
      /\d-(alpine|slim)(-slim)?$/.test(image),
    );
    expect(moving).toEqual([]);
  });

  it.each(preset)('are in the cache of the example: %s', image => {
    expect(cached).toContain(`- ${image}\n`);
  });
});
