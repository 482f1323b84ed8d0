import { AwsError } from './AwsError';
import { callerArn } from './operation';

const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Answers an STS call of the query protocol; only GetCallerIdentity. */
export function answerSts(
  form: URLSearchParams,
  accountId: string,
  requestId: string,
): string {
  const action = form.get('Action') ?? '';
  if (action !== 'GetCallerIdentity') {
    throw new AwsError(
      'NotImplemented',
      `The sandbox's STS does not answer ${action || 'a call without Action'}`,
      501,
    );
  }
  return `<GetCallerIdentityResponse xmlns="${XMLNS}"><GetCallerIdentityResult><Arn>${callerArn(
    accountId,
  )}</Arn><UserId>SANDBOX</UserId><Account>${accountId}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}

/** STS words two codes differently from the JSON services. */
const CODES: Readonly<Record<string, string>> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
};

export function stsError(error: AwsError, requestId: string): string {
  const code = CODES[error.code] ?? error.code;
  return `<ErrorResponse xmlns="${XMLNS}"><Error><Type>${
    error.status < 500 ? 'Sender' : 'Receiver'
  }</Type><Code>${escape(code)}</Code><Message>${escape(
    error.message,
  )}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
