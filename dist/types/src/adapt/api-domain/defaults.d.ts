/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html */
export declare const API_DOMAIN_DEFAULTS: {
    readonly securityPolicy: "TLS_1_2";
    /** Of REST APIs (v1). */
    readonly restEndpointType: "EDGE";
    /** Of HTTP and WebSocket APIs (v2). */
    readonly httpEndpointType: "REGIONAL";
};
