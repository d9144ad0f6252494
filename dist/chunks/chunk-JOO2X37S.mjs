import { createRequire as originlintRequire } from "node:module"; const require = originlintRequire(import.meta.url);
var LIMITS={files:2e4,walkedFiles:5e5,fileBytes:52428800,totalBytes:524288e3,depth:200,syntaxNodes:2e6,expressionHeight:1e3,evaluationSteps:1e6,collectionElements:1e5,stringLength:1048576,choices:4,choiceOptions:4,worlds:64};export{LIMITS};
