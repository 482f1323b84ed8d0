import {
  applicationName,
  gitopsPaths,
  hostIn,
} from '@internal/plugin-delivery-common';
import type { DeliveryOptions, EnvironmentOption, SizeOption } from '../../api';
import { sizeFor, type SizeRules } from '../size/sizeFor';
import { prebuiltOf, type Prebuilt, type PrebuiltRule } from './prebuiltOf';

/** What a form has been answered so far; any of it may be missing. */
export interface Answers {
  name?: string;
  owner?: string;
  environments?: string[];
  size?: string;
  exposure?: string;
  host?: string;
}

export interface PlannedEnvironment {
  environment: EnvironmentOption;
  application: string;
  files: string[];
  size?: SizeOption;
  /** Where it can be called from outside the cluster. */
  host?: string;
  isPublic: boolean;
}

/** What pressing Create will make, and where. */
export interface Plan {
  /** Owner and name; undefined where the template makes no repository. */
  repository?: string;
  /** Whether that repository is there already, and gets a pull request. */
  proposed: boolean;
  /** Registry and name; undefined where the template makes no image. */
  images?: string;
  /** Undefined where the template brings no image that is there already. */
  prebuilt?: Prebuilt;
  gitops: string;
  record: string;
  environments: PlannedEnvironment[];
  entity: string;
}

/**
 * Of the template, `steps` are the ids of the template's steps: without `repository` it makes no repository, with
 * `proposal` it takes one that is there.
 */
export function planOf(
  answers: Answers,
  options: DeliveryOptions,
  template: {
    steps: readonly string[];
    prebuilt?: readonly PrebuiltRule[];
  } & SizeRules,
): Plan {
  const { steps } = template;
  const { name = '…', exposure, host } = answers;
  const { places } = options;
  const size = options.sizes.find(option => option.name === answers.size);
  const exposed = exposure === 'internal' || exposure === 'internet';
  return {
    repository: steps.includes('repository')
      ? `${places.repositories}/${name}`
      : undefined,
    proposed: steps.includes('proposal'),
    images: steps.includes('registry') ? `${places.images}${name}` : undefined,
    prebuilt: prebuiltOf(template.prebuilt ?? [], { ...answers }),
    gitops: places.gitops,
    record: gitopsPaths.record(name),
    environments: options.environments
      .filter(environment => answers.environments?.includes(environment.name))
      .map(environment => ({
        environment,
        application: applicationName(name, environment.name),
        files: [
          gitopsPaths.values(environment.name, name),
          gitopsPaths.release(environment.name, name),
        ],
        size: size && sizeFor(size, template, { ...answers }),
        host: exposed && host ? hostIn(host, environment.name) : undefined,
        isPublic: exposure === 'internet',
      })),
    entity: `component:default/${name}`,
  };
}
