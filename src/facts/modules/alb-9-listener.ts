import { ACTIONS, HEADERS } from "./alb-9-inputs.ts";

/** What one listener is made of, where its members may be missing, and where their types say that they are there. */
export interface Style {
  readonly port: string;
  readonly protocol: string;
  readonly policy: string;
  readonly defaultPolicy: string;
  /** The members that are set, for a block each. */
  readonly set: (name: string) => string;
  /** Members that become arguments of the same name. */
  readonly given: (object: string, names: string) => string;
  /** What asks for a client certificate. */
  readonly mutual: string;
  readonly region: string;
  readonly extra: string;
}

export function listener({
  port,
  protocol,
  policy,
  defaultPolicy,
  set,
  given,
  mutual,
  region,
}: Style): string {
  const actions = Object.entries(ACTIONS).map(
    ([name, type]) => `
  dynamic "default_action" {
    for_each = ${set(name)}
    content {
      type = "${type}"
    }
  }`,
  );
  return `
resource "aws_lb_listener" "this" {
  for_each = { for k, v in var.listeners : k => v if local.made }
  ${region}
  load_balancer_arn = aws_lb.this[0].arn
  port = ${port}
  protocol = ${protocol}
  ssl_policy = contains(["HTTPS", "TLS"], ${protocol}) ? ${policy.replace("?", `"${defaultPolicy}"`)} : ${policy.replace("?", "null")}
  tags = merge(local.tags, try(each.value.tags, {}))
  ${given("each.value", `alpn_policy certificate_arn tcp_idle_timeout_seconds ${HEADERS.join(" ")}`)}
  dynamic "mutual_authentication" {
    for_each = ${mutual}
    iterator = m
    content {
      mode = m.value.mode
      ${given("m.value", "trust_store_arn ignore_client_certificate_expiry advertise_trust_store_ca_names")}
    }
  }${actions.join("")}
}
`;
}

export function certificates({ extra, region }: Style): string {
  return `
locals {
  extra = merge(values({
    for key, listener in var.listeners : key => {
      for i, arn in ${extra} : join("/", [key, i]) => { listener = key, arn = arn }
    } if length(${extra}) > 0
  })...)
}
resource "aws_lb_listener_certificate" "this" {
  for_each = { for k, v in local.extra : k => v if local.made }
  ${region}
  listener_arn = aws_lb_listener.this[each.value.listener].arn
  certificate_arn = each.value.arn
}
`;
}
