/** What one would have typed to see for oneself. Words in capitals stand for what is your own. */

/** The commands of AWS's page, spelt as CloudFront asks: its ciphers, curves and signatures where they matter. */
export const source = [
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-ciphers-cloudfront-to-origin.html",
] as const;

/** The date of the pages. */
export const asOf = "2026-04-13";

export interface HandCommand {
  readonly run: string;
  /** What to look for, as a clause. */
  readonly shows: string;
}

const AT_THE_EDGE: HandCommand = {
  run: "curl -sSv -o /dev/null https://ALIAS/PATH",
  shows: "what viewers get: the status, X-Cache, Via",
};
const SNI: HandCommand = {
  run: "openssl s_client -connect ORIGIN:PORT -servername NAME -showcerts </dev/null",
  shows: "the chain; NAME is ORIGIN, or ALIAS where the viewer's Host is forwarded",
};
const RESOLVE: HandCommand = { run: "dig +short ORIGIN A", shows: "the addresses that public DNS knows" };
const DISTRIBUTION: HandCommand = {
  run: "aws cloudfront get-distribution-config --id DISTRIBUTION",
  shows: "what is deployed",
};

const EDGE_VERSION: HandCommand = {
  run: "aws lambda get-function-configuration --region us-east-1 --function-name NAME:VERSION",
  shows: "the runtime, timeout and settings of the version at the edge",
};
const DEPLOYMENT: readonly HandCommand[] = [
  { run: "terraform apply", shows: "the API's error, with the argument that it refuses" },
  {
    run: "aws cloudformation describe-stack-events --stack-name STACK",
    shows: "the same, as ResourceStatusReason",
  },
  DISTRIBUTION,
];

/** By topic, and by `topic deploy-failure` where those of the topic `deploy` are not enough for what is never deployed. */
export const HAND_COMMANDS: Readonly<Record<string, readonly HandCommand[]>> = {
  certificate: [
    SNI,
    {
      run: "openssl s_client -connect ORIGIN:PORT -servername NAME </dev/null | openssl x509 -noout -dates -issuer -subject",
      shows: "who signed it, and until when it is valid",
    },
    AT_THE_EDGE,
  ],
  name: [
    {
      run: "openssl s_client -connect ORIGIN:PORT -servername NAME </dev/null | openssl x509 -noout -ext subjectAltName",
      shows: "the names on it; NAME is ORIGIN, or ALIAS where the viewer's Host is forwarded",
    },
    {
      run: "curl -sSv -o /dev/null --connect-to ALIAS:443:ORIGIN:PORT https://ALIAS/PATH",
      shows: "the origin's answer to a forwarded Host",
    },
    AT_THE_EDGE,
  ],
  tls: [
    {
      run: "openssl s_client -connect ORIGIN:PORT -servername NAME -tls1_2 -curves X25519:prime256v1:secp384r1 </dev/null",
      shows: "whether a version that CloudFront speaks is accepted; also with -tls1_1, -tls1_3",
    },
    {
      run: "openssl s_client -connect ORIGIN:PORT -servername NAME -tls1_2 -cipher CIPHER </dev/null",
      shows: "whether one cipher of CloudFront's list is accepted",
    },
    AT_THE_EDGE,
  ],
  port: [
    RESOLVE,
    { run: "nc -vz -w 10 ORIGIN PORT", shows: "refused at once (502), or silence (504)" },
    {
      run: "curl -sSv -o /dev/null --max-time 30 SCHEME://ORIGIN:PORT/PATH",
      shows: "which protocol answers on the port",
    },
    AT_THE_EDGE,
  ],
  dns: [
    RESOLVE,
    { run: "dig APEX NS +short", shows: "the name servers of the zone" },
    {
      run: "dig ORIGIN A @NAMESERVER +norecurse",
      shows: "what each of them says; they must agree",
    },
    { run: "dig +trace ORIGIN A", shows: "where a delegation breaks" },
    AT_THE_EDGE,
  ],
  edge: [
    AT_THE_EDGE,
    {
      run: "aws logs tail /aws/cloudfront/LambdaEdge/DISTRIBUTION --region REGION --since 1h",
      shows: "the validation error and the header's name; REGION is the edge's, near the viewer",
    },
    EDGE_VERSION,
  ],
  function: [
    {
      run: "aws cloudfront test-function --name NAME --if-match ETAG --stage LIVE --event-object fileb://EVENT.json",
      shows: "its output; read-only headers are not checked here",
    },
    AT_THE_EDGE,
  ],
  host: [
    {
      run: "curl -sSv -o /dev/null https://ORIGIN/PATH",
      shows: "the answer to the origin's own name",
    },
    {
      run: "curl -sSv -o /dev/null -H 'Host: ALIAS' https://ORIGIN/PATH",
      shows: "the refusal: what a forwarded Host gets",
    },
    AT_THE_EDGE,
  ],
  http: [
    {
      run: "curl -sSv -o /dev/null --http1.1 -w '%{http_code} %{size_header} bytes %{time_starttransfer} s' SCHEME://ORIGIN:PORT/PATH",
      shows: "the status, the size of the headers, the time to the first byte",
    },
    AT_THE_EDGE,
  ],
  origin: [
    { run: "curl -sSv -o /dev/null https://ORIGIN/PATH", shows: "the origin's own answer" },
    DISTRIBUTION,
    AT_THE_EDGE,
  ],
  deploy: DEPLOYMENT,
  "edge 503": [
    AT_THE_EDGE,
    {
      run: "aws logs tail /aws/lambda/us-east-1.NAME --region REGION --since 1h",
      shows: "the error and its stack; REGION is the edge's, near the viewer",
    },
    EDGE_VERSION,
  ],
  "edge deploy-failure": [...DEPLOYMENT, EDGE_VERSION],
  verify: [
    RESOLVE,
    SNI,
    { run: "nc -vz -w 10 ORIGIN PORT", shows: "whether the port answers" },
    DISTRIBUTION,
  ],
};
