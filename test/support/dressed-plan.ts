/**
 * What `terraform show -json` and `tofu show -json` add to a plan from one version on, besides the resources: read from the types
 * that each release marshals (internal/command/jsonplan, jsonstate, jsonconfig), 2026-11-26. All of them say format_version 1.2,
 * and 1.0 for a state.
 */
interface Shape {
  readonly version: string;
  readonly registry: string;
  /** `errored`: Terraform 1.6, OpenTofu 1.6. */
  readonly errored: boolean;
  /** `applyable` and `complete`: Terraform 1.8. */
  readonly complete: boolean;
  /** `deferred_changes`: Terraform 1.9. */
  readonly deferred: boolean;
  /** Identities of resources: Terraform 1.12. */
  readonly identity: boolean;
  /** Actions: Terraform 1.14. */
  readonly actions: boolean;
  /** Outputs and variables with `deprecated`: OpenTofu 1.10. */
  readonly deprecated: boolean;
}

type Json = unknown;
type Fields = Record<string, Json>;

const terraform = (minor: number): Shape => ({
  version: `1.${minor}.2`,
  registry: "registry.terraform.io",
  errored: minor >= 6,
  complete: minor >= 8,
  deferred: minor >= 9,
  identity: minor >= 12,
  actions: minor >= 14,
  deprecated: false,
});
const openTofu = (minor: number): Shape => ({
  ...terraform(6),
  version: `1.${minor}.1`,
  registry: "registry.opentofu.org",
  deprecated: minor >= 10,
});

/** Every version whose plans are understood, by name. */
export const TOOLS: readonly (readonly [name: string, shape: Shape])[] = [
  ...range(5, 14).map((minor) => [`Terraform 1.${minor}`, terraform(minor)] as const),
  ...range(6, 10).map((minor) => [`OpenTofu 1.${minor}`, openTofu(minor)] as const),
];

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A plan or state (of `planOf`, `stateAfter`) as this tool in this version prints it. */
export function dressed(document: Readonly<Fields>, shape: Shape): Fields {
  const { complete: _c, errored: _e, ...rest } = inRegistry(document, shape) as Fields;
  const isPlan = "resource_changes" in rest;
  return {
    ...rest,
    terraform_version: shape.version,
    ...(isPlan ? planFields(rest, shape) : {}),
    ...(isPlan ? {} : { values: withIdentities(rest.values, shape) }),
    ...(shape.errored && isPlan && { errored: false }),
    ...(shape.complete && isPlan && { applyable: true, complete: true }),
  };
}

function inRegistry(document: Json, { registry }: Shape): Json {
  return JSON.parse(JSON.stringify(document).replaceAll("registry.terraform.io", registry));
}

function planFields(plan: Fields, shape: Shape): Fields {
  const changes = (plan.resource_changes as Fields[]).map((item) => changeOf(item, shape));
  const configuration = plan.configuration as { root_module: Fields };
  const deprecated = { old: { value: "x", type: "string", deprecated: "use another" } };
  return {
    timestamp: "2026-11-26T12:00:00Z",
    resource_drift: changes
      .slice(0, 1)
      .map((item) => ({ ...item, change: { actions: ["update"], after: {} } })),
    resource_changes: [...changes, GONE],
    relevant_attributes: [{ resource: "aws_lb.web", attribute: ["dns_name"] }],
    checks: [{ address: { kind: "check", name: "up", to_display: "check.up" }, status: "unknown" }],
    output_changes: { url: { actions: ["create"], before: null, after_unknown: true } },
    ...(shape.deferred && { deferred_changes: [] }),
    ...(shape.actions && { action_invocations: [ACTION], deferred_action_invocations: [] }),
    ...(shape.deprecated && { planned_values: { outputs: deprecated, root_module: {} } }),
    configuration: {
      ...configuration,
      root_module: {
        ...configuration.root_module,
        ...(shape.actions && { actions: [ACTION] }),
      },
    },
  };
}

function changeOf(item: Fields, { identity, deferred }: Shape): Fields {
  const change = item.change as Fields;
  return {
    ...item,
    action_reason: "replace_by_request",
    change: {
      ...change,
      replace_paths: [["name"]],
      importing: {
        id: "an-id",
        ...(deferred && { unknown: false }),
        ...(identity && { identity: { id: "an-id" } }),
      },
      generated_config: 'resource "aws_lb" "generated" {\n}\n',
      ...(identity && { before_identity: null, after_identity: { account_id: "123456789012" } }),
    },
  };
}

const GONE = {
  address: "aws_lb.gone",
  mode: "managed",
  type: "aws_lb",
  name: "gone",
  change: { actions: ["forget"], before: { name: "gone" }, after: null, after_unknown: {} },
};

const ACTION = {
  address: "action.aws_cloudfront_create_invalidation.all",
  type: "aws_cloudfront_create_invalidation",
  name: "all",
  config_values: { distribution_id: "E1" },
};

function withIdentities(values: Json, { identity }: Shape): Json {
  if (!identity) return values;
  const { root_module: root } = values as { root_module: Fields };
  const resources = (root.resources as Fields[]).map((resource) => ({
    ...resource,
    identity_schema_version: 0,
    identity: { id: "an-id" },
  }));
  return { root_module: { ...root, resources } };
}
