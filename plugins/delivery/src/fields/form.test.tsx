import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { images, places, Wire } from '../__testUtils__';
import { EnvironmentsField, validateEnvironments } from './environments';
import { ServiceNameField, validateServiceName } from './serviceName';
import { SizeField } from './size';

const manifest = {
  title: 'Node.js service',
  steps: [
    {
      title: 'About the service',
      schema: {
        title: 'About the service',
        required: ['name', 'environments', 'size'],
        properties: {
          name: { title: 'Name', type: 'string', 'ui:field': 'ServiceName' },
          environments: {
            title: 'Environments',
            type: 'array',
            items: { type: 'string' },
            'ui:field': 'Environments',
          },
          size: { title: 'Size', type: 'string', 'ui:field': 'Size' },
        },
      },
    },
  ],
};

const wire = () =>
  new Wire({
    '/options': {
      body: {
        environments: [
          { name: 'dev', changes: 'commit' },
          { name: 'prod', changes: 'pull-request' },
        ],
        sizes: [
          { name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' },
          { name: 'large', replicas: 3, cpu: '1', memory: '1Gi' },
        ],
        images,
        places,
      },
    },
    '/services/check-name/orders': {
      body: {
        available: false,
        problems: [{ system: 'GitHub', message: 'acme/orders exists.' }],
      },
    },
    '/services/check-name/orders-api': {
      body: { available: true, problems: [] },
    },
  });

describe("the fields in the scaffolder's own form", () => {
  it('stop at a taken name, start with choices, and give their values', async () => {
    const onCreate = jest.fn(async () => {});
    renderInTestApp(
      <Stepper
        manifest={manifest}
        onCreate={onCreate}
        extensions={[
          {
            name: 'ServiceName',
            component: ServiceNameField as never,
            validation: validateServiceName as never,
          },
          {
            name: 'Environments',
            component: EnvironmentsField as never,
            validation: validateEnvironments as never,
          },
          { name: 'Size', component: SizeField as never },
        ]}
      />,
      { apis: [wire().apis] },
    );

    const name = await screen.findByRole('textbox', { name: /Name/ });
    expect(
      await screen.findByRole('checkbox', { name: 'dev', checked: true }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('radio', { name: 'Small', checked: true }),
    ).toBeInTheDocument();

    await userEvent.type(name, 'orders');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    // At the field and, once the form has looked at all of it, in the list above as well.
    await screen.findAllByText(/GitHub: acme\/orders exists\./);
    expect(onCreate).not.toHaveBeenCalled();

    await userEvent.type(name, '-api');
    await screen.findByText('"orders-api" is free.');
    await userEvent.click(screen.getByRole('checkbox', { name: 'prod' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Large' }));
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith({
      name: 'orders-api',
      environments: ['dev', 'prod'],
      size: 'large',
    });
  }, 20_000);
});
