import { describe, expect, it } from "vitest";
import type { Questions } from "../../src/verify/interview.ts";
import { interviewAll } from "../../src/verify/interviews.ts";
import { FakeQuestions, plainTargetWith, targetWith } from "./fake-questions.ts";

const VPC = "it is a VPC origin, which only CloudFront reaches";

describe("the interviews of a run", () => {
  it("ask equal targets once, and tell each observation once, in the order of the targets", async () => {
    const questions = new FakeQuestions();
    const [https, other] = [targetWith(), targetWith({ host: "api.example.com" })];
    const observations = await interviewAll([https, other, targetWith()], { questions });
    expect(questions.asked.filter((one) => one.startsWith("dns"))).toEqual([
      "dns origin.example.com",
      "dns api.example.com",
    ]);
    expect(new Set(observations).size).toBe(observations.length);
    const hosts = observations.map(({ host }) => host);
    expect(hosts).toEqual([...hosts].sort((a, b) => hosts.indexOf(a) - hosts.indexOf(b)));
  });

  it("tell the answer that two targets share once", async () => {
    const shared = {
      kind: "dns",
      host: "origin.example.com",
      answers: [],
      cost: { connections: 0, datagrams: 1 },
    } as const;
    const questions: Questions = Object.assign(new FakeQuestions(), { resolve: async () => shared });
    const observations = await interviewAll([targetWith(), plainTargetWith()], { questions });
    expect(observations.filter(({ kind }) => kind === "dns")).toEqual([shared]);
  });

  it("tell a refusal once for each reason, however many targets have it", async () => {
    const questions = new FakeQuestions();
    const targets = [
      targetWith({ unreachable: VPC }),
      targetWith({ unreachable: VPC, path: "/api/" }),
      targetWith({ unreachable: VPC, port: 8443 }),
      targetWith({ unreachable: "another origin was asked for" }),
    ];
    const observations = await interviewAll(targets, { questions });
    expect(observations.map((one) => one.kind === "not-run" && `${one.target}: ${one.why}`)).toEqual([
      `origin.example.com:443: ${VPC}`,
      `origin.example.com:8443: ${VPC}`,
      "origin.example.com:443: another origin was asked for",
    ]);
    expect(questions.asked).toEqual([]);
  });

  it("ask the public origin beside a VPC origin of the same name", async () => {
    const questions = new FakeQuestions();
    const observations = await interviewAll([targetWith({ unreachable: VPC }), targetWith()], { questions });
    expect(observations.map(({ kind }) => kind)).toContain("not-run");
    expect(observations.map(({ kind }) => kind)).toContain("http");
  });

  it("go on with the others where one meets a bug of ours", async () => {
    const questions: Questions = Object.assign(new FakeQuestions(), {
      resolve: async (host: string) => {
        if (host === "origin.example.com") throw new RangeError("X-Key: s3cret");
        return new FakeQuestions().resolve(host);
      },
    });
    const targets = [targetWith(), targetWith({ host: "api.example.com" })];
    const observations = await interviewAll(targets, { questions });
    expect(observations[0]).toEqual({
      kind: "not-run",
      host: "origin.example.com",
      probe: "tls",
      target: "origin.example.com:443",
      why: "asking it met a bug of our own (RangeError)",
      cost: { connections: 0, datagrams: 0 },
    });
    expect(observations.filter(({ host }) => host === "api.example.com").length).toBeGreaterThan(3);
    expect(JSON.stringify(observations)).not.toContain("s3cret");
  });

  it("take anything that is thrown", async () => {
    for (const thrown of ["a text", undefined, null, { toString: undefined }]) {
      const questions: Questions = Object.assign(new FakeQuestions(), {
        resolve: () => Promise.reject(thrown),
      });
      const [first] = await interviewAll([plainTargetWith()], { questions });
      expect(first).toMatchObject({
        kind: "not-run",
        probe: "http",
        why: "asking it met a bug of our own (an error)",
      });
    }
  });

  it("tell their progress: each once, up to all of the distinct ones", async () => {
    const told: string[] = [];
    const targets = [targetWith(), targetWith(), plainTargetWith(), targetWith({ unreachable: VPC })];
    const onProgress = (done: number, total: number) => void told.push(`${done} of ${total}`);
    await interviewAll(targets, { questions: new FakeQuestions(), onProgress });
    expect(told).toEqual(["1 of 3", "2 of 3", "3 of 3"]);
  });

  it("are none of no targets", async () => {
    expect(await interviewAll([], { questions: new FakeQuestions() })).toEqual([]);
  });
});
