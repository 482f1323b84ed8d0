import { RememberingTemplateEngine } from './RememberingTemplateEngine';
import type { TemplateEngine } from './TemplateEngine';

class Engine implements TemplateEngine {
  readonly rendered: object[][] = [];

  async render(texts: string[], parameters: object[]): Promise<string[][]> {
    this.rendered.push(parameters);
    return parameters.map(set =>
      texts.map(text => `${text}${JSON.stringify(set)}`),
    );
  }
}

const [a, b, c] = ['a', 'b', 'c'].map(name => ({ name }));

describe('RememberingTemplateEngine', () => {
  let engine: Engine;
  let remembering: RememberingTemplateEngine;

  beforeEach(() => {
    engine = new Engine();
    remembering = new RememberingTemplateEngine(engine);
  });

  it('renders only what is new, and answers in order', async () => {
    const texts = ['{{ .name }}', '{{ .name | upper }}'];
    await remembering.render(texts, [a, b]);
    const rows = await remembering.render(texts, [b, c, a]);
    expect(rows).toEqual(await new Engine().render(texts, [b, c, a]));
    await remembering.render(texts, [a, b, c]);
    expect(engine.rendered).toEqual([[a, b], [c]]);
  });

  it('takes another template for new', async () => {
    await remembering.render(['{{ .name }}'], [a]);
    await remembering.render(['x-{{ .name }}'], [a]);
    expect(engine.rendered).toEqual([[a], [a]]);
  });

  it.each(['{{ now }}', '{{ randAlpha 5 }}', '{{ genCA "x" 365 }}'])(
    'remembers nothing of %s',
    async text => {
      await remembering.render([text], [a]);
      await remembering.render([text], [a]);
      expect(engine.rendered).toEqual([[a], [a]]);
    },
  );

  it('does not remember what failed', async () => {
    const render = jest.spyOn(engine, 'render');
    render.mockRejectedValueOnce(new Error('map has no entry'));
    await expect(remembering.render(['{{ .x }}'], [a])).rejects.toThrow();
    await expect(remembering.render(['{{ .x }}'], [a])).resolves.toHaveLength(
      1,
    );
  });
});
