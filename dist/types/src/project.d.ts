/** What the project calls itself; `version` is checked against package.json by a test. */
export declare const PROJECT: {
    readonly name: "originlint";
    readonly version: "0.1.0";
    readonly url: "https://github.com/originlint/originlint";
    readonly issues: "https://github.com/originlint/originlint/issues";
};
