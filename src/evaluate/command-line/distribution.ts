import type { TlsVersion } from "../../facts/tls-policy.ts";
import { normalizeName } from "../../names.ts";
import type { Place } from "../../source/place.ts";
import { absent, type Datum, known, type Provenance, type Value } from "../../value.ts";
import type { EvaluableRoot, Resource } from "../resource.ts";
import { Words } from "./words.ts";

/** One origin as `originlint probe` is told of it. */
export interface CommandLineOrigin {
  readonly hosts: readonly string[];
  readonly scheme?: "http" | "https";
  readonly port?: number;
  /** The Host that viewers send and that is forwarded. */
  readonly host?: string;
  readonly protocols?: readonly TlsVersion[];
}

/** The file that findings about a command line point into. */
export const COMMAND_LINE = "<command line>";

/** Ids of AWS's own policies: AllViewer and CachingDisabled. */
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/** A distribution with each host as its only origin, whose every value stands on the command line, and that line's text. */
export function commandLineDistribution(origin: CommandLineOrigin): {
  readonly root: EvaluableRoot;
  readonly text: string;
} {
  const words = new Words(COMMAND_LINE);
  words.add("originlint");
  words.add("probe");
  const distinct = new Map(origin.hosts.map((host) => [normalizeName(host), host]));
  const hosts = [...distinct.values()].map((host) => ({ host, place: words.add(host) }));
  const settings = placesOf(origin, words);
  const resources = hosts.map(({ host, place }) => resourceOf(host, origin, { ...settings, host: place }));
  const root = { name: COMMAND_LINE, language: "cloudformation" } as const;
  return {
    root: { root, evaluate: () => ({ root, resources, opaque: [], unseen: [], diagnostics: [] }) },
    text: words.text,
  };
}

interface Places {
  readonly host: Place;
  readonly scheme?: Place;
  readonly port?: Place;
  readonly forwarded?: Place;
  readonly protocols?: Place;
}

function placesOf(origin: CommandLineOrigin, words: Words): Omit<Places, "host"> {
  const { host, port, protocols, scheme } = origin;
  return {
    ...(scheme !== undefined && { scheme: words.option("--scheme", scheme) }),
    ...(port !== undefined && { port: words.option("--port", String(port)) }),
    ...(host !== undefined && { forwarded: words.option("--host", host) }),
    ...(protocols !== undefined && { protocols: words.option("--protocols", protocols.join()) }),
  };
}

function resourceOf(host: string, origin: CommandLineOrigin, places: Places): Resource {
  const make = new Maker(host, places.host);
  const { protocols = ["TLSv1.2"], scheme = "https" } = origin;
  const port = origin.port ?? (scheme === "https" ? 443 : 80);
  const custom = make.map("Origins[0].CustomOriginConfig", places.host, {
    [scheme === "https" ? "HTTPSPort" : "HTTPPort"]: [port, places.port],
    OriginProtocolPolicy: [`${scheme}-only`, places.scheme],
    OriginSSLProtocols: [protocols, places.protocols],
  });
  const item = make.map("Origins[0]", places.host, {
    Id: [host, undefined],
    DomainName: [host, undefined],
    CustomOriginConfig: [custom, undefined],
  });
  const behavior = make.map("DefaultCacheBehavior", places.host, {
    TargetOriginId: [host, undefined],
    ViewerProtocolPolicy: [scheme === "https" ? "https-only" : "allow-all", places.scheme],
    CachePolicyId: [CACHING_DISABLED, undefined],
    ...(origin.host !== undefined && { OriginRequestPolicyId: [ALL_VIEWER, places.forwarded] }),
  });
  const config = make.map("", places.host, {
    Enabled: [true, undefined],
    Aliases: [origin.host === undefined ? [] : [origin.host], places.forwarded],
    Origins: [[item], undefined],
    DefaultCacheBehavior: [behavior, undefined],
  });
  const from = make.provenance("", places.host);
  return {
    address: host,
    type: "AWS::CloudFront::Distribution",
    mode: "managed",
    properties: new Map([["DistributionConfig", config]]),
    from: { ...from, kind: "block" },
    region: absent(from),
    account: absent(from),
  };
}

type Written = string | number | boolean | readonly (string | Value<Datum>)[] | Value<Datum>;

/** Makes values that stand on the command line; those without a word of their own stand where the host does. */
class Maker {
  readonly #address: string;
  readonly #home: Place;

  constructor(address: string, home: Place) {
    this.#address = address;
    this.#home = home;
  }

  map(
    path: string,
    place: Place,
    entries: Readonly<Record<string, readonly [Written, Place | undefined]>>,
  ): Value<Datum> {
    const values = Object.entries(entries).map(([name, [value, at]]) => {
      const full = path === "" ? name : `${path}.${name}`;
      return [name, this.#value(value, full, at)] as const;
    });
    return known<Datum>(new Map(values), { ...this.provenance(path, place), kind: "block" });
  }

  provenance(path: string, place: Place | undefined): Provenance {
    return { at: place ?? this.#home, kind: "argument", address: this.#address, path, via: [], because: [] };
  }

  #value(value: Written, path: string, place: Place | undefined): Value<Datum> {
    const from = this.provenance(path, place);
    if (typeof value !== "object") return known<Datum>(value, from);
    if (!isList(value)) return value;
    return known<Datum>(
      value.map((item, index) =>
        typeof item === "string" ? known<Datum>(item, { ...from, path: `${path}[${index}]` }) : item,
      ),
      from,
    );
  }
}

function isList(value: object): value is readonly (string | Value<Datum>)[] {
  return Array.isArray(value);
}
