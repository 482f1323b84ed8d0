/**
 * The part of GitHub's GraphQL schema that is answered here, in GitHub's own words: each type, field and argument is
 * published with the same type (schema.test.ts holds it against GitHub's schema).
 */
export const SCHEMA = /* GraphQL */ `
  scalar URI
  scalar GitObjectID

  enum PullRequestState {
    CLOSED
    MERGED
    OPEN
  }

  type PullRequest {
    id: ID!
    number: Int!
    state: PullRequestState!
    title: String!
    url: URI!
    headRefName: String!
    baseRefName: String!
  }

  type PullRequestEdge {
    node: PullRequest
  }

  type PullRequestConnection {
    edges: [PullRequestEdge]
    nodes: [PullRequest]
    totalCount: Int!
  }

  type Ref {
    name: String!
    associatedPullRequests(
      first: Int
      states: [PullRequestState!]
    ): PullRequestConnection!
  }

  type Repository {
    id: ID!
    name: String!
    nameWithOwner: String!
    ref(qualifiedName: String!): Ref
  }

  type Query {
    repository(name: String!, owner: String!): Repository
  }
`;
