import { describe, expect, it } from "vitest";
import type { EdgeModel } from "../../src/model/model.ts";
import { cloudformationModel, terraformModel } from "../support/model-of.ts";

const BASE = `
resource "aws_lb" "web" {}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.list.arn
  }
}

resource "aws_lb_target_group" "list" {
  target_type = "lambda"
}

resource "aws_lambda_function" "list" {
  function_name = "list"
}
`;

function joined({ listenerFunctions }: EdgeModel): readonly string[] {
  return listenerFunctions.map(({ listener, function: target }) => `${listener} -> ${target.address}`);
}

const FOUND = ["aws_lb_listener.http -> aws_lambda_function.list"];

describe("the functions that a listener forwards to", () => {
  it.each([
    ["the function", "target_id = aws_lambda_function.list.arn", FOUND],
    ["one of its versions", "target_id = aws_lambda_function.list.qualified_arn", FOUND],
    ["an alias of it", "target_id = aws_lambda_alias.live.arn", FOUND],
    ["an instance", 'target_id = "i-0123456789abcdef0"', []],
    ["what has no value", "target_id = var.target", []],
    ["a condition decides", "count = var.flag ? 1 : 0\n  target_id = aws_lambda_function.list.arn", []],
  ])("%s", (_, target, found) => {
    const model = terraformModel(`${BASE}
variable "target" {}
variable "flag" {}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.list.function_name
  function_version = "1"
}

resource "aws_lb_target_group_attachment" "list" {
  target_group_arn = aws_lb_target_group.list.arn
  ${target}
}
`);
    expect(joined(model)).toEqual(found);
  });

  it("is found under the older names, in a module, and weighted with others", () => {
    const model = terraformModel({
      "main.tf": `
module "app" {
  source   = "./app"
  function = aws_lambda_function.list.arn
}

resource "aws_lambda_function" "list" {}
`,
      "app/main.tf": `
variable "function" {}

resource "aws_alb" "web" {}

resource "aws_alb_listener" "http" {
  load_balancer_arn = aws_alb.web.arn
  port              = 80

  default_action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_alb_target_group.other.arn
        weight = 90
      }
      target_group {
        arn    = aws_alb_target_group.list.arn
        weight = 10
      }
    }
  }
}

resource "aws_alb_target_group" "other" {
  target_type = "ip"
}

resource "aws_alb_target_group" "list" {
  target_type = "lambda"
}

resource "aws_alb_target_group_attachment" "list" {
  target_group_arn = aws_alb_target_group.list.arn
  target_id        = var.function
}
`,
    });
    expect(joined(model)).toEqual(["module.app.aws_alb_listener.http -> aws_lambda_function.list"]);
  });

  it("is found in CloudFormation, in a rule too", () => {
    const model = cloudformationModel(`
Resources:
  List:
    Type: AWS::Lambda::Function
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      DefaultActions:
        - Type: fixed-response
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !GetAtt Http.ListenerArn
      Actions:
        - Type: forward
          TargetGroupArn: !GetAtt Targets.TargetGroupArn
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: lambda
      Targets: [{ Id: !GetAtt List.Arn }]
`);
    expect(joined(model)).toEqual(["Http -> List"]);
  });
});
