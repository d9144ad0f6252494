import { createRequire as originlintRequire } from "node:module"; const require = originlintRequire(import.meta.url);
import{builtInRules}from"./chunk-DP6NV4RR.mjs";import"./chunk-DZQJPELL.mjs";import"./chunk-SJW6IMKO.mjs";import"./chunk-N6ECIKXV.mjs";import"./chunk-6XWM32B7.mjs";import"./chunk-JOO2X37S.mjs";import"./chunk-S7V5HSKS.mjs";export{builtInRules};
