import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FieldHarness,
  Wire,
  images,
  places,
  problem,
} from '../../__testUtils__';
import { ImageReferenceField } from './ImageReferenceField';

const answer = { body: { environments: [], sizes: [], images, places } };
const digest = `sha256:${'a'.repeat(64)}`;

async function renderField(wire = new Wire({ '/options': answer })) {
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={ImageReferenceField} onValue={onValue} />,
    { apis: [wire.apis] },
  );
  const input = await screen.findByRole('textbox', { name: /^Image/ });
  return { input, onValue, status: screen.getByRole('status') };
}

describe('ImageReferenceField', () => {
  it('says how it reads an image, and where that is taken from', async () => {
    const { input, onValue, status } = await renderField();
    await screen.findByText(
      /Allowed here: docker\.io, public\.ecr\.aws, ghcr\.io\/acme\./,
    );
    await userEvent.type(input, `redis:8.8.2@${digest}`);
    expect(status).toHaveTextContent(
      `Registry docker.io, image library/redis, tag 8.8.2, digest ${digest}`,
    );
    expect(status).toHaveTextContent(
      `It is taken from registry.test/docker-hub/library/redis:8.8.2@${digest}.`,
    );
    expect(input).toBeValid();
    expect(input).toHaveAccessibleDescription(/image library\/redis/);
    expect(onValue).toHaveBeenLastCalledWith(`redis:8.8.2@${digest}`);
  });

  it('takes an image of an allowed registry from there', async () => {
    const { input, status } = await renderField();
    await screen.findByText(/Allowed here/);
    await userEvent.type(input, 'ghcr.io/acme/tool:1');
    expect(status).toHaveTextContent(/^Registry ghcr\.io, .*, tag 1$/);
    expect(input).toBeValid();
  });

  it.each([
    ['quay.io/x/y:1', 'Images of quay.io may not run here. Take one of docker'],
    ['redis:Latest', '"latest" is another image every day'],
    ['https://docker.io/redis:1', 'Leave out the scheme'],
    ['ghcr.io/Acme/tool:1', 'Use lower-case letters only'],
  ])('refuses %s at once', async (text, said) => {
    const { input, status } = await renderField();
    await screen.findByText(/Allowed here/);
    await userEvent.type(input, text);
    expect(status).toHaveTextContent(said);
    expect(input).toBeInvalid();
  });

  it('waits with what more typing mends until the field is left', async () => {
    const { input, status } = await renderField();
    await userEvent.type(input, 'redis');
    expect(status).toBeEmptyDOMElement();
    await userEvent.tab();
    expect(status).toHaveTextContent('Give a tag or a digest');
    expect(input).toBeInvalid();
  });

  it('does not stand in the way when it cannot ask', async () => {
    const { input, status } = await renderField(
      new Wire({ '/options': problem(503, 'ServiceUnavailableError', 'away') }),
    );
    await userEvent.type(input, 'quay.io/x/y:1');
    expect(
      await screen.findByText(/registries are allowed could not be asked now/),
    ).toBeInTheDocument();
    expect(status).toHaveTextContent('Registry quay.io, image x/y, tag 1');
    expect(input).toBeValid();
  });
});
