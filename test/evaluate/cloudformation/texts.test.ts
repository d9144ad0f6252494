import { describe, expect, it } from "vitest";
import { messagesOf, showValue } from "./evaluating.ts";

const HOSTS = `
Parameters:
  Domain: { Type: String }
  Env: { Type: String, Default: dev }
  Names: { Type: CommaDelimitedList, Default: "a, b" }
  Secret: { Type: String, Default: hunter2, NoEcho: true }
Resources:
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
  Site: { Type: AWS::S3::Bucket }
  Url: { Type: AWS::Lambda::Url }
  Socket: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Http: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
`;

describe("Fn::Split and Fn::Select on texts of which parts are unknown", () => {
  it.each([
    [
      "a function's URL",
      '!Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]',
      "<Url.FunctionUrl function-url-host>",
    ],
    ["its empty path", '!Select [3, !Split ["/", !GetAtt Url.FunctionUrl]]', ""],
    [
      "a website's URL",
      '!Select [2, !Split ["/", !GetAtt Site.WebsiteURL]]',
      "<Site.WebsiteURL s3-website-host>",
    ],
    [
      "an API's endpoint",
      '!Select [1, !Split ["://", !GetAtt Http.ApiEndpoint]]',
      "<Http.ApiEndpoint execute-api-host>",
    ],
    ["a socket's scheme", '!Select [0, !Split [":", !GetAtt Socket.ApiEndpoint]]', "wss"],
    [
      "text around an atom",
      '!Select [1, !Split [":", !Sub "x:${Alb.DNSName}.y:z"]]',
      "<Alb.DNSName load-balancer-host>.y",
    ],
  ])("takes the piece of %s", (_, expression, expected) => {
    const value = showValue(expression, HOSTS);
    expect(value).toEqual(expected.includes("<") ? { why: "resource-attribute", text: expected } : expected);
  });

  it("takes what stands before an unknown that may hold the delimiter", () => {
    expect(showValue('!Select [0, !Split [".", !Sub "api.${Domain}"]]', HOSTS)).toBe("api");
  });

  it("does not look into an unknown that may hold the delimiter", () => {
    const expression = '!Select [1, !Split [".", !Sub "api.${Domain}"]]';
    expect(showValue(expression, HOSTS)).toEqual({
      why: "no-value",
      text: '<Fn::Select("1", Fn::Split(".", Fn::Sub("api.${Domain}")))>',
    });
  });

  it("does not split a host at its dots", () => {
    expect(showValue('!Split [".", !GetAtt Alb.DNSName]', HOSTS)).toEqual({
      why: "resource-attribute",
      list: [],
      open: true,
    });
  });

  it("gives equal texts to equal expressions it cannot look into", () => {
    const expression = '!Select [1, !Split [".", !Ref Domain]]';
    expect(showValue(expression, HOSTS)).toEqual(showValue(expression, HOSTS));
  });

  it("refuses an item that is not there", () => {
    expect(messagesOf("!Select [7, [a, b]]")).toEqual([
      "CloudFormation will refuse this Fn::Select: it selects item 7 of a list of 2",
    ]);
  });
});

describe("Fn::Sub", () => {
  it.each([
    ["a parameter", '!Sub "${Env}.example.com"', "dev.example.com"],
    ["blanks in a variable", '!Sub "${ Env }"', "dev"],
    ["a literal", '!Sub "${!Env}"', "${Env}"],
    ["an open brace", '!Sub "a${Env"', "a${Env"],
    ["a variable of its own", '!Sub ["${Env}", { Env: other }]', "other"],
    ["no variable", '!Sub ""', ""],
    ["a dollar sign", '!Sub "$5 ${Env}"', "$5 dev"],
  ])("replaces %s", (_, expression, expected) => {
    expect(showValue(expression, HOSTS)).toBe(expected);
  });

  it("keeps what is known around an unknown", () => {
    expect(showValue('!Sub "api.${Domain}"', HOSTS)).toEqual({ why: "no-value", text: "api.<Domain>" });
  });

  it("refuses a list in a text", () => {
    expect(messagesOf('!Sub "x ${Names}"', HOSTS)).toHaveLength(1);
  });

  it("refuses a name that the template does not have", () => {
    expect(messagesOf('!Sub "${Nowhere}"')).toEqual(['there is no resource or parameter "Nowhere"']);
    expect(showValue('!Sub "a.${Nowhere}"')).toEqual({ why: "error", text: "a.<Nowhere.Ref>" });
  });
});

describe("Fn::Join", () => {
  it.each([
    ["texts", '!Join [".", [a, b]]', "a.b"],
    ["numbers and truth values", '!Join ["-", [1, true]]', "1-true"],
    ["a list parameter", '!Join ["+", !Ref Names]', "a+b"],
    ["one item", '!Join ["-", [a]]', "a"],
    ["nothing", '!Join ["-", []]', ""],
    ["empty texts", '!Join ["-", ["", ""]]', "-"],
  ])("joins %s", (_, expression, expected) => {
    expect(showValue(expression, HOSTS)).toBe(expected);
  });

  it("keeps what is known around an unknown", () => {
    expect(showValue('!Join ["", ["https://", !GetAtt Alb.DNSName, "/"]]', HOSTS)).toEqual({
      why: "resource-attribute",
      text: "https://<Alb.DNSName load-balancer-host>/",
    });
  });

  it("refuses what is no list", () => {
    expect(messagesOf('!Join ["-", a]')).toHaveLength(1);
    expect(messagesOf('!Join ["-", [[a]]]')).toHaveLength(1);
  });
});

describe("dynamic references", () => {
  it("are unknown, with the text around them", () => {
    expect(showValue('"https://{{resolve:ssm:/app/host:1}}/"')).toEqual({
      why: "data-source",
      text: "https://<{{resolve:ssm:/app/host:1}}>/",
    });
  });

  it("are found where other functions put them together", () => {
    expect(showValue('!Sub "{{resolve:ssm:/${Env}/host}}"', HOSTS)).toEqual({
      why: "data-source",
      text: "<{{resolve:ssm:/dev/host}}>",
    });
    expect(showValue('!Sub "{{resolve:ssm:/${Domain}/host}}"', HOSTS)).toEqual({
      why: "no-value, data-source",
      text: "<{{resolve:ssm:/${Domain}/host}}>",
    });
  });

  it("need their end", () => {
    expect(showValue('"{{resolve:ssm:/app"')).toBe("{{resolve:ssm:/app");
  });
});
