import type { TlsVersion } from "../facts/tls-policy.ts";
/** An address and port to dial where a host and port are meant; as curl's `--connect-to HOST:PORT:ADDRESS:PORT`. */
export interface ConnectTo {
    /** Lower case; absent for every host. */
    readonly host?: string;
    /** Absent for every port. */
    readonly port?: number;
    readonly address: string;
    /** Absent where the port stays as it is. */
    readonly toPort?: number;
}
/** A name server of the user's choice. */
export interface ResolverAddress {
    readonly address: string;
    readonly port: number;
}
/** What `verify` and `probe` may do. Paths are relative to the working directory. */
export interface LiveOptions {
    readonly connectTo: readonly ConnectTo[];
    /** PEM: the roots to use instead of Mozilla's. */
    readonly ca?: string;
    /** Empty for the public ones. */
    readonly resolvers: readonly ResolverAddress[];
    /** In the form of IANA's named.root. */
    readonly rootHints?: string;
    /** Of name servers that the delegation names. */
    readonly dnsPort: number;
    /** Addresses and CIDR blocks that may be dialled although they are not public. */
    readonly allowAddresses: readonly string[];
    /** Caps every wait. */
    readonly timeoutMilliseconds?: number;
    /** Find out all that origins offer, healthy or not. */
    readonly full: boolean;
    readonly sendOriginHeaders: boolean;
    /** Ask no other origins than those of these domain names. */
    readonly only?: readonly string[];
    /** The path to ask for instead of the one that the behavior suggests. */
    readonly path?: string;
    /** A file to write the observations to. */
    readonly record?: string;
    /** A file to take the observations from: nothing is contacted. */
    readonly replay?: string;
    /** Shows one line of status. */
    onProgress?(text: string): void;
}
/** What `originlint probe` is told on the command line. */
export interface ProbeRequest {
    readonly hosts: readonly string[];
    readonly scheme?: "http" | "https";
    readonly port?: number;
    /** The Host that viewers send and that is forwarded. */
    readonly host?: string;
    readonly protocols?: readonly TlsVersion[];
    readonly path?: string;
    /** A deployed distribution's configuration, or `-`. */
    readonly distribution?: string;
}
/** A whole run of `originlint probe`. */
export interface ProbeOptions {
    readonly request: ProbeRequest;
    /** What came on the standard input, where that is the distribution. */
    readonly input?: string;
    readonly live: LiveOptions;
    readonly workingDirectory: string;
    readonly environment?: Readonly<Record<string, string | undefined>>;
    /** A config file; `false` for none; else the nearest one is looked for. */
    readonly config?: string | false | undefined;
    readonly policies?: readonly string[];
    /** Milliseconds since 1970. */
    readonly now: number;
}
