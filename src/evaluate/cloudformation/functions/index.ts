import type { IntrinsicFunction } from "../scope.ts";
import { conditional } from "./conditional.ts";
import { cidr, findInMap, getAZs, length, select, transform } from "./lookups.ts";
import { getAtt, importValue, ref } from "./references.ts";
import { base64, join, split, sub, toJsonString } from "./texts.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map([
  ["Ref", ref],
  ["Fn::Base64", base64],
  ["Fn::Cidr", cidr],
  ["Fn::FindInMap", findInMap],
  ["Fn::GetAtt", getAtt],
  ["Fn::GetAZs", getAZs],
  ["Fn::If", conditional],
  ["Fn::ImportValue", importValue],
  ["Fn::Join", join],
  ["Fn::Length", length],
  ["Fn::Select", select],
  ["Fn::Split", split],
  ["Fn::Sub", sub],
  ["Fn::ToJsonString", toJsonString],
  ["Fn::Transform", transform],
]);
