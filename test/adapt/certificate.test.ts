import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import { readPem } from "../../src/adapt/certificate/pem.ts";
import type { Resource } from "../../src/evaluate/resource.ts";
import type { Certificate } from "../../src/model/certificate.ts";
import { entityJson } from "../support/model-json.ts";
import { evaluationOf, openListOf, type Plain, ref, resource, undecided } from "../support/resources.ts";

function pem(name: string): string {
  return readFileSync(`fixtures/certificates/${name}.pem`, "utf8");
}

function first(...resources: readonly Resource[]): Certificate {
  const [certificate] = buildModel(evaluationOf(...resources)).value.model.certificates;
  if (certificate === undefined) throw new Error("there is no certificate");
  return certificate;
}

function acm(properties: { readonly [name: string]: Plain }, ...others: readonly Resource[]): Certificate {
  return first(resource("aws_acm_certificate", "aws_acm_certificate.a", properties), ...others);
}

describe("a certificate in PEM", () => {
  it("that signs itself", () => {
    expect(readPem(pem("self-signed"))).toEqual({
      names: ["origin.example.com", "*.example.com"],
      commonName: "origin.example.com",
      keyAlgorithm: "EC_prime256v1",
      selfSigned: true,
    });
  });

  it("that another one signs", () => {
    expect(readPem(pem("leaf"))).toMatchObject({ keyAlgorithm: "RSA_2048", selfSigned: false });
  });

  it("is the first of a bundle", () => {
    expect(readPem(`${pem("leaf")}\n${pem("ca")}`)).toMatchObject({ commonName: "leaf.example.com" });
  });

  it.each(["", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])(
    "is none in %j",
    (text) => {
      expect(readPem(text)).toBeUndefined();
    },
  );
});

describe("a requested certificate", () => {
  it("has its domain name first, and a public authority", () => {
    expect(
      entityJson(acm({ domain_name: "example.com", subject_alternative_names: ["www.example.com"] })),
    ).toMatchObject({
      source: "requested",
      names: ["example.com", "www.example.com"],
      keyAlgorithm: "RSA_2048",
      privateAuthority: false,
      selfSigned: null,
      bodyPem: null,
    });
  });

  it("may have more names than are known", () => {
    const names = (alternatives: Plain) =>
      entityJson(acm({ domain_name: "a.example", subject_alternative_names: alternatives }).names);
    expect(names(undecided())).toEqual({
      unknown: ["condition"],
      form: { items: ["a.example"], open: true },
    });
    expect(names(openListOf(["b.example"]))).toMatchObject({
      form: { items: ["a.example", "b.example"], open: true },
    });
  });

  it("has a private authority wherever one is set, also if AWS will choose its ARN", () => {
    const authority = (arn: Plain) =>
      acm({ domain_name: "a.example", certificate_authority_arn: arn }).privateAuthority;
    expect(authority("arn:aws:acm-pca:eu-west-1:1:certificate-authority/x")).toMatchObject({ value: true });
    expect(authority(ref("aws_acmpca_certificate_authority.x", "arn"))).toMatchObject({ value: true });
    expect(authority(undecided())).toMatchObject({ kind: "unknown", why: [{ why: "condition" }] });
  });
});

describe("an imported certificate", () => {
  it("is read from its body", () => {
    expect(
      entityJson(acm({ certificate_body: pem("self-signed"), certificate_chain: pem("ca") })),
    ).toMatchObject({
      source: "imported",
      names: ["origin.example.com", "*.example.com"],
      commonName: "origin.example.com",
      keyAlgorithm: "EC_prime256v1",
      selfSigned: true,
      privateAuthority: null,
      chainPem: pem("ca"),
    });
  });

  it("whose body is no certificate says so", () => {
    expect(acm({ certificate_body: "garbage" })).toMatchObject({
      names: { kind: "unknown", why: [{ why: "error", says: "is not a certificate in PEM" }] },
      selfSigned: { kind: "unknown" },
    });
  });

  it("whose body is not known is unknown for the body's reason", () => {
    expect(entityJson(acm({ certificate_body: undecided("no-value") }))).toMatchObject({
      source: "imported",
      names: { unknown: ["no-value"] },
    });
  });

  it("that may be a requested one is neither", () => {
    expect(entityJson(acm({ certificate_body: undecided(), domain_name: undecided() }))).toMatchObject({
      source: { unknown: ["condition"] },
      privateAuthority: { unknown: ["condition"] },
    });
  });

  it("in IAM is one too, in both languages", () => {
    const terraform = resource("aws_iam_server_certificate", "aws_iam_server_certificate.a", {
      certificate_body: pem("leaf"),
    });
    const cloudformation = resource("AWS::IAM::ServerCertificate", "A", { CertificateBody: pem("leaf") });
    expect(entityJson(first(cloudformation))).toEqual(entityJson(first(terraform)));
    expect(first(terraform).names).toMatchObject({ value: [{ value: "leaf.example.com" }] });
  });
});

describe("a certificate that the tls provider makes", () => {
  const key = resource("tls_private_key", "tls_private_key.k", { algorithm: "ECDSA", ecdsa_curve: "P384" });
  const pemOfKey = ref("tls_private_key.k", "private_key_pem");

  it("signs itself", () => {
    const maker = resource("tls_self_signed_cert", "tls_self_signed_cert.c", {
      private_key_pem: pemOfKey,
      dns_names: ["origin.example.com"],
      subject: [{ common_name: "example.com" }],
    });
    const certificate = acm({ certificate_body: ref("tls_self_signed_cert.c", "cert_pem") }, maker, key);
    expect(entityJson(certificate)).toMatchObject({
      names: ["origin.example.com"],
      commonName: "example.com",
      keyAlgorithm: "EC_secp384r1",
      selfSigned: true,
      privateAuthority: null,
    });
    expect(certificate.selfSigned.from.address).toBe("tls_self_signed_cert.c");
  });

  it("or is signed by an authority made in the same code", () => {
    const maker = resource("tls_locally_signed_cert", "tls_locally_signed_cert.c", {
      cert_request_pem: ref("tls_cert_request.r", "cert_request_pem"),
    });
    const request = resource("tls_cert_request", "tls_cert_request.r", {
      private_key_pem: ref("tls_private_key.rsa", "private_key_pem"),
      dns_names: ["a.example"],
    });
    const rsa = resource("tls_private_key", "tls_private_key.rsa", { algorithm: "RSA", rsa_bits: "4096" });
    const body = { certificate_body: ref("tls_locally_signed_cert.c", "cert_pem") };
    expect(entityJson(acm(body, maker, request, rsa))).toMatchObject({
      names: ["a.example"],
      keyAlgorithm: "RSA_4096",
      selfSigned: false,
      privateAuthority: true,
    });
    expect(entityJson(acm(body, maker))).toMatchObject({
      names: { unknown: ["resource-attribute"] },
      selfSigned: false,
      privateAuthority: true,
    });
  });
});

describe("a certificate that is looked up", () => {
  it("has the name that it is found by, and maybe others", () => {
    const data = resource(
      "aws_acm_certificate",
      "data.aws_acm_certificate.a",
      { domain: "example.com" },
      { mode: "data" },
    );
    expect(entityJson(first(data))).toMatchObject({
      names: { unknown: ["data-source"], form: { items: ["example.com"], open: true } },
      selfSigned: { unknown: ["data-source"] },
    });
  });
});
