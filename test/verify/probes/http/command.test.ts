import { describe, expect, it } from "vitest";
import { curlCommand } from "../../../../src/verify/probes/http/command.ts";

const HTTPS = {
  scheme: "https",
  address: "198.51.100.7",
  port: 443,
  serverName: "origin.example.test",
  hostHeader: "www.example.test",
  path: "/index.html?a=1&b=2",
} as const;

describe("curlCommand", () => {
  it("connects to the address with the server name and the Host of the request", () => {
    expect(curlCommand(HTTPS)).toBe(
      "curl -sv --globoff --http1.1 --output /dev/null --insecure --connect-timeout 10 --max-time 40 " +
        "--connect-to origin.example.test:443:198.51.100.7:443 --user-agent 'Amazon CloudFront' " +
        "--header 'Host: www.example.test' 'https://origin.example.test:443/index.html?a=1&b=2'",
    );
  });

  it("sends no server name where none is sent, and brackets IPv6", () => {
    const { serverName: _, ...without } = HTTPS;
    const command = curlCommand({ ...without, address: "2001:db8::7", port: 8443 });
    expect(command).not.toContain("--connect-to");
    expect(command).toContain("'https://[2001:db8::7]:8443/index.html?a=1&b=2'");
  });

  it("leads nowhere else, whatever the names are", () => {
    const command = curlCommand({ ...HTTPS, scheme: "http", hostHeader: "evil.test/@x", port: 80 });
    expect(command).toContain("http://198.51.100.7:80/");
  });
});
