import { balancer, MARKED, NINE_BLOCKS, TEN_BLOCKS } from "./alb-9-balancer.ts";
import { BOTH, NINE, TEN } from "./alb-9-inputs.ts";
import { certificates, listener, type Style } from "./alb-9-listener.ts";
import { attributes, members, optional, output, variables } from "./described.ts";

function records(each: string, name: string, health: string): string {
  return `
resource "aws_route53_record" "this" {
  for_each = ${each}
  zone_id = each.value.zone_id
  name = ${name}
  type = each.value.type
  alias {
    name = aws_lb.this[0].dns_name
    zone_id = aws_lb.this[0].zone_id
    evaluate_target_health = ${health}
  }
}
`;
}

/** What is referred to besides, by its keys; no more of it is described. */
const REFERRED = `
resource "aws_lb_target_group" "this" {
  for_each = local.made && var.target_groups != null ? var.target_groups : {}
  ${optional("each.value", "name name_prefix")}
}
resource "aws_lb_listener_rule" "this" {
  for_each = { for rule in flatten([
    for key, listener in var.listeners : [for name in keys(try(listener.rules, {})) : join("/", [key, name])]
  ]) : rule => rule if local.made }
}
`;

const OUTPUTS = [
  attributes("", "aws_lb.this[0]", "id arn arn_suffix dns_name zone_id", "null"),
  output("listeners", "aws_lb_listener.this"),
  output("listener_rules", "aws_lb_listener_rule.this"),
  output("target_groups", "aws_lb_target_group.this"),
  attributes("security_group_", "aws_security_group.this[0]", "arn id", "null"),
  output("route53_records", "aws_route53_record.this"),
].join("");

const NINE_STYLE: Style = {
  port: "try(each.value.port, var.default_port)",
  protocol: "try(each.value.protocol, var.default_protocol)",
  policy: "try(each.value.ssl_policy, ?)",
  defaultPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  given: optional,
  mutual: "try([each.value.mutual_authentication], [])",
  set: (name) => `try([each.value.${name}], [])`,
  region: "",
  extra: "try(listener.additional_certificate_arns, [])",
};

const TEN_STYLE: Style = {
  port: "coalesce(each.value.port, var.default_port)",
  protocol: "coalesce(each.value.protocol, var.default_protocol)",
  policy: "try(coalesce(each.value.ssl_policy, ?), null)",
  defaultPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
  given: members,
  mutual: "each.value.mutual_authentication != null ? [each.value.mutual_authentication] : []",
  set: (name) => `each.value.${name} != null ? [each.value.${name}] : []`,
  region: "region = var.region",
  extra: "listener.additional_certificate_arns",
};

function nine(style: Style): string {
  return [
    variables({ ...BOTH, ...NINE }),
    balancer(NINE_BLOCKS, "", MARKED),
    listener(style),
    certificates(style),
    records(
      "{ for k, v in var.route53_records : k => v if var.create }",
      "try(each.value.name, each.key)",
      "true",
    ),
    REFERRED,
    OUTPUTS,
  ].join("\n");
}

/** Releases 9.0 to 9.4: a map of listeners of any shape, none of which asks for a client certificate. */
export const alb9 = nine({ ...NINE_STYLE, mutual: "[]" });

/** Releases 9.5 to 9.17. */
export const alb9Mutual = nine(NINE_STYLE);

function ten(tags: string): string {
  return [
    variables({ ...BOTH, ...TEN }),
    balancer(TEN_BLOCKS, "region = var.region", tags),
    listener(TEN_STYLE),
    certificates(TEN_STYLE),
    records(
      "var.create && var.route53_records != null ? var.route53_records : {}",
      "coalesce(each.value.name, each.key)",
      "each.value.evaluate_target_health",
    ),
    REFERRED,
    OUTPUTS,
  ].join("\n");
}

/** Releases 10.0 to 10.4: a map of listeners of one type, in a region that may be named. */
export const alb10 = ten(MARKED);

/** Release 10.5. */
export const alb10Untagged = ten("var.tags");
