/** Where name servers listen. https://www.rfc-editor.org/rfc/rfc1035#section-4.2 */
export const DNS_PORT = 53;
