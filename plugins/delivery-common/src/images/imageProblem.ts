/** What can be wrong with an image that somebody names. */
export type ImageProblemCode =
  | 'empty'
  | 'spaces'
  | 'scheme'
  | 'second-at'
  | 'tag'
  | 'digest'
  | 'digest-algorithm'
  | 'too-long'
  | 'registry'
  | 'image-id'
  | 'upper-case'
  | 'repository'
  | 'latest'
  | 'no-version'
  | 'not-allowed'
  | 'none-allowed';

export interface ImageProblem {
  code: ImageProblemCode;
  /** What the words about it name, for instance the tag. */
  values: Record<string, string | number>;
}

const explanations: Record<
  ImageProblemCode,
  (values: ImageProblem['values']) => string
> = {
  empty: () => 'Name an image.',
  spaces: () => 'An image has no spaces in its name.',
  scheme: () => 'Leave out the scheme: an image starts with its registry.',
  'second-at': () => 'An image has at most one "@".',
  tag: ({ tag }) =>
    `"${tag}" is no tag: it has up to 128 letters, digits, dots, hyphens and underscores, and starts with a letter, a digit or an underscore.`,
  digest: () =>
    'A digest is "sha256:" and 64 hexadecimal digits in lower case.',
  'digest-algorithm': ({ algorithm }) =>
    `The digest's algorithm is ${algorithm}; the platform takes sha256.`,
  'too-long': ({ max, length }) =>
    `An image's name has at most ${max} characters; this one has ${length}.`,
  registry: ({ registry }) =>
    `"${registry}" is no registry: give a host, and a port if need be.`,
  'image-id': () =>
    'This is the id of an image, which a registry does not know: give its name.',
  'upper-case': () => 'Use lower-case letters only in the name of an image.',
  repository: ({ repository }) =>
    `"${repository}" is no name of an image: its parts have lower-case letters and digits, with single dots, one or two underscores, or hyphens between them.`,
  latest: () =>
    '"latest" is another image every day: give the tag of a version.',
  'no-version': () =>
    'Give a tag or a digest: without one it would be "latest", which is another image every day.',
  'not-allowed': ({ registry, allowed }) =>
    `Images of ${registry} may not run here. Take one of ${allowed}, or ask for the registry in delivery.images.`,
  'none-allowed': ({ registry }) =>
    `Images of ${registry} may not run here: no registry is allowed. Ask for it in delivery.images.`,
};

/** Says what is wrong with an image, in words for the person who named it. */
export function explainImageProblem({ code, values }: ImageProblem): string {
  return explanations[code](values);
}
