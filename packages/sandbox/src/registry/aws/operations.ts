import {
  batchDeleteImage,
  batchGetImage,
  describeImages,
  listImages,
} from './images';
import type { Operation } from './operation';
import {
  deleteRepositoryPolicy,
  getLifecyclePolicy,
  getRepositoryPolicy,
  putLifecyclePolicy,
  setRepositoryPolicy,
} from './policies';
import {
  describeRegistry,
  getAuthorizationToken,
  getRegistryPolicy,
} from './registryOperations';
import {
  createRepository,
  deleteRepository,
  describeRepositories,
  putImageScanningConfiguration,
  putImageTagMutability,
} from './repositories';
import {
  listTagsForResource,
  tagResource,
  untagResource,
} from './resourceTags';
import { describeImageScanFindings } from './scanFindings';

/** The operations of the ECR API that the sandbox answers, by the name in `X-Amz-Target`. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['BatchDeleteImage', batchDeleteImage],
  ['BatchGetImage', batchGetImage],
  ['CreateRepository', createRepository],
  ['DeleteRepository', deleteRepository],
  ['DeleteRepositoryPolicy', deleteRepositoryPolicy],
  ['DescribeImageScanFindings', describeImageScanFindings],
  ['DescribeImages', describeImages],
  ['DescribeRegistry', describeRegistry],
  ['DescribeRepositories', describeRepositories],
  ['GetAuthorizationToken', getAuthorizationToken],
  ['GetLifecyclePolicy', getLifecyclePolicy],
  ['GetRegistryPolicy', getRegistryPolicy],
  ['GetRepositoryPolicy', getRepositoryPolicy],
  ['ListImages', listImages],
  ['ListTagsForResource', listTagsForResource],
  ['PutImageScanningConfiguration', putImageScanningConfiguration],
  ['PutImageTagMutability', putImageTagMutability],
  ['PutLifecyclePolicy', putLifecyclePolicy],
  ['SetRepositoryPolicy', setRepositoryPolicy],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
]);
