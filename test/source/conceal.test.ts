import { expect, it } from "vitest";
import { concealed } from "../../src/source/conceal.ts";

function shown(text: string): string {
  return concealed({ path: "E1.json", text }).text;
}

it("masks the values of custom headers, position by position", () => {
  expect(shown('{"HeaderName": "X", "HeaderValue": "se\\"cr\\\\et", "x": 1}')).toBe(
    '{"HeaderName": "X", "HeaderValue": "**********", "x": 1}',
  );
  expect(shown('"HeaderValue" :\n  "ä😀", "HeaderValue":""')).toBe(
    '"HeaderValue" :\n  "***", "HeaderValue":""',
  );
});

it("masks what a text that is cut off still shows", () => {
  expect(shown('{"HeaderValue": "secr')).toBe('{"HeaderValue": "****');
  expect(shown('{"HeaderValue": "sec\nret", "x": "y"}')).toBe('{"HeaderValue": "***\n***", "x": "y"}');
});

it("shows a template as it stands in the repository", () => {
  const text = '{"Type": "AWS::CloudFront::Distribution", "HeaderValue": "secret"}';
  expect(shown(text)).toBe(text);
});
