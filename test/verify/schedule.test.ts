import { describe, expect, it } from "vitest";
import { type Release, retryOnSilence, Schedule } from "../../src/verify/schedule.ts";

/** Lets everything go on that can. */
const settle = () => new Promise((done) => setImmediate(done));

describe("Schedule", () => {
  it("lets in as many per key and in total as it may, first come, first served", async () => {
    const schedule = new Schedule({ perKey: 2, total: 3 });
    const inside: string[] = [];
    const releases = new Map<string, Release>();
    for (const name of ["a1", "a2", "a3", "b1", "b2", "c1"])
      void schedule.enter(name.charAt(0)).then((release) => {
        inside.push(name);
        releases.set(name, release);
      });
    await settle();
    expect(inside).toEqual(["a1", "a2", "b1"]);
    releases.get("b1")?.();
    await settle();
    expect(inside).toEqual(["a1", "a2", "b1", "b2"]);
    releases.get("a1")?.();
    await settle();
    expect(inside).toEqual(["a1", "a2", "b1", "b2", "a3"]);
  });

  it("takes a place back once, however often it is released", async () => {
    const schedule = new Schedule({ perKey: 1, total: 1 });
    const release = await schedule.enter("a");
    release();
    release();
    await schedule.enter("a");
    let isIn = false;
    void schedule.enter("b").then(() => {
      isIn = true;
    });
    await settle();
    expect(isIn).toBe(false);
  });

  it("never lets more in than it may, in any order", async () => {
    const schedule = new Schedule({ perKey: 3, total: 5 });
    let inside = 0;
    let most = 0;
    const job = async (key: number) => {
      const release = await schedule.enter(String(key % 4));
      inside += 1;
      most = Math.max(most, inside);
      await settle();
      inside -= 1;
      release();
    };
    await Promise.all(Array.from({ length: 200 }, (_, key) => job(key)));
    expect(most).toBe(5);
  });
});

describe("retryOnSilence", () => {
  const attempts = async (limit: number, ...outcomes: string[]) => {
    let made = 0;
    const last = await retryOnSilence(limit, async () => ({ is: outcomes[made++] ?? "none" }));
    return { made, last: last.is };
  };

  it("stops at the first answer", async () => {
    expect(await attempts(3, "silent", "refused", "silent")).toEqual({ made: 2, last: "refused" });
    expect(await attempts(3, "open")).toEqual({ made: 1, last: "open" });
  });

  it("makes as many attempts as it may, and one at least", async () => {
    expect(await attempts(3, "silent", "silent", "silent", "open")).toEqual({ made: 3, last: "silent" });
    expect(await attempts(0, "silent", "open")).toEqual({ made: 1, last: "silent" });
  });
});
