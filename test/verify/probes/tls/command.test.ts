import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { opensslCommand } from "../../../../src/verify/probes/tls/command.ts";

describe("the command that shows what a hello met", () => {
  it("offers what CloudFront offers", () => {
    const command = opensslCommand({
      address: "192.0.2.1",
      port: 443,
      serverName: "www.example.com",
      versions: ["TLSv1.2"],
    });
    expect(command).toBe(
      "openssl s_client -connect 192.0.2.1:443 -servername www.example.com -tls1_2 -cipher " +
        "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-SHA384:ECDHE-ECDSA-AES256-SHA:" +
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA:" +
        "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA:ECDHE-RSA-AES128-GCM-SHA256:" +
        "ECDHE-RSA-AES128-SHA256:ECDHE-RSA-AES128-SHA:AES256-SHA:AES128-SHA:DES-CBC3-SHA:RC4-MD5:@SECLEVEL=0 " +
        "-curves X25519:prime256v1:secp384r1 -sigalgs RSA+SHA256:RSA+SHA384:RSA+SHA512:RSA+SHA224:RSA+SHA1:" +
        "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ECDSA+SHA224:ECDSA+SHA1 -showcerts </dev/null",
    );
  });

  it("says the versions of a list by its ends, and TLS 1.3 without CloudFront's lists", () => {
    const target = { address: "2001:db8::1", port: 8443 };
    expect(opensslCommand({ ...target, versions: ["TLSv1.2", "TLSv1"] })).toContain(
      "-connect '[2001:db8::1]:8443' -noservername -min_protocol TLSv1 -max_protocol TLSv1.2 -cipher",
    );
    expect(opensslCommand({ ...target, versions: ["TLSv1.3"] })).toBe(
      "openssl s_client -connect '[2001:db8::1]:8443' -noservername -tls1_3 -showcerts </dev/null",
    );
  });

  it.each(["a'; touch /tmp/x; '", "$(id)", "`id`", "a b", "-x", "\\", "*"])(
    "gives a shell the name %s as one word",
    (serverName) => {
      const command = opensslCommand({ address: "192.0.2.1", port: 1, serverName, versions: ["TLSv1.3"] });
      const script = command.replace("openssl s_client", "printf '%s\\n'");
      const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\n");
      expect(words[3]).toBe(serverName);
    },
  );

  it("keeps control characters away from a terminal", () => {
    const serverName = "a\u001b[2J\nb";
    expect(opensslCommand({ address: "192.0.2.1", port: 1, serverName, versions: ["SSLv3"] })).toContain(
      "-servername 'a?[2J?b' -ssl3",
    );
  });
});
