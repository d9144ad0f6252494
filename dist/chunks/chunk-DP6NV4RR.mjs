import { createRequire as originlintRequire } from "node:module"; const require = originlintRequire(import.meta.url);
import{didYouMean}from"./chunk-DZQJPELL.mjs";import{RE2JS}from"./chunk-SJW6IMKO.mjs";import{FALSE,TRUE,all,any,not,truth,unknownTruth}from"./chunk-N6ECIKXV.mjs";import{absent,ifKnown,known,unknown}from"./chunk-6XWM32B7.mjs";import{LIMITS}from"./chunk-JOO2X37S.mjs";var HOST_CHARACTER=/[a-z0-9._-]/i,AWS_DOMAINS=[".amazonaws.com",".amazonaws.com.cn",".amazonaws.eu",".c2s.ic.gov",".sc2s.sgov.gov",".hci.ic.gov",".cloud.adc-e.uk"],AWS_HOST={min:4,character:HOST_CHARACTER,ends:AWS_DOMAINS},ANY_TEXT={min:0},SOME_TEXT={min:1},SHAPES={"load-balancer-host":AWS_HOST,"s3-bucket-host":AWS_HOST,"s3-website-host":AWS_HOST,"ec2-public-host":AWS_HOST,"ec2-private-host":{min:4,character:HOST_CHARACTER,ends:[".internal"]},"execute-api-host":AWS_HOST,"api-domain-target-host":{min:4,character:HOST_CHARACTER,ends:[...AWS_DOMAINS,".cloudfront.net",".cloudfront.cn"]},"function-url-host":{min:4,character:HOST_CHARACTER,ends:[".on.aws",".on.amazonwebservices.com.cn",".on.amazonwebservices.eu"]},"distribution-host":{min:4,character:HOST_CHARACTER,ends:[".cloudfront.net",".cloudfront.cn"]},"other-host":{min:1,character:HOST_CHARACTER},"ip-address":{min:2,character:/[0-9a-f.:]/i},arn:{min:8,starts:["arn:"]},id:SOME_TEXT,name:SOME_TEXT,region:{min:4,character:/[a-z0-9-]/i},account:{min:12,character:/[0-9]/},number:{min:1,character:/[0-9.eE+-]/}},MAX_SPELLED=300,MAX_PIECES=32;function textParts(value){if(value.kind==="known")return[String(value.value)];if(value.kind==="unknown"&&value.form?.kind==="text")return value.form.parts}function toPattern(parts){return parts.map(part=>typeof part=="string"?part:{source:part.source,shape:part.kind?SHAPES[part.kind]:ANY_TEXT})}function lowerCase(pattern){return pattern.map(piece=>typeof piece=="string"?piece.toLowerCase():piece)}function sameText(left,right){let middle=stripCommonEnds(merge(left),merge(right));if(middle===void 0)return!1;let[a,b]=middle;return a.length===0&&b.length===0?!0:a.length>MAX_PIECES||b.length>MAX_PIECES?"unknown":lengthsDisagree(a,b)||endsDisagree(a,b)||hasForeignCharacter(a,b)||hasForeignCharacter(b,a)||!canSpell(a,b)||!canSpell(b,a)?!1:"unknown"}function merge(pattern){let merged=[];for(let piece of pattern){let last=merged.at(-1);piece!==""&&(typeof piece=="string"&&typeof last=="string"?merged[merged.length-1]=last+piece:merged.push(piece))}return merged}function stripCommonEnds(a,b){let tails=stripCommonStart(a,b);if(tails===void 0)return;let heads=stripCommonStart(mirror(tails[0]),mirror(tails[1]));return heads&&[mirror(heads[0]),mirror(heads[1])]}function stripCommonStart(a,b){let i=0,j=0,x=a[0],y=b[0];for(;x!==void 0&&y!==void 0;)if(typeof x=="string"&&typeof y=="string"){let length=Math.min(x.length,y.length);if(x.slice(0,length)!==y.slice(0,length))return;x=x.length>length?x.slice(length):a[++i],y=y.length>length?y.slice(length):b[++j]}else if(typeof x!="string"&&typeof y!="string"&&x.source===y.source)x=a[++i],y=b[++j];else break;return[rest(x,a,i),rest(y,b,j)]}function rest(first,pattern,index2){return first===void 0?[]:[first,...pattern.slice(index2+1)]}function mirror(pattern){return pattern.map(piece=>typeof piece=="string"?piece.split("").reverse().join(""):piece).reverse()}function lengthsDisagree(a,b){let[restA,restB]=withoutCommonHoles(a,b);return restA.every(isText)&&leastLength(restA)<leastLength(restB)?!0:restB.every(isText)&&leastLength(restB)<leastLength(restA)}function withoutCommonHoles(a,b){let left=[...a],right=b.filter(piece=>{if(isText(piece))return!0;let twin=left.findIndex(other=>!isText(other)&&other.source===piece.source);return twin>=0&&left.splice(twin,1),twin<0});return[left,right]}function leastLength(pattern){return pattern.reduce((sum,piece)=>sum+(isText(piece)?piece.length:piece.shape.min),0)}function endsDisagree(a,b){let ends=possibleEnds(b),starts=possibleStarts(b);return!possibleEnds(a).some(x=>ends.some(y=>x.endsWith(y)||y.endsWith(x)))||!possibleStarts(a).some(x=>starts.some(y=>x.startsWith(y)||y.startsWith(x)))}function possibleEnds(pattern){let last=pattern.at(-1)??"";if(!isText(last))return last.shape.ends??[""];let before=pattern.at(-2);return(before===void 0||isText(before)?void 0:before.shape.ends)?.map(end=>end+last)??[last]}function possibleStarts(pattern){let first=pattern[0]??"";if(!isText(first))return first.shape.starts??[""];let after=pattern[1];return(after===void 0||isText(after)?void 0:after.shape.starts)?.map(start=>first+start)??[first]}function hasForeignCharacter(a,b){return[...new Set(b.filter(isText).join("").slice(0,MAX_SPELLED))].some(character=>!a.some(piece=>isText(piece)?piece.includes(character):piece.shape.character?.test(character)??!0))}function canSpell(pattern,literal2){if(!literal2.every(isText))return!0;let text=literal2.join("");if(text.length>MAX_SPELLED)return!0;let reached=new Set([0]);for(let piece of pattern){let next=new Set;for(let start of isText(piece)||isConstrained(piece.shape)?reached:[Math.min(...reached)])for(let end of endsOf(piece,text,start))next.add(end);if(next.size===0)return!1;reached=next}return reached.has(text.length)}function endsOf(piece,text,start){if(isText(piece))return text.startsWith(piece,start)?[start+piece.length]:[];let{min,character,starts,ends}=piece.shape,found=[];for(let end=start;end<=text.length&&!(end>start&&character&&!character.test(text.charAt(end-1)));end++){let span=text.slice(start,end);span.length<min||starts&&!starts.some(prefix=>span.startsWith(prefix))||ends&&!ends.some(suffix=>span.endsWith(suffix))||found.push(end)}return found}function isConstrained(shape){return shape.character!==void 0||shape.starts!==void 0||shape.ends!==void 0}function isText(piece){return typeof piece=="string"}function equal(a,b){return a.kind==="absent"||b.kind==="absent"?FALSE:a.kind==="known"&&b.kind==="known"?truth(a.value===b.value):compareTexts(a,b,!1)}function equalIgnoringCase(a,b){return a.kind==="absent"||b.kind==="absent"?FALSE:compareTexts(a,b,!0)}function compareTexts(a,b,ignoreCase){let left=textParts(a),right=textParts(b);if(left===void 0||right===void 0)return unknownTruth(reasons(a,b));let[x,y]=[toPattern(left),toPattern(right)],same=ignoreCase?sameText(lowerCase(x),lowerCase(y)):sameText(x,y);return same==="unknown"?unknownTruth(reasons(a,b)):truth(same)}function contains(list,x,same=equal){let{items:listed2,open:open2}=items(list),found=any(listed2.map(item=>same(item,x)));return found.is===!0||open2.length===0?found:unknownTruth(distinct([...found.is==="unknown"?found.why:[],...open2]))}function items(list){return itemsAs(list,datum=>typeof datum=="object"?void 0:String(datum))}function itemsAs(list,read){return list.kind==="absent"?{items:[],open:[]}:list.kind==="known"?{items:list.value,open:[]}:list.form?.kind!=="list"?{items:[],open:list.why}:{items:list.form.items.map(item=>itemAs(item,read,list.why)),open:list.form.open?list.why:[]}}function itemAs(item,read,why){if(item.kind!=="known")return item;let value=read(item.value);return value===void 0?unknown(why,item.from):item.sensitive?{...known(value,item.from),sensitive:!0}:known(value,item.from)}function isTrue(value){return value.kind==="unknown"?unknownTruth(value.why):truth(value.kind==="known"&&value.value)}function reasons(...values){return distinct(values.flatMap(value=>value.kind==="unknown"?value.why:[]))}function distinct(why){let seen=new Map;for(let reason of why){let key=`${reason.why} ${reason.what} ${reason.says}`;seen.has(key)||seen.set(key,reason)}return[...seen.values()]}import{domainToASCII}from"node:url";function normalizeName(name){return withoutFinalDot(toAscii(name.toLowerCase()))}function toAscii(name){return isAscii(name)?name:domainToASCII(name)||name}function isAscii(text){return new RegExp("^\\p{ASCII}*$","u").test(text)}function withoutFinalDot(name){return name.endsWith(".")?name.slice(0,-1):name}var MAX_ADDRESS=64;function isIpAddress(text){if(text.length>MAX_ADDRESS)return!1;let quad=text.split(".");return quad.length===4&&quad.every(part=>/^\d{1,3}$/.test(part)&&Number(part)<=255)?!0:/^\[?[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(%[^\]]*)?\]?$/i.test(text)}function sameName(a,b){if(a.kind==="absent"||b.kind==="absent")return FALSE;let x=namePattern(a),y=namePattern(b);return x&&y?asTruth(sameText(x,y),a,b):unknownTruth(reasons(a,b))}function isWildcard(pattern){return normalizeName(pattern).startsWith("*.")}function covers(pattern,name){if(pattern.kind==="absent"||name.kind==="absent")return FALSE;let wanted=namePattern(name),offered=namePattern(pattern);return wanted===void 0||offered===void 0?unknownTruth(reasons(pattern,name)):isNoHost(name)?FALSE:startsWith(wanted,"*.")?coversEveryNameBelow(offered,wanted,pattern,name):startsWith(offered,"*.")?asTruth(wildcardCovers(offered,wanted),pattern,name):offered.some(piece=>typeof piece=="string"&&piece.includes("*"))?partialWildcardCovers(offered,wanted,pattern,name):asTruth(sameText(offered,wanted),pattern,name)}function coversAny(patterns,name){let{items:listed2,open:open2}=items(patterns),found=any([...listed2.map(pattern=>covers(pattern,name)),...open2.length>0?[unknownTruth(open2)]:[]]);return found.is==="unknown"?unknownTruth(distinct(found.why)):found}function isNoHost(name){let parts=textParts(name)?.filter(part=>part!=="")??[],[first]=parts;return parts.length>1?!1:first===void 0||(typeof first=="string"?isIpAddress(first):first.kind==="ip-address")}var MAX_LABELS=127;function wildcardNearMiss(pattern,name){let offered=namePattern(pattern),wanted=namePattern(name);if(offered===void 0||wanted===void 0||!startsWith(offered,"*."))return;let base=dropStart(offered,2);if(sameText(base,wanted)===!0)return"apex";let rest2=afterFirstLabel(wanted);for(let depth=1;rest2!==void 0&&depth<MAX_LABELS;depth++){if(sameText(base,rest2)===!0)return depth>1?"too-deep":void 0;rest2=afterFirstLabel(rest2)}}function wildcardCovers(offered,wanted){let base=dropStart(offered,2),rest2=afterFirstLabel(wanted);return rest2!==void 0?sameText(base,rest2):sameText([LABEL,".",...base],wanted)===!1?!1:"unknown"}function partialWildcardCovers(offered,wanted,pattern,name){let loose=offered.flatMap((piece,index2)=>typeof piece=="string"?loosen(piece,index2):[piece]);return sameText(loose,wanted)===!1?FALSE:blockedBy(pattern,name,{what:print(offered),why:"not-modelled",says:"is a partial wildcard, which a client may refuse"})}function loosen(literal2,index2){return literal2.split("*").flatMap((text,star)=>star===0?[text]:[hole(`${index2}.${star}`,{min:0,character:/[^.]/}),text])}function coversEveryNameBelow(offered,wanted,pattern,name){if(sameText(offered,wanted)===!0)return TRUE;let below=[hole("below",{min:1}),...dropStart(wanted,1)],oneLevel=startsWith(offered,"*.")?[LABEL,...dropStart(offered,1)]:offered;return sameText(oneLevel,below)===!1?FALSE:blockedBy(pattern,name,{what:print(wanted),why:"not-in-input",says:"stands for names that the input does not list"})}function blockedBy(a,b,otherwise){let why=reasons(a,b);return unknownTruth(why.length>0?why:[otherwise])}function asTruth(answer,a,b){return answer==="unknown"?unknownTruth(reasons(a,b)):truth(answer)}function hole(source,shape){return{source:`*${source}`,shape}}var LABEL=hole("label",{min:1,character:/[^.]/});function namePattern(value){if(value.kind==="known")return[normalizeName(value.value)];let parts=textParts(value);if(parts===void 0||!parts.every(part=>typeof part!="string"||isAscii(part)))return;let pattern=lowerCase(toPattern(parts)),last=pattern.at(-1);return typeof last=="string"?[...pattern.slice(0,-1),withoutFinalDot(last)]:pattern}function startsWith(pattern,start){let first=pattern[0];return typeof first=="string"&&first.startsWith(start)}function dropStart(pattern,count){let[first,...rest2]=pattern;return typeof first=="string"?[first.slice(count),...rest2]:pattern}function afterFirstLabel(pattern){let length=0;for(let[index2,piece]of pattern.entries()){if(typeof piece!="string"){if(piece.shape.character?.test(".")??!0)return;length+=piece.shape.min;continue}let dot=piece.indexOf(".");if(dot>=0)return length+dot>0?[piece.slice(dot+1),...pattern.slice(index2+1)]:void 0;length+=piece.length}}function print(pattern){return pattern.map(piece=>typeof piece=="string"?piece:`\${${piece.source}}`).join("")}var MAX_NAME=253,MAX_LABEL=63;function domainNameFault(name){if(name.kind==="absent")return name;let parts=textParts(name);if(parts===void 0)return unknown(reasons(name),name.from);if(parts.length===1&&isAddress(parts[0]))return known("ip-address",name.from);let fixed=parts.every(part=>typeof part=="string"||part.kind?.endsWith("-host")||part.kind==="region"),fault=fixed?faultOf(parts.map(asSample).join("")):faultOfPieces(parts.filter(isString));return fault!==void 0?known(fault,name.from):fixed?absent(name.from):unknown(reasons(name),name.from)}function faultOf(text){if(text==="")return"empty";if(isIpAddress(text))return"ip-address";let piece=faultOfPieces([text]);if(piece!==void 0)return piece;let name=normalizeName(text);return/^[a-z0-9._-]*$/.test(name)?name.length>MAX_NAME?"too-long":name.split(".").every(label=>label!==""&&label.length<=MAX_LABEL)?void 0:"label":"character"}function faultOfPieces(pieces){return pieces.some(piece=>piece.includes("${"))?"unsubstituted":pieces.some(piece=>piece.includes("//"))?"scheme":pieces.some(piece=>/[/?#\\]/.test(piece))?"path":pieces.some(piece=>piece.includes(":"))?"port":pieces.some(piece=>/[\s*@,;"'()<>|{}^`%!$&+=~[\]]/.test(piece))?"character":void 0}function asSample(part){return typeof part=="string"?part:"x"}function isAddress(part){return typeof part=="object"&&part.kind==="ip-address"}function isString(part){return typeof part=="string"}function describe(value){return value.kind==="absent"?"(not set)":value.kind==="known"?value.sensitive?"(sensitive)":describeDatum(value.value):value.why.some(reason=>reason.why==="sensitive")?"(sensitive)":value.form?.kind==="text"?describeParts(value.form.parts):value.form?.kind==="list"?describeItems(value.form.items,value.form.open):`(unknown: ${describeReasons(value.why)})`}function describeReasons(why){let shown=why.slice(0,3).map(reason=>`${reason.what} ${reason.says}`),more=why.length-shown.length;return[...new Set(shown),...more>0?[`and ${more} more`]:[]].join(", ")}function describeDatum(datum){return typeof datum!="object"?cut(String(datum)):isList(datum)?describeItems(datum,!1):`{${[...datum.keys()].slice(0,10).join(", ")}}`}function isList(datum){return Array.isArray(datum)}function describeItems(items2,open2){let shown=items2.slice(0,10).map(describe);return[...shown,...open2||shown.length<items2.length?["\u2026"]:[]].join(", ")}function describeParts(parts){return cut(parts.map(describePart).join(""))}function describePart(part){return typeof part=="string"?part:`\${${part.attribute==="Ref"&&part.address!==void 0?part.address:part.source}}`}function cut(text){return text.length>500?`${text.slice(0,500)}\u2026`:text}var ENDPOINT_PATTERNS=[{kind:"s3-website",pattern:/(^|\.)s3-website[.-][a-z0-9-]+\.amazonaws\.com(\.cn)?$/,example:"site.s3-website.eu-central-1.amazonaws.com"},{kind:"s3-bucket",pattern:/\.(s3|s3-accelerate)([.-](dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/,example:"assets.s3.eu-west-1.amazonaws.com"},{kind:"s3-bucket",pattern:/\.accesspoint\.s3-global\.amazonaws\.com$/,example:"mfzwi23gnjvgw.accesspoint.s3-global.amazonaws.com"},{kind:"load-balancer",pattern:/\.(elb\.[a-z0-9-]+|[a-z0-9-]+\.elb)\.amazonaws\.com(\.cn)?$/,example:"web-1234567890.eu-west-1.elb.amazonaws.com"},{kind:"ec2",pattern:/^ec2-[a-z0-9-]+\..+\.amazonaws\.com(\.cn)?$/,example:"ec2-198-51-100-7.eu-west-1.compute.amazonaws.com"},{kind:"ec2",pattern:/\.compute(-1)?\.(amazonaws\.com(\.cn)?|internal)$|\.ec2\.internal$/,example:"ip-10-0-0-12.eu-west-1.compute.internal"},{kind:"api-domain-target",pattern:/^d-[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,example:"d-a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"},{kind:"execute-api",pattern:/^[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,example:"a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"},{kind:"function-url",pattern:/^[a-z0-9-]+\.lambda-url\.[a-z0-9-]+\.on\.aws$/,example:"abcdefghijklmnop.lambda-url.eu-west-1.on.aws"},{kind:"distribution",pattern:/\.cloudfront\.(net|cn)$/,example:"d111111abcdef8.cloudfront.net"}],AWS_DOMAINS2=["amazonaws.com","amazonaws.com.cn","on.aws","cloudfront.net","cloudfront.cn","internal"];var MAX_NAME2=255;function endpointKindOf(name){if(name.kind==="absent")return name;let parts=textParts(name);if(parts===void 0)return unknown(reasons(name),name.from);let kind=kindOfAtom(parts)??kindOfText(normalizeName(parts.map(asSample2).join("")));return kind!==void 0?known(kind,name.from):mayBeAws(parts)?unknown(reasons(name),name.from):known("host",name.from)}function addressIn(name,kind){return textParts(name)?.findLast(part=>typeof part!="string"&&part.kind===kind)?.address}function kindOfText(name){if(!(name.length>MAX_NAME2))return ENDPOINT_PATTERNS.find(({pattern})=>pattern.test(name))?.kind}function kindOfAtom(parts){let last=parts.at(-1);return typeof last=="object"&&last.kind?KIND_OF_ATOM[last.kind]:void 0}var KIND_OF_ATOM={"load-balancer-host":"load-balancer","s3-bucket-host":"s3-bucket","s3-website-host":"s3-website","ec2-public-host":"ec2","ec2-private-host":"ec2","execute-api-host":"execute-api","api-domain-target-host":"api-domain-target","function-url-host":"function-url","distribution-host":"distribution","other-host":"host"};function asSample2(part){return typeof part=="string"?part:"0"}function mayBeAws(parts){if(parts.every(part=>typeof part=="string"))return!1;let last=parts.at(-1);if(typeof last!="string")return!0;let end=normalizeName(last);return AWS_DOMAINS2.some(domain=>`.${domain}`.endsWith(end)||end.endsWith(`.${domain}`)||end===domain)}function nameCoverage(request){if(!presentsOwnersCertificate(request))return{is:"not-applicable"};let originDomain=carriedBySome(request,request.origin.domainName);if(originDomain.is===!0)return{is:"accepted"};let{hosts}=request;if(hosts.kind==="unknown"){let why=originDomain.is==="unknown"?originDomain.why:[];return{is:"unknown",why:distinct([...hosts.why,...why])}}let judged=judgedHosts(request).filter(host=>host.from!=="default-domain");return judged.length===0?{is:"not-applicable"}:sumUp(judged.map(host=>({host,accepted:acceptsOneFor(request,host)})))}function sumUp(hosts){let refused2=hosts.filter(({accepted})=>accepted.is===!1).map(({host})=>host);if(refused2.length===hosts.length)return{is:"refused",hosts:refused2};if(refused2.length>0)return{is:"partly-refused",hosts:refused2};let every=all(hosts.map(({accepted})=>accepted));return every.is==="unknown"?{is:"unknown",why:distinct(every.why)}:{is:"accepted"}}function judgedHosts(request){if(request.hosts.kind!=="known")return[];let named=request.hosts.value.filter(host=>host.from!=="default-domain");return named.length>0?named:request.hosts.value}var OWNERS_CHOICE=new Set(["load-balancer","ec2","api-domain","host"]);function presentsOwnersCertificate({scheme,endpoint}){if(scheme.value!=="https")return!1;let{kind,certificates}=endpoint;return certificates.items.length===0&&certificates.open.length===0?!1:kind.kind!=="known"||OWNERS_CHOICE.has(kind.value)}function acceptsOneFor(request,host){let{items:items2}=request.endpoint.certificates;return host.from==="alias"&&items2.some(attached=>isViewerCertificate(request,attached))?TRUE:any(host.namesThatWillDo.map(name=>carriedBySome(request,name)))}function isViewerCertificate({distribution},attached){let{acmCertificateArn,certificate:viewer}=distribution.viewerCertificate,{arn,certificate:own}=attached;return own.kind==="known"&&viewer.kind==="known"?own.value.address===viewer.value.address:equal(arn,acmCertificateArn).is===!0}function carriedBySome({endpoint},name){if(isLoadBalancerName(name).is===!0)return FALSE;let{items:items2,open:open2}=endpoint.certificates,found=any([...items2.map(attached=>carries(attached,name)),unlisted(open2)]);return found.is==="unknown"?unknownTruth(distinct(found.why)):found}function carriedByDefault({endpoint},name){if(isLoadBalancerName(name).is===!0)return FALSE;let{items:items2,open:open2}=endpoint.certificates,fallback=items2.find(attached=>attached.isDefault);return fallback===void 0?unlisted(open2):carries(fallback,name)}function carries({certificate},name){return certificate.kind==="unknown"?unknownTruth(certificate.why):certificate.kind==="absent"?FALSE:coversAny(certificate.value.names,name)}function unlisted(open2){return open2.length>0?unknownTruth(open2):FALSE}function wantedNames(hosts){let names=hosts.flatMap(host=>host.namesThatWillDo),attainable=names.filter(name=>isLoadBalancerName(name).is!==!0);return[...new Set((attainable.length>0?attainable:names).map(describe))]}function carriedNames({endpoint}){return endpoint.certificates.items.flatMap(({certificate})=>ifKnown(certificate)??[]).map(({names})=>({at:names.from,names:describe(names)}))}function isLoadBalancerName(name){let kind=endpointKindOf(name);return kind.kind==="unknown"?unknownTruth(kind.why):truth(ifKnown(kind)==="load-balancer")}function mistrustedCertificates(request,isMistrusted){if(!presentsOwnersCertificate(request))return{is:"not-applicable"};let{items:items2,open:open2}=request.endpoint.certificates,judged=items2.map(attached=>({attached,mistrusted:judge(request,attached,isMistrusted)})),whicheverIsShown=open2.length===0&&judged.every(({mistrusted:mistrusted3})=>mistrusted3.is===!0),shown=judged.map(({attached,mistrusted:mistrusted3})=>whicheverIsShown?mistrusted3:all([mistrusted3,isPresented(request,attached)])),certificates=items2.filter((_,index2)=>shown[index2]?.is===!0).flatMap(attached=>present(request,attached));if(certificates.length>0)return{is:"some",certificates};let some2=any([...shown,unlisted(open2)]);return some2.is==="unknown"?{is:"unknown",why:distinct(some2.why)}:{is:"none"}}function judge(request,attached,isMistrusted){let{certificate}=attached;if(certificate.kind==="absent")return FALSE;let mistrusted3=certificate.kind==="known"?isMistrusted(certificate.value):unknownTruth(certificate.why);return mistrusted3.is==="unknown"&&isViewerCertificate(request,attached)?FALSE:mistrusted3}function present(request,attached){let{certificate}=attached;if(certificate.kind!=="known")return[];let asDefaultOnly=judgedHosts(request).every(({sni})=>carries(attached,sni).is===!1);return[{certificate:certificate.value,asDefaultOnly}]}function isPresented(request,attached){return request.hosts.kind==="unknown"?unknownTruth(reasons(request.hosts)):any(judgedHosts(request).map(({sni})=>isPresentedTo(sni,attached,request.endpoint)))}function isPresentedTo(sni,attached,{certificates}){let others=certificates.items.filter(other=>other!==attached),another=any([...others.map(other=>carries(other,sni)),unlisted(certificates.open)]),itself=carries(attached,sni);return itself.is!==!1&&another.is===!0?unknownTruth([onSeveral(sni)]):attached.isDefault?not(another):all([itself,not(another)])}function onSeveral(sni){return{what:describe(sni),why:"not-modelled",says:"is on several certificates of the listener"}}var DEFAULT_API_GATEWAY_POLICY="TLS_1_2",ONLY_13=["TLSv1.3"],FROM_12=["TLSv1.2","TLSv1.3"],TLS13_FIPS=["TLS_AES_128_GCM_SHA256","TLS_AES_256_GCM_SHA384"],TLS13=[...TLS13_FIPS,"TLS_CHACHA20_POLY1305_SHA256"],ECDHE_GCM=["ECDHE-ECDSA-AES128-GCM-SHA256","ECDHE-RSA-AES128-GCM-SHA256","ECDHE-ECDSA-AES256-GCM-SHA384","ECDHE-RSA-AES256-GCM-SHA384"],ECDHE_SHA2=["ECDHE-ECDSA-AES128-SHA256","ECDHE-RSA-AES128-SHA256","ECDHE-ECDSA-AES256-SHA384","ECDHE-RSA-AES256-SHA384"],ECDHE_CHACHA=["ECDHE-ECDSA-CHACHA20-POLY1305","ECDHE-RSA-CHACHA20-POLY1305"],RSA_SHA2=["AES128-GCM-SHA256","AES128-SHA256","AES256-GCM-SHA384","AES256-SHA256"],FORWARD_SECRET=[...TLS13,...ECDHE_GCM],WITH_RSA=[...FORWARD_SECRET,...ECDHE_SHA2,...RSA_SHA2],API_GATEWAY_POLICIES=[{name:"TLS_1_0",protocols:["TLSv1","TLSv1.1",...FROM_12]},{name:"TLS_1_2",protocols:FROM_12,ciphers:WITH_RSA},{name:"SecurityPolicy_TLS13_1_3_2025_09",protocols:ONLY_13,ciphers:TLS13},{name:"SecurityPolicy_TLS13_1_3_FIPS_2025_09",protocols:ONLY_13,ciphers:TLS13_FIPS},{name:"SecurityPolicy_TLS13_1_2_2021_06",protocols:FROM_12,ciphers:WITH_RSA},{name:"SecurityPolicy_TLS13_1_2_PQ_2025_09",protocols:FROM_12,ciphers:WITH_RSA},{name:"SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",protocols:FROM_12,ciphers:FORWARD_SECRET},{name:"SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",protocols:FROM_12,ciphers:[...TLS13_FIPS,...ECDHE_GCM]},{name:"SecurityPolicy_TLS13_2025_EDGE",protocols:ONLY_13,ciphers:TLS13},{name:"SecurityPolicy_TLS12_PFS_2025_EDGE",protocols:FROM_12,ciphers:[...FORWARD_SECRET,...ECDHE_CHACHA]},{name:"SecurityPolicy_TLS12_2018_EDGE",protocols:FROM_12,ciphers:[...FORWARD_SECRET,...ECDHE_CHACHA,...ECDHE_SHA2]},{name:"SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",protocols:FROM_12},{name:"SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09",protocols:FROM_12},{name:"SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09",protocols:FROM_12}],BY_NAME=new Map(API_GATEWAY_POLICIES.map(each=>[each.name,each]));function apiGatewayPolicy(name){return BY_NAME.get(name)}var DEFAULT_ELB_POLICY="ELBSecurityPolicy-2016-08",TLS132=["TLS_AES_128_GCM_SHA256","TLS_AES_256_GCM_SHA384","TLS_CHACHA20_POLY1305_SHA256"],TLS13_FIPS2=["TLS_AES_128_GCM_SHA256","TLS_AES_256_GCM_SHA384"],ECDHE_GCM2=["ECDHE-ECDSA-AES128-GCM-SHA256","ECDHE-RSA-AES128-GCM-SHA256","ECDHE-ECDSA-AES256-GCM-SHA384","ECDHE-RSA-AES256-GCM-SHA384"],ECDHE_SHA22=["ECDHE-ECDSA-AES128-SHA256","ECDHE-RSA-AES128-SHA256","ECDHE-ECDSA-AES256-SHA384","ECDHE-RSA-AES256-SHA384"],ECDHE_SHA1=["ECDHE-ECDSA-AES128-SHA","ECDHE-RSA-AES128-SHA","ECDHE-ECDSA-AES256-SHA","ECDHE-RSA-AES256-SHA"],RSA_SHA22=["AES128-GCM-SHA256","AES128-SHA256","AES256-GCM-SHA384","AES256-SHA256"],RSA_SHA1=["AES128-SHA","AES256-SHA"],STRICT=ECDHE_GCM2,FORWARD_SECRET2=[...ECDHE_GCM2,...ECDHE_SHA22],FORWARD_SECRET_SHA1=[...FORWARD_SECRET2,...ECDHE_SHA1],WITH_RSA2=[...FORWARD_SECRET2,...RSA_SHA22],ALL=[...FORWARD_SECRET_SHA1,...RSA_SHA22,...RSA_SHA1],ONLY_132=["TLSv1.3"],FROM_122=["TLSv1.2","TLSv1.3"],FROM_11=["TLSv1.1",...FROM_122],FROM_10=["TLSv1",...FROM_11],ELB_POLICIES=[policy("2016-08",["TLSv1","TLSv1.1","TLSv1.2"],ALL),policy("2015-05",["TLSv1","TLSv1.1","TLSv1.2"],ALL),policy("TLS-1-0-2015-04",["TLSv1","TLSv1.1","TLSv1.2"],[...ALL,"DES-CBC3-SHA"]),policy("TLS-1-1-2017-01",["TLSv1.1","TLSv1.2"],ALL),policy("TLS-1-2-2017-01",["TLSv1.2"],WITH_RSA2),policy("TLS-1-2-Ext-2018-06",["TLSv1.2"],ALL),policy("FS-2018-06",["TLSv1","TLSv1.1","TLSv1.2"],FORWARD_SECRET_SHA1),policy("FS-1-1-2019-08",["TLSv1.1","TLSv1.2"],FORWARD_SECRET_SHA1),policy("FS-1-2-2019-08",["TLSv1.2"],FORWARD_SECRET_SHA1),policy("FS-1-2-Res-2019-08",["TLSv1.2"],FORWARD_SECRET2),policy("FS-1-2-Res-2020-10",["TLSv1.2"],STRICT),...withPostQuantum("TLS13-1-3",ONLY_132,TLS132),...withPostQuantum("TLS13-1-2",FROM_122,[...TLS132,...FORWARD_SECRET2]),...withPostQuantum("TLS13-1-2-Res",FROM_122,[...TLS132,...STRICT]),...withPostQuantum("TLS13-1-2-Ext1",FROM_122,[...TLS132,...WITH_RSA2]),...withPostQuantum("TLS13-1-2-Ext2",FROM_122,[...TLS132,...ALL]),policy("TLS13-1-1-2021-06",FROM_11,[...TLS132,...ALL]),...withPostQuantum("TLS13-1-0",FROM_10,[...TLS132,...ALL]),...fipsWithPostQuantum("TLS13-1-3",ONLY_132,TLS13_FIPS2),...fipsWithPostQuantum("TLS13-1-2",FROM_122,[...TLS13_FIPS2,...FORWARD_SECRET2]),...fipsWithPostQuantum("TLS13-1-2-Res",FROM_122,[...TLS13_FIPS2,...STRICT]),...fipsWithPostQuantum("TLS13-1-2-Ext0",FROM_122,[...TLS13_FIPS2,...FORWARD_SECRET_SHA1]),...fipsWithPostQuantum("TLS13-1-2-Ext1",FROM_122,[...TLS13_FIPS2,...WITH_RSA2]),...fipsWithPostQuantum("TLS13-1-2-Ext2",FROM_122,[...TLS13_FIPS2,...ALL]),policy("TLS13-1-1-FIPS-2023-04",FROM_11,[...TLS13_FIPS2,...ALL]),...fipsWithPostQuantum("TLS13-1-0",FROM_10,[...TLS13_FIPS2,...ALL]),policy("TLS13-1-3-RFC9151-FIPS-2023-07",ONLY_132),policy("TLS13-1-2-RFC9151-FIPS-2023-07",FROM_122),policy("TLS13-1-2-Ext0-RFC9151-FIPS-2023-07",FROM_122),policy("TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07",FROM_122),policy("TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07",FROM_122),policy("TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07",FROM_122),policy("TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07",FROM_122)],BY_NAME2=new Map(ELB_POLICIES.map(each=>[each.name,each]));function elbPolicy(name){return BY_NAME2.get(name)}function policy(version,protocols,ciphers){let name=`ELBSecurityPolicy-${version}`;return ciphers===void 0?{name,protocols}:{name,protocols,ciphers}}function withPostQuantum(version,protocols,ciphers){return[policy(`${version}-2021-06`,protocols,ciphers),policy(`${version}-PQ-2025-09`,protocols,ciphers)]}function fipsWithPostQuantum(version,protocols,ciphers){return[policy(`${version}-FIPS-2023-04`,protocols,ciphers),policy(`${version}-FIPS-PQ-2025-09`,protocols,ciphers)]}function tlsPolicyOf({listener,apiDomain}){return listener.kind==="known"?lookUp(listener.value.sslPolicy,elbPolicy):apiDomain.kind==="known"?lookUp(apiDomain.value.securityPolicy,apiGatewayPolicy):listener.kind==="unknown"?unknown(listener.why,listener.from):apiDomain.kind==="unknown"?unknown(apiDomain.why,apiDomain.from):absent(listener.from)}function lookUp(name,find){if(name.kind==="unknown")return unknown(name.why,name.from);if(name.kind==="absent")return name;let policy2=find(name.value);return policy2!==void 0?known(policy2,name.from):unknown([{what:name.value,why:"not-modelled",says:"is a TLS policy whose protocols are not documented",at:name.from.at}],name.from)}function isProtocolListWritten(protocols){return protocols.kind!=="absent"&&protocols.from.kind!=="not-written"}function unfilledDefault(name){if(name.kind!=="known"||!/^$|\s/.test(name.value))return;let source=name.from.via.at(-1);return source===void 0||!isDefault(source)?void 0:{what:source.address,why:"no-value",says:"has a default that only stands for a value",at:source.at}}function isDefault({kind}){return kind==="variable-default"||kind==="parameter"}var PASS={outcome:"pass"},NOT_APPLICABLE={outcome:"not-applicable"};function undecidable(why){return{outcome:"unknown",why}}function decide(where,then,fail4){return where.is===!1?NOT_APPLICABLE:then.is===!0?PASS:where.is===!0&&then.is===!1?fail4():undecidable(distinct([where,then].flatMap(part=>part.is==="unknown"?part.why:[])))}function isPrivate({privateAuthority,selfSigned}){return all([isTrue(privateAuthority),not(isTrue(selfSigned))])}function authorityOf({certificateAuthorityArn,bodyPem}){return certificateAuthorityArn.kind==="absent"?bodyPem.from:certificateAuthorityArn.from}function mistrusted({certificate,asDefaultOnly}){return{outcome:"fail",certainty:asDefaultOnly?"likely":"proven",at:authorityOf(certificate),related:[{at:certificate.names.from,label:`for ${describe(certificate.names)}`}],discriminator:certificate.address}}var private_ca_default={title:"CloudFront does not trust a private certificate authority",section:"C",consequence:"502",certainty:"proven",subject:"originRequest",message:"The origin will present a certificate of a private authority, and CloudFront trusts only public ones",why:"CloudFront accepts an origin's certificate only if its chain ends in a public authority of Mozilla's list. A certificate of AWS Private CA, or of an authority of one's own, ends in a root that CloudFront does not know, and no setting adds one. CloudFront drops the connection during the handshake and answers 502, though clients inside the company accept the same certificate.",fix:"Request a public certificate for the listener: leave out certificate_authority_arn (CloudFormation: CertificateAuthorityArn) and validate by DNS. Where internal clients need the private one, attach the public one beside it; the listener picks by server name.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-request-private.html"],check(request){let found=mistrustedCertificates(request,isPrivate);return found.is==="not-applicable"?NOT_APPLICABLE:found.is==="unknown"?undecidable(found.why):found.is==="some"?found.certificates.map(mistrusted):PASS},examples:[{name:"AWS Private CA",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acmpca_certificate_authority" "company" {
  type = "ROOT"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "Example Company"
    }
  }
}

resource "aws_acm_certificate" "web" {
  domain_name               = "origin.example.com"
  certificate_authority_arn = aws_acmpca_certificate_authority.company.arn # <- fail
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Authority:
    Type: AWS::ACMPCA::CertificateAuthority
    Properties:
      Type: ROOT
      KeyAlgorithm: EC_prime256v1
      SigningAlgorithm: SHA256WITHECDSA
      Subject:
        CommonName: Example Company
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      CertificateAuthorityArn: !GetAtt Authority.Arn # <- fail
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an authority of another account",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "origin.example.com"
  certificate_authority_arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555" # <- fail
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555 # <- fail
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an authority made in the same code",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "authority" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "authority" {
  private_key_pem       = tls_private_key.authority.private_key_pem
  is_ca_certificate     = true
  validity_period_hours = 87600
  allowed_uses          = ["cert_signing"]

  subject {
    common_name = "Example Company"
  }
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_cert_request" "web" {
  private_key_pem = tls_private_key.web.private_key_pem
  dns_names       = ["origin.example.com"]
}

resource "tls_locally_signed_cert" "web" {
  cert_request_pem      = tls_cert_request.web.cert_request_pem
  ca_private_key_pem    = tls_private_key.authority.private_key_pem
  ca_cert_pem           = tls_self_signed_cert.authority.cert_pem
  validity_period_hours = 8760
  allowed_uses          = ["server_auth"]
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_locally_signed_cert.web.cert_pem # <- fail
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`},{name:"a public certificate",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the listener's certificate is made elsewhere",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref CertificateArn
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "origin.example.com"
  certificate_authority_arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function mistrusted2({certificate,asDefaultOnly}){return{outcome:"fail",certainty:asDefaultOnly?"likely":"proven",at:certificate.bodyPem.from,related:[{at:certificate.names.from,label:`for ${describe(certificate.names)}`}],discriminator:certificate.address}}var self_signed_default={title:"CloudFront does not trust a self-signed certificate",section:"C",consequence:"502",certainty:"proven",subject:"originRequest",message:"The origin will present a self-signed certificate, and CloudFront trusts only public authorities",why:"CloudFront accepts an origin's certificate only if a public certificate authority of Mozilla's list has signed it. A self-signed one has no authority behind it, and there is no setting that makes CloudFront trust it. CloudFront drops the connection during the handshake and answers 502, whether or not the names fit.",fix:'Put a certificate from a public authority on the listener: a free one from ACM (aws_acm_certificate with validation_method = "DNS"; CloudFormation: AWS::CertificateManager::Certificate with ValidationMethod: DNS) will do for a load balancer or an API.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-request-public.html"],check(request){let found=mistrustedCertificates(request,({selfSigned})=>isTrue(selfSigned));return found.is==="not-applicable"?NOT_APPLICABLE:found.is==="unknown"?undecidable(found.why):found.is==="some"?found.certificates.map(mistrusted2):PASS},examples:[{name:"a certificate that the tls provider signs with its own key",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  dns_names             = ["origin.example.com"]
  validity_period_hours = 8760
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth"]

  subject {
    common_name = "origin.example.com"
  }
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_self_signed_cert.web.cert_pem # <- fail
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`},{name:"an imported one whose issuer is its subject",expect:"fail",terraform:{"main.tf":`
variable "private_key" {
  type      = string
  sensitive = true
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_iam_server_certificate.web.arn
}

resource "aws_iam_server_certificate" "web" {
  name_prefix      = "web"
  certificate_body = file("\${path.module}/origin.pem") # <- fail
  private_key      = var.private_key
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,"origin.pem":`
-----BEGIN CERTIFICATE-----
MIIBsDCCAVagAwIBAgIUbE/Szq3+qHtKtRgVy0LmGfVA5SgwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSb3JpZ2luLmV4YW1wbGUuY29tMCAXDTI2MTEyMzA5MDk0NloY
DzIxMjYxMDMwMDkwOTQ2WjAdMRswGQYDVQQDDBJvcmlnaW4uZXhhbXBsZS5jb20w
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGTIo7QShG+TS7wjcCSpUALMr5LaGu
UMit+9JinROq/CFjMJnlE6VuTeGdDJl6Ftx4PTXkqXgGn3+048ay7TVYo3IwcDAd
BgNVHQ4EFgQUb/iZLf8EMJv0pg9W5+0m4og326swHwYDVR0jBBgwFoAUb/iZLf8E
MJv0pg9W5+0m4og326swDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUghJvcmln
aW4uZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIhAPFNRILfYFrYfTZCwLNN
L/Ze/f2SV0D/hfgG95xQ/EMlAiAxBWjFlRly00YcAizKx5O0xyP9tvj/LYQYz/A5
btbEvg==
-----END CERTIFICATE-----
`},cloudformation:`
Parameters:
  PrivateKey:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !GetAtt Certificate.Arn
  Certificate:
    Type: AWS::IAM::ServerCertificate
    Properties:
      PrivateKey: !Ref PrivateKey
      CertificateBody: | # <- fail
        -----BEGIN CERTIFICATE-----
        MIIBsDCCAVagAwIBAgIUbE/Szq3+qHtKtRgVy0LmGfVA5SgwCgYIKoZIzj0EAwIw
        HTEbMBkGA1UEAwwSb3JpZ2luLmV4YW1wbGUuY29tMCAXDTI2MTEyMzA5MDk0NloY
        DzIxMjYxMDMwMDkwOTQ2WjAdMRswGQYDVQQDDBJvcmlnaW4uZXhhbXBsZS5jb20w
        WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGTIo7QShG+TS7wjcCSpUALMr5LaGu
        UMit+9JinROq/CFjMJnlE6VuTeGdDJl6Ftx4PTXkqXgGn3+048ay7TVYo3IwcDAd
        BgNVHQ4EFgQUb/iZLf8EMJv0pg9W5+0m4og326swHwYDVR0jBBgwFoAUb/iZLf8E
        MJv0pg9W5+0m4og326swDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUghJvcmln
        aW4uZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIhAPFNRILfYFrYfTZCwLNN
        L/Ze/f2SV0D/hfgG95xQ/EMlAiAxBWjFlRly00YcAizKx5O0xyP9tvj/LYQYz/A5
        btbEvg==
        -----END CERTIFICATE-----
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a public certificate",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the self-signed default is never presented: a public one carries the name",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  dns_names             = ["dummy.example.com"]
  validity_period_hours = 8760
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth"]

  subject {
    common_name = "dummy.example.com"
  }
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_self_signed_cert.web.cert_pem
}

resource "aws_acm_certificate" "origin" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_lb_listener_certificate" "origin" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate.origin.arn
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`},{name:"the certificate's body has no value",expect:"unknown",terraform:`
variable "private_key" {
  type      = string
  sensitive = true
}

variable "certificate_pem" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_iam_server_certificate.web.arn
}

resource "aws_iam_server_certificate" "web" {
  name_prefix      = "web"
  certificate_body = var.certificate_pem
  private_key      = var.private_key
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  PrivateKey:
    Type: String
  CertificatePem:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !GetAtt Certificate.Arn
  Certificate:
    Type: AWS::IAM::ServerCertificate
    Properties:
      PrivateKey: !Ref PrivateKey
      CertificateBody: !Ref CertificatePem
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "tls_private_key" "web" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem       = tls_private_key.web.private_key_pem
  dns_names             = ["origin.example.com"]
  validity_period_hours = 8760
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth"]

  subject {
    common_name = "origin.example.com"
  }
}

resource "aws_acm_certificate" "web" {
  private_key      = tls_private_key.web.private_key_pem
  certificate_body = tls_self_signed_cert.web.cert_pem
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`}]};var dangling_target_origin_default={title:"A behavior or origin group names an origin that does not exist",section:"-",consequence:"deploy-failure",certainty:"proven",subject:"distribution",message:'{user} sends its requests to "{target}", and the distribution has no origin or origin group of that id (it has {ids})',why:"Every target_origin_id and every member of an origin group must be the id of an origin of the same distribution. The API refuses the distribution otherwise (NoSuchOrigin).",fix:"Correct target_origin_id (CloudFormation: TargetOriginId), or add the origin.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesTargetOriginId"],check({address,from,behaviors,origins,originGroups}){if(origins.items.length===0)return undecidable(origins.open.length>0?origins.open:[noOrigins(address,from)]);let open2=[...origins.open,...originGroups.open],originIds=idsOf(origins.items),allIds=[...originIds,...idsOf(originGroups.items)],verdicts=behaviors.items.map(behavior=>{let user=behavior.isDefault?"The default behavior":`The behavior ${print2(behavior.pathPattern)}`;return checkTarget(behavior.targetOriginId,allIds,open2,user)});for(let group of originGroups.items){let user=`The origin group ${print2(group.id)}`;group.members.kind==="known"&&verdicts.push(...group.members.value.map(member=>checkTarget(member,originIds,origins.open,user)))}return verdicts.length>0?verdicts:NOT_APPLICABLE},examples:[{name:"a typing mistake",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "flies" # <- fail
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: flies # <- fail
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"an ordered behavior names an origin that was removed",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = "api" # <- fail
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        CacheBehaviors:
          - PathPattern: /api/*
            TargetOriginId: api # <- fail
            ViewerProtocolPolicy: redirect-to-https
            CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"both are the same name, unknown as it is",expect:"pass",terraform:`
variable "name" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = var.name
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = var.name
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Parameters:
  Name:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: !Ref Name
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: !Ref Name
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"the target is an origin group",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "blue"
    domain_name = "blue-example.s3.eu-west-1.amazonaws.com"
  }

  origin {
    origin_id   = "green"
    domain_name = "green-example.s3.eu-central-1.amazonaws.com"
  }

  origin_group {
    origin_id = "both"

    failover_criteria {
      status_codes = [502, 503, 504]
    }

    member {
      origin_id = "blue"
    }

    member {
      origin_id = "green"
    }
  }

  default_cache_behavior {
    target_origin_id       = "both"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: blue
            DomainName: blue-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
          - Id: green
            DomainName: green-example.s3.eu-central-1.amazonaws.com
            S3OriginConfig: {}
        OriginGroups:
          Quantity: 1
          Items:
            - Id: both
              FailoverCriteria:
                StatusCodes: { Quantity: 3, Items: [502, 503, 504] }
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"the target has no value",expect:"unknown",terraform:`
variable "target" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = var.target
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Parameters:
  Target:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: !Ref Target
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]};function idsOf(targets){return targets.map(target=>target.id)}function checkTarget(target,ids,open2,user){if(target.kind==="absent")return NOT_APPLICABLE;let found=contains({kind:"known",value:ids,from:target.from},target);return found.is===!0?PASS:found.is==="unknown"?undecidable(found.why):open2.length>0?undecidable(open2):{outcome:"fail",at:target.from,args:{user,target,ids:ids.map(print2)},discriminator:target.from.path}}function noOrigins(address,{at}){return{what:address,why:"no-value",says:"has no origin yet",at}}function print2(value){return value.kind==="known"?value.value:"of unknown name"}var ACM_ARN=/^arn:(aws[a-z-]*):acm:([a-z0-9-]+):/,viewer_certificate_region_default={title:"The viewer certificate must be in us-east-1",section:"-",consequence:"deploy-failure",certainty:"proven",subject:"distribution",message:"The viewer certificate is in {region}, and CloudFront takes certificates for viewers from us-east-1 only",why:"CloudFront reads the certificate that viewers see from AWS Certificate Manager in us-east-1. The API refuses the distribution with InvalidViewerCertificate. Certificates of origins may be in any region.",fix:"Request the certificate with a provider of us-east-1 (provider = aws.us_east_1); in CloudFormation: in a stack in us-east-1.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html#https-requirements-aws-region"],check({viewerCertificate:{acmCertificateArn:arn,certificate}}){if(arn.kind==="absent")return NOT_APPLICABLE;let region=regionOf(arn,certificate);if(region.kind==="absent")return NOT_APPLICABLE;if(region.kind==="unknown")return undecidable(region.why);if(region.value==="us-east-1"||region.value.startsWith("cn-"))return PASS;let made=certificate.kind==="known"?[{at:certificate.value.from,label:`made in ${region.value}`}]:[];return{outcome:"fail",at:arn.from,args:{region:region.value},related:made}},examples:[{name:"the certificate is requested where everything else is",expect:"fail",terraform:`
provider "aws" {
  region = "eu-west-1"
}

resource "aws_acm_certificate" "site" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate_validation" "site" {
  certificate_arn = aws_acm_certificate.site.arn
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate_validation.site.certificate_arn # <- fail
    ssl_support_method  = "sni-only"
  }
}
`},{name:"the ARN itself names another region",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" # <- fail
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        ViewerCertificate:
          AcmCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1 # <- fail
          SslSupportMethod: sni-only
`},{name:"requested in us-east-1",expect:"pass",terraform:`
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_acm_certificate" "site" {
  provider          = aws.us_east_1
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate_validation" "site" {
  provider        = aws.us_east_1
  certificate_arn = aws_acm_certificate.site.arn
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate_validation.site.certificate_arn
    ssl_support_method  = "sni-only"
  }
}
`},{name:"the ARN names us-east-1",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        ViewerCertificate:
          AcmCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1
          SslSupportMethod: sni-only
`},{name:"the ARN has no value",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  viewer_certificate {
    acm_certificate_arn = var.certificate_arn
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        ViewerCertificate:
          AcmCertificateArn: !Ref CertificateArn
          SslSupportMethod: sni-only
`}]};function regionOf(arn,certificate){let written2=arn.kind==="known"?ACM_ARN.exec(arn.value)?.[2]:void 0;return written2?{kind:"known",value:written2,from:arn.from}:certificate.kind==="known"?certificate.value.region:certificate}var SAYS={empty:"it is empty",unsubstituted:"it holds ${\u2026}, and nothing substitutes that here",scheme:"it holds a scheme or a double slash",path:"it holds a path",port:"it holds a port","ip-address":"it is an IP address",character:"it holds a character that no host name has",label:"one of its labels is empty or longer than 63 characters","too-long":"it is longer than 253 characters"},malformed_origin_domain_default={title:"The origin's domain is not a host name",section:"F",consequence:"deploy-failure",certainty:"proven",subject:"origin",message:"{domainName} cannot be an origin's domain name: {fault}",why:`CloudFront looks the origin's domain name up in DNS, so it must be a host name and nothing else. The path, the port and the protocol have settings of their own. The API refuses anything else (InvalidArgument, "must be a domain name", "cannot contain a colon").`,fix:'Give the host name alone; put the path into origin_path and the port into http_port or https_port. From a URL take the host: trimprefix(url, "https://"), in CloudFormation !Select [2, !Split ["/", url]].',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesDomainName"],check({access,domainName}){if(domainName.kind==="absent"||access.kind==="known"&&access.value==="vpc")return NOT_APPLICABLE;let fault=domainNameFault(domainName);if(fault.kind==="absent")return PASS;if(fault.kind==="unknown")return undecidable(fault.why);let unfilled=unfilledDefault(domainName);return unfilled?undecidable([unfilled]):{outcome:"fail",at:domainName.from,args:{fault:SAYS[fault.value]}}},examples:[{name:"the default of a variable only stands for a value to be given",expect:"unknown",terraform:`
variable "api" {
  type    = string
  default = ""
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Api:
    Type: String
    Default: The API's host name
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref Api
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a substitution where none happens",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.$\${var.domain}" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Join ["", [api, ".\${var.domain}"]] # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a whole URL",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "https://api.example.com/v1" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: https://api.example.com/v1 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a function's URL, where its host is meant",expect:"fail",terraform:`
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = aws_lambda_function_url.api.function_url # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !GetAtt Url.FunctionUrl # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a port",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com:8443" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: api.example.com:8443 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an address",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "198.51.100.7" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: 198.51.100.7 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the host of a function's URL",expect:"pass",terraform:`
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = trimsuffix(trimprefix(aws_lambda_function_url.api.function_url, "https://"), "/")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a host name",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: api.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the name has no value",expect:"unknown",terraform:`
variable "api" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Api:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref Api
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var private_zone_default={title:"The origin's name exists only in a private hosted zone",section:"F",consequence:"502",certainty:"likely",subject:"originRequest",message:"{origin.domainName} has a record only in the private hosted zone {zone}, and CloudFront resolves names in public DNS",why:"A private hosted zone answers only inside the VPCs it is associated with. CloudFront asks public DNS for the origin's address, gets none, and returns 502 with NonS3OriginDnsError.",fix:"Put the record into a public hosted zone, or reach the origin through a VPC origin (vpc_origin_config; CloudFormation: VpcOriginConfig).",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html"],check({origin,endpoint}){if(endpoint.via.length===0)return NOT_APPLICABLE;let why=[];for(let record of endpoint.via){let zone=privateZone(record);if(zone==="unknown"&&why.push(...reasonsOf(record)),typeof zone=="object")return{outcome:"fail",at:origin.domainName.from,args:{zone:zone.name},related:[{at:record.from,label:"the record"},{at:zone.from,label:"its zone is private"}]}}return why.length>0?undecidable(why):PASS},examples:[{name:"the record stands in a zone that belongs to a VPC",expect:"fail",terraform:`
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "internal" {
  name = "corp.example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_record" "web" {
  zone_id = aws_route53_zone.internal.zone_id
  name    = "web.corp.example.com"
  type    = "A"
  ttl     = 60
  records = ["10.0.1.17"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.corp.example.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Internal:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: corp.example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Web:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Internal
      Name: web.corp.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [10.0.1.17]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.corp.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"split horizon: a public zone has the name as well",expect:"pass",terraform:`
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route53_zone" "private" {
  name = "example.com"

  vpc {
    vpc_id = aws_vpc.main.id
  }
}

resource "aws_route53_zone" "public" {
  name = "example.com"
}

resource "aws_route53_record" "inside" {
  zone_id = aws_route53_zone.private.zone_id
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["10.0.1.17"]
}

resource "aws_route53_record" "outside" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["198.51.100.7"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Private:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
      VPCs:
        - VPCId: !Ref Main
          VPCRegion: eu-west-1
  Public:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Inside:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Private
      Name: web.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [10.0.1.17]
  Outside:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Public
      Name: web.example.com.
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.7]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the zone is given by an id without a value",expect:"unknown",terraform:`
variable "zone_id" {
  type = string
}

resource "aws_route53_record" "web" {
  zone_id = var.zone_id
  name    = "web.example.com"
  type    = "A"
  ttl     = 60
  records = ["198.51.100.7"]
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  ZoneId:
    Type: String
Resources:
  Web:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref ZoneId
      Name: web.example.com
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.7]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function privateZone({zone}){return zone.kind==="absent"?"public":zone.kind==="unknown"||zone.value.private.kind==="unknown"?"unknown":zone.value.private.kind==="known"&&zone.value.private.value?zone.value:"public"}function reasonsOf({zone}){return zone.kind==="unknown"?zone.why:zone.kind==="known"&&zone.value.private.kind==="unknown"?zone.value.private.why:[]}var LAMBDA_ARN=/^arn:aws[a-z-]*:lambda:([a-z0-9-]+):/,region_default={title:"A Lambda@Edge function must live in us-east-1",section:"E",consequence:"deploy-failure",certainty:"proven",subject:"behavior",message:"The function for {eventType} is made in {region}, and CloudFront takes Lambda@Edge functions from us-east-1 only",why:"CloudFront replicates an edge function to its locations from us-east-1. The API refuses an association with a function of any other region (InvalidLambdaFunctionAssociation).",fix:"Make the function with a provider of us-east-1 (provider = aws.us_east_1); in CloudFormation: in a stack in us-east-1.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html"],check({functions}){let lambdas=functions.items.filter(association=>association.service==="lambda");return lambdas.length===0?functions.open.length>0?undecidable(functions.open):NOT_APPLICABLE:lambdas.map(checkAssociation)},examples:[{name:"the function is made by the provider of another region",expect:"fail",terraform:`
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" { # <- fail
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`},{name:"the ARN itself names another region",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:auth:7" # <- fail
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:eu-west-1:111122223333:function:auth:7 # <- fail
`},{name:"the function is made by a provider of us-east-1",expect:"pass",terraform:`
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  provider      = aws.us_east_1
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`},{name:"the ARN names us-east-1",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:auth:7
`},{name:"no region is configured",expect:"unknown",terraform:`
resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`}]};function checkAssociation(association){let{region,at}=regionOf2(association);if(region.kind==="absent")return NOT_APPLICABLE;if(region.kind==="unknown")return undecidable(region.why);if(region.value==="us-east-1")return PASS;let event=association.eventType.kind==="known"?association.eventType.value:"an event";return{outcome:"fail",at,args:{region:region.value,eventType:event},related:at===association.arn.from?[]:[{at:association.arn.from,label:"associated here"}],discriminator:event}}function regionOf2({arn,function:edgeFunction}){let written2=arn.kind==="known"?LAMBDA_ARN.exec(arn.value)?.[1]:void 0;return written2?{region:{kind:"known",value:written2,from:arn.from},at:arn.from}:edgeFunction.kind!=="known"?{region:edgeFunction,at:arn.from}:{region:edgeFunction.value.region,at:edgeFunction.value.from}}var EDGE_STORAGE=512,unsupported_feature_default={title:"The function uses a feature that Lambda@Edge does not have",section:"E",consequence:"deploy-failure",certainty:"proven",subject:"behavior",message:"The function for {eventType} uses {feature}, which Lambda@Edge does not support",why:"At CloudFront's locations a function has no environment variables, VPC, layers, dead-letter queue, tracing, container image, arm64, extra storage or customer key. The API refuses to associate a function that has one (InvalidLambdaFunctionAssociation). Linters that ask for a VPC, a dead-letter queue or X-Ray on every function do not know that this one runs at the edge.",fix:"Remove the feature from this function; constants can be written into its code at build time.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html"],check({functions}){let verdicts=[];for(let{service:service2,eventType,arn,function:edgeFunction}of functions.items){if(service2!=="lambda")continue;let event=eventType.kind==="known"?eventType.value:"an event";edgeFunction.kind==="known"?verdicts.push(...checkFunction(edgeFunction.value,event,arn.from)):edgeFunction.kind==="unknown"&&verdicts.push(undecidable(edgeFunction.why))}return verdicts.length>0?verdicts:functions.open.length>0?undecidable(functions.open):NOT_APPLICABLE},examples:[{name:"environment variables",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  environment {
    variables = { # <- fail
      LOGIN_URL = "https://login.example.com"
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Environment:
        Variables: # <- fail
          LOGIN_URL: https://login.example.com
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"X-Ray tracing",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  tracing_config {
    mode = "Active" # <- fail
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      TracingConfig:
        Mode: Active # <- fail
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"arm64",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  architectures = ["arm64"] # <- fail
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Architectures: [arm64] # <- fail
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"nothing out of the ordinary",expect:"pass",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
  timeout       = 5

  ephemeral_storage {
    size = 512
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Timeout: 5
      EphemeralStorage:
        Size: 512
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"the tracing mode has no value",expect:"unknown",terraform:`
variable "tracing" {
  type = string
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  tracing_config {
    mode = var.tracing
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Parameters:
  Tracing:
    Type: String
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      TracingConfig:
        Mode: !Ref Tracing
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"a function that is at no edge may have all of them",expect:"not-applicable",terraform:`
resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true

  environment {
    variables = {
      LOGIN_URL = "https://login.example.com"
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
      Environment:
        Variables:
          LOGIN_URL: https://login.example.com
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]};function checkFunction(edgeFunction,event,association){let uses2=[some(edgeFunction.environmentVariables,"environment variables"),some(edgeFunction.vpcSubnets,"a VPC"),some(edgeFunction.layers,"layers"),written(edgeFunction.deadLetterTarget,"a dead-letter queue"),matching(edgeFunction.tracingMode,mode=>mode==="Active","X-Ray tracing"),matching(edgeFunction.packageType,type=>type==="Image","a container image"),matching(edgeFunction.ephemeralStorageMegabytes,size=>size>EDGE_STORAGE,"more than 512 MB of storage"),written(edgeFunction.kmsKeyArn,"a customer-managed key"),arm64(edgeFunction.architectures)],related=[{at:association,label:"runs at the edge through this association"}],verdicts=[];for(let use of uses2)use!==void 0&&("why"in use?verdicts.push(undecidable(use.why)):verdicts.push({...use.fail,args:{...use.fail.args,eventType:event},related}));return verdicts.length>0?verdicts:[PASS]}function uses(feature,at){return{fail:{outcome:"fail",at,args:{feature},discriminator:feature}}}function some(list,feature){let{items:listed2,open:open2}=items(list);return listed2.length>0?uses(feature,list.from):open2.length>0?{why:open2}:void 0}function matching(value,isUse,feature){return value.kind==="unknown"?{why:value.why}:value.kind==="known"&&isUse(value.value)?uses(feature,value.from):void 0}function written(arn,feature){return arn.kind==="unknown"&&textParts(arn)?.some(part=>typeof part=="object"&&part.kind==="arn")?uses(feature,arn.from):matching(arn,text=>text!=="",feature)}function arm64(architectures){let{items:listed2,open:open2}=items(architectures);if(listed2.some(item=>item.kind==="known"&&item.value==="arm64"))return uses("arm64",architectures.from);let why=[...open2,...listed2.flatMap(item=>item.kind==="unknown"?item.why:[])];return why.length>0?{why}:void 0}var SAYS2={latest:"$LATEST",alias:"an alias",unqualified:"no version",unpublished:"no published version, since publish is not true","invoke-arn":"an invocation path of API Gateway"},version_default={title:"A Lambda@Edge association must name a numbered version",section:"E",consequence:"deploy-failure",certainty:"proven",subject:"behavior",message:"The function for {eventType} is given by an ARN that names {version}, and CloudFront takes only a numbered version",why:"CloudFront copies one published version of the function to its locations. The API refuses an association whose ARN ends in $LATEST, in an alias, or in no version at all (InvalidLambdaFunctionAssociation).",fix:"Publish versions (publish = true) and associate qualified_arn; in CloudFormation: make an AWS::Lambda::Version and give LambdaFunctionARN its Ref.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-how-it-works-tutorial.html"],check({functions}){let lambdas=functions.items.filter(association=>association.service==="lambda");return lambdas.length===0?functions.open.length>0?undecidable(functions.open):NOT_APPLICABLE:lambdas.map(checkAssociation2)},examples:[{name:"the function's own ARN",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.arn # <- fail
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !GetAtt Auth.Arn # <- fail
`},{name:"no version is ever published",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = false
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn # <- fail
    }
  }
}
`},{name:"an alias",expect:"fail",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.auth.function_name
  function_version = aws_lambda_function.auth.version
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_alias.live.arn # <- fail
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref Auth
      FunctionVersion: !GetAtt AuthVersion.Version
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref Live # <- fail
`},{name:"a published version",expect:"pass",terraform:`provider "aws" {
  region = "us-east-1"
}

resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "auth.zip"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`,cloudformation:`
Resources:
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: auth
      Role: arn:aws:iam::111122223333:role/edge
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { S3Bucket: code-example, S3Key: auth.zip }
  AuthVersion:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Auth
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthVersion
`},{name:"a version written by hand",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:auth:7"
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: arn:aws:lambda:us-east-1:111122223333:function:auth:7
`},{name:"the ARN has no value",expect:"unknown",terraform:`
variable "auth_arn" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"

    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = var.auth_arn
    }
  }
}
`,cloudformation:`
Parameters:
  AuthArn:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          LambdaFunctionAssociations:
            - EventType: origin-request
              LambdaFunctionARN: !Ref AuthArn
`}]};function checkAssociation2({version,arn,eventType}){if(version.kind==="absent")return NOT_APPLICABLE;if(version.kind==="unknown")return undecidable(version.why);if(version.value==="numbered")return PASS;let event=eventType.kind==="known"?eventType.value:"an event";return{outcome:"fail",at:arn.from,args:{version:SAYS2[version.value],eventType:event},discriminator:event}}var forwarded_to_api_gateway_default={title:"API Gateway refuses a Host that is not its own",section:"-",consequence:"403",certainty:"proven",subject:"originRequest",message:"The viewer's Host is sent on to {origin.domainName}, and API Gateway answers 403 to any Host that is not a name of the API",why:"API Gateway finds the API by the Host header. With the viewer's Host it looks for an API of the name that the viewer typed, finds none, and answers 403 Forbidden, which CloudFront passes on.",fix:"Use the managed origin request policy AllViewerExceptHostHeader (b689b0a8-53d0-40ab-baf2-68738e2966ac), or take Host out of the forwarded headers.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html#managed-origin-request-policy-all-viewer-except-host-header","https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html"],check({endpoint,hostForwarded,distribution},context){if(endpoint.kind.kind==="known"&&endpoint.kind.value!=="execute-api")return NOT_APPLICABLE;if(hostForwarded.kind==="absent"||hostForwarded.kind==="known"&&!hostForwarded.value)return PASS;if(endpoint.kind.kind!=="known")return undecidable(endpoint.kind.kind==="unknown"?endpoint.kind.why:[]);if(hostForwarded.kind==="unknown")return undecidable(hostForwarded.why);let served=aliasesAreApiDomains(distribution,context);return served.is===!0?PASS:served.is==="unknown"?undecidable(served.why):fail(hostForwarded.from,distribution)},examples:[{name:"AllViewer without aliases",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"AllViewer with an alias that is no name of an API here",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"AllViewerExceptHostHeader",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`},{name:"the alias is the API's own custom domain",expect:"pass",terraform:`
resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["api.example.com"]

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
          EndpointType: REGIONAL
          SecurityPolicy: TLS_1_2
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [api.example.com]
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the policy has no value",expect:"unknown",terraform:`
variable "policy" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "api"
    viewer_protocol_policy   = "https-only"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = var.policy
  }
}
`,cloudformation:`
Parameters:
  Policy:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: !Ref Policy
`}]};function aliasesAreApiDomains({aliases},{model}){let{items:listed2,open:open2}=items(aliases);return listed2.length===0?open2.length>0?{is:"unknown",why:open2}:{is:!1}:all(listed2.map(alias=>{let names=model.apiDomains.map(domain=>domain.name);return contains({kind:"known",value:names,from:aliases.from},alias,equalIgnoringCase)}))}function fail(at,{aliases}){let hasAliases=items(aliases).items.length>0;return{outcome:"fail",at,...hasAliases?{certainty:"likely"}:{}}}function mismatch(request,hosts){let aliases=hosts.map(({name})=>describe(name)).join(", ");return{outcome:"fail",at:request.hosts.from,args:{aliases},affects:`alias ${aliases}`,related:[...hosts.map(({name})=>({at:name.from,label:`${describe(name)} is not on the certificate`})),...carriedNames(request).map(({at,names})=>({at,label:`the certificate carries ${names}`}))]}}var alias_not_covered_default={title:"The origin's certificate carries some aliases, and not this one",section:"A",consequence:"502",certainty:"likely",subject:"originRequest",message:"The viewer's Host is forwarded, and the origin's certificate carries neither {aliases} nor the origin's own name",why:"With Host forwarded, CloudFront asks the origin for the name that the viewer used and looks for it on the certificate; the origin's domain name would do as well. Under the aliases that the certificate carries the site works. Under the others CloudFront drops the connection and answers 502, so the site is broken for a part of its viewers only.",fix:"Add every alias to the certificate on the origin (subject_alternative_names; CloudFormation: SubjectAlternativeNames), or the origin's own domain name. Or stop forwarding Host, with the origin request policy AllViewerExceptHostHeader, if the certificate carries the origin's domain name.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"],supersedes:["name/not-covered"],check(request){if(isTrue(request.hostForwarded).is===!1)return NOT_APPLICABLE;let coverage=nameCoverage(request);return coverage.is==="unknown"?undecidable(coverage.why):coverage.is==="accepted"?PASS:coverage.is==="partly-refused"?mismatch(request,coverage.hosts):NOT_APPLICABLE},examples:[{name:"AllViewer, and a certificate for one of two aliases",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"a header list with Host, and a wildcard that leaves out the domain itself",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = true
      headers      = ["host", "origin"] # <- fail

      cookies {
        forward = "none"
      }
    }
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: [host, origin] # <- fail
`},{name:"every alias is on the certificate",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "example.com"
  subject_alternative_names = ["www.example.com"]
  validation_method         = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: example.com
      SubjectAlternativeNames: [www.example.com]
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the origin's own name is on the certificate",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "www.example.com"
  subject_alternative_names = ["origin.example.com"]
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      SubjectAlternativeNames: [origin.example.com]
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"an alias without a value",expect:"unknown",terraform:`
variable "alias" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com", var.alias]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  Alias:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com, !Ref Alias]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"Host is not forwarded",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "www.example.com"
  subject_alternative_names = ["origin.example.com"]
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      SubjectAlternativeNames: [origin.example.com]
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`}]};function hasNoAlias({aliases}){let{items:listed2,open:open2}=items(aliases);return listed2.some(alias=>alias.kind!=="absent")?truth(!1):open2.length>0?unknownTruth(open2):truth(!0)}function mismatch2(request){return{outcome:"fail",at:request.hosts.from,related:[{at:request.distribution.aliases.from,label:"no alias"},...carriedNames(request).map(({at,names})=>({at,label:`the certificate carries ${names}`}))]}}var cloudfront_default_domain_default={title:"No certificate can carry the distribution's own cloudfront.net name",section:"A",consequence:"502",certainty:"proven",subject:"originRequest",message:"The viewer's Host is forwarded, and without aliases that is the cloudfront.net name, which no certificate of yours can carry",why:"A distribution without aliases is reached under its own name only, d111111abcdef8.cloudfront.net or the like, and this behavior forwards that name. CloudFront then asks the origin for it in the TLS handshake, and the origin answers with its default certificate. That one cannot carry a name of AWS's, and it does not carry the origin's domain name either, so CloudFront drops the connection and answers 502.",fix:"Give the distribution an alias that the origin's certificate carries (aliases; CloudFormation: Aliases). Or stop forwarding Host, with the origin request policy AllViewerExceptHostHeader, and let domain_name (CloudFormation: DomainName) be a name on the origin's certificate.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html"],supersedes:["name/not-covered"],check(request){let applies=all([truth(presentsOwnersCertificate(request)),isTrue(request.hostForwarded),hasNoAlias(request.distribution),not(isTrue(request.distribution.staging))]),originDomainCarried=carriedByDefault(request,request.origin.domainName);return decide(applies,originDomainCarried,()=>mismatch2(request))},examples:[{name:"AllViewer in front of a load balancer, and no alias",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"every header is forwarded to a load balancer of which nothing else is known",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = true
      headers      = ["*"] # <- fail

      cookies {
        forward = "none"
      }
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: ["*"] # <- fail
`},{name:"an origin of one's own whose certificate carries another name",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3" # <- fail
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 # <- fail
`},{name:"the certificate carries the origin's own name",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the aliases have no value",expect:"unknown",terraform:`
variable "aliases" {
  type = list(string)
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = var.aliases

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  Aliases:
    Type: CommaDelimitedList
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: !Ref Aliases
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"there is an alias",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a staging distribution serves under the names of its primary",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  staging = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Staging: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`}]};function mismatch3({origin,endpoint,scheme,hostForwarded}){let{domainName}=origin,owner=endpoint.loadBalancer.kind==="known"?endpoint.loadBalancer.value.address:"the load balancer";return{outcome:"fail",at:domainName.from,args:{name:domainName.kind==="known"?describe(domainName):`${owner}'s own name`},related:[{at:scheme.from,label:"makes CloudFront use HTTPS"},{at:hostForwarded.from,label:"the viewer's Host is not forwarded"}]}}var load_balancer_default_name_default={title:"No certificate can carry a load balancer's own name",section:"A",consequence:"502",certainty:"proven",subject:"originRequest",message:"CloudFront will connect over HTTPS to {name}, which lies in AWS's domain: no certificate of yours can carry it",why:"The viewer's Host is not forwarded, so CloudFront asks for the load balancer's own name in the TLS handshake and looks for it on the certificate. Nobody but AWS can have a certificate for a name under elb.amazonaws.com: whichever one the listener presents, the names differ, and CloudFront drops the connection and answers 502. Checks that only ask for https-only (Checkov's CKV2_AWS_72, Security Hub's CloudFront.9) are content with this setting.",fix:`Give the load balancer a name of your own: a DNS record such as origin.example.com that points at it, that name on the listener's certificate, and the same name in domain_name (CloudFormation: DomainName). Or, if the certificate carries every alias, forward the viewer's Host, for instance with the origin request policy AllViewer. Only where plain HTTP will do, set origin_protocol_policy (CloudFormation: OriginProtocolPolicy) to "http-only".`,references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"],supersedes:["name/not-covered"],check(request){let{endpoint,scheme}=request,isSomethingElse=endpoint.kind.kind==="known"&&endpoint.kind.value!=="load-balancer",isFoundByRecords=endpoint.via.length>0,applies=all([truth(scheme.value==="https"&&!isSomethingElse&&!isFoundByRecords),isLoadBalancerName(request.origin.domainName)]);return decide(applies,isTrue(request.hostForwarded),()=>mismatch3(request))},examples:[{name:"HTTPS to the load balancer, Host not forwarded",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a name made by Kubernetes, and a header list without Host",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = true
      headers      = ["Authorization", "Origin"]

      cookies {
        forward = "none"
      }
    }
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: k8s-shop-web-0a1b2c3d4e-1234567890.eu-west-1.elb.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: [Authorization, Origin]
`},{name:"a network load balancer, and every header but Host",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "dualstack.web-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: dualstack.web-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`},{name:"AllViewer forwards Host",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the behavior of the load balancer forwards Host, that of the bucket does not",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = true
      headers      = ["host", "origin"]

      cookies {
        forward = "none"
      }
    }
  }

  ordered_cache_behavior {
    path_pattern           = "/files/*"
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          ForwardedValues:
            QueryString: true
            Headers: [host, origin]
        CacheBehaviors:
          - PathPattern: /files/*
            TargetOriginId: files
            ViewerProtocolPolicy: redirect-to-https
            CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a name of one's own points at the load balancer",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_route53_record.origin.fqdn

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Ref Record
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the origin request policy has no value",expect:"unknown",terraform:`
variable "request_policy" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = var.request_policy
  }
}
`,cloudformation:`
Parameters:
  RequestPolicy:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: !Ref RequestPolicy
`},{name:"the origin's name has no value",expect:"unknown",terraform:`
variable "origin_domain" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.origin_domain

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  OriginDomain:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Ref OriginDomain
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function mismatch4(request,hosts){let{origin,endpoint}=request,carried=carriedNames(request);return{outcome:"fail",certainty:endpoint.apiDomain.kind==="known"?"proven":"likely",at:origin.domainName.from,args:{wanted:wantedNames(hosts).join(" or "),carried:carried.map(({names})=>names).join(", ")},related:carried.map(({at,names})=>({at,label:`the certificate carries ${names}`}))}}var not_covered_default={title:"The origin's certificate carries no name that CloudFront accepts",section:"A",consequence:"502",certainty:"likely",subject:"originRequest",message:"CloudFront will look for {wanted} on the origin's certificate and find only {carried}",why:"When CloudFront connects to a custom origin over HTTPS, the certificate must carry the origin's domain name or, if the behavior forwards it, the Host that the viewer asked for. Here it carries neither, so CloudFront drops the connection during the handshake and answers 502 with `X-Cache: Error from cloudfront`. Browsers that open the origin directly under another name do not notice.",fix:"Add the name to the certificate (subject_alternative_names; CloudFormation: SubjectAlternativeNames) or attach another one that carries it (aws_lb_listener_certificate; CloudFormation: AWS::ElasticLoadBalancingV2::ListenerCertificate). Or set domain_name (CloudFormation: DomainName) to a name that the certificate carries and that resolves to the same origin.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html"],check(request){let coverage=nameCoverage(request);return coverage.is==="not-applicable"?NOT_APPLICABLE:coverage.is==="unknown"?undecidable(coverage.why):coverage.is==="refused"?mismatch4(request,coverage.hosts):PASS},examples:[{name:"the certificate carries the site's name, not the origin's",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"Host is forwarded, and the certificate belongs to another site",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "api.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: api.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the origin's name will do where Host is forwarded too",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"Host is forwarded to the load balancer's own name, and the certificate carries the aliases",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com"]
  validation_method         = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com", "www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: example.com
      SubjectAlternativeNames: ["*.example.com"]
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com, www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a wildcard over a domain without a value",expect:"pass",terraform:`
variable "domain" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "*.\${var.domain}"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = var.domain
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.\${var.domain}"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.\${var.domain}"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Domain:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: !Sub "*.\${Domain}"
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: !Ref Domain
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: !Sub "origin.\${Domain}"
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Sub "origin.\${Domain}"
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"viewers and the listener get the same certificate, so it carries the aliases",expect:"pass",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }

  viewer_certificate {
    acm_certificate_arn = var.certificate_arn
    ssl_support_method  = "sni-only"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref CertificateArn
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
        ViewerCertificate:
          AcmCertificateArn: !Ref CertificateArn
          SslSupportMethod: sni-only
`},{name:"an additional certificate carries the name",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "origin" {
  domain_name       = "origin.example.com"
  validation_method = "DNS"
}

resource "aws_lb_listener_certificate" "origin" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate.origin.arn
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  OriginCertificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
      ValidationMethod: DNS
  Additional:
    Type: AWS::ElasticLoadBalancingV2::ListenerCertificate
    Properties:
      ListenerArn: !Ref Listener
      Certificates:
        - CertificateArn: !Ref OriginCertificate
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an additional certificate may carry the name",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_lb_listener_certificate" "origin" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = var.certificate_arn
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Additional:
    Type: AWS::ElasticLoadBalancingV2::ListenerCertificate
    Properties:
      ListenerArn: !Ref Listener
      Certificates:
        - CertificateArn: !Ref CertificateArn
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"nothing is known of the certificate",expect:"unknown",terraform:`
variable "certificate_arn" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  CertificateArn:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref CertificateArn
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP needs no certificate",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"API Gateway answers with a certificate of its own",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac
`}]};var BECAUSE={apex:"a wildcard does not stand for the domain itself","too-deep":"a wildcard stands for one label, not for several"};function nearMissFor({namesThatWillDo},wildcards){for(let name of namesThatWillDo)for(let wildcard of wildcards){let miss=wildcardNearMiss(wildcard,name);if(miss!==void 0)return{wildcard,name,because:BECAUSE[miss]}}}function judge2(request,hosts){let carried=request.endpoint.certificates.items.flatMap(({certificate})=>ifKnown(certificate)??[]).flatMap(({names})=>items(names).items),misses=hosts.map(host=>nearMissFor(host,carried)),[first]=misses;return first===void 0||misses.includes(void 0)?NOT_APPLICABLE:{outcome:"fail",at:request.origin.domainName.from,args:{wildcard:describe(first.wildcard),name:describe(first.name),because:first.because},related:[{at:first.wildcard.from,label:`${describe(first.wildcard)} on the certificate`}]}}var wildcard_depth_default={title:"A wildcard stands for exactly one label",section:"A",consequence:"502",certainty:"proven",subject:"originRequest",message:"{wildcard} on the origin's certificate does not cover {name}: {because}",why:"In a certificate, `*` stands for one label, the left-most: *.example.com covers www.example.com, but neither example.com itself nor a.b.example.com. CloudFront compares names by this rule, finds none that fits, drops the connection during the handshake and answers 502. DNS wildcards reach deeper, which makes this easy to miss.",fix:"Add the name itself, or a wildcard of its own level such as *.b.example.com, to the certificate (subject_alternative_names; CloudFormation: SubjectAlternativeNames). Or choose a domain_name (CloudFormation: DomainName) one label below the wildcard's domain.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements","https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html"],supersedes:["name/not-covered"],check(request){let coverage=nameCoverage(request);return coverage.is==="unknown"?undecidable(coverage.why):coverage.is==="accepted"?PASS:coverage.is==="refused"?judge2(request,coverage.hosts):NOT_APPLICABLE},examples:[{name:"the origin lies two labels below the wildcard's domain",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.eu.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.eu.example.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.eu.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.eu.example.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the forwarded Host is the domain itself",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"one label below",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: "*.example.com"
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the domain itself stands beside the wildcard",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com"]
  validation_method         = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: example.com
      SubjectAlternativeNames: ["*.example.com"]
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the certificate's other names have no value",expect:"unknown",terraform:`
variable "names" {
  type = list(string)
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name               = "*.example.com"
  subject_alternative_names = var.names
  validation_method         = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.eu.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.eu.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Names:
    Type: CommaDelimitedList
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: "*.example.com"
      SubjectAlternativeNames: !Ref Names
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.eu.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.eu.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"no wildcard comes near",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "*.example.org"
  validation_method = "DNS"
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "origin" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "origin.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = false
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: "*.example.org"
      ValidationMethod: DNS
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: origin.example.com
      Type: A
      AliasTarget:
        DNSName: !GetAtt Web.DNSName
        HostedZoneId: !GetAtt Web.CanonicalHostedZoneID
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var internal_load_balancer_default={title:"An internal load balancer cannot be reached from the internet",section:"D",consequence:"504",certainty:"proven",subject:"originRequest",message:"{origin.domainName} is an internal load balancer, and CloudFront reaches a custom origin over the internet",why:"The name of an internal load balancer resolves to private addresses. CloudFront connects to custom origins over the public internet, where these addresses lead nowhere: the connection times out and the viewer gets 504 (or 502).",fix:"Make the origin a VPC origin (aws_cloudfront_vpc_origin with vpc_origin_config; CloudFormation: AWS::CloudFront::VpcOrigin with VpcOriginConfig), or use an internet-facing load balancer.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html"],check(request){let{access,domainName}=request.origin;if(access.kind==="known"&&access.value!=="custom")return NOT_APPLICABLE;let internal=isInternal(request);return internal.kind==="absent"?NOT_APPLICABLE:internal.kind==="unknown"?undecidable(internal.why):internal.value?access.kind==="unknown"?undecidable(access.why):fail2(domainName.from,internal):PASS},examples:[{name:"an internal load balancer as a custom origin",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name     = "web"
  internal = true
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Scheme: internal
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the name itself says internal",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "internal-web-123456.eu-west-1.elb.amazonaws.com" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: internal-web-123456.eu-west-1.elb.amazonaws.com # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"reached through a VPC origin",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name     = "web"
  internal = true
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Scheme: internal
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"an internet-facing load balancer, as is the default",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a flag without a value decides",expect:"unknown",terraform:`
variable "internal" {
  type = string
}

resource "aws_lb" "web" {
  name     = "web"
  internal = var.internal
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Scheme:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Scheme: !Ref Scheme
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function isInternal({origin,endpoint}){let{domainName}=origin,{loadBalancer}=endpoint;return domainName.kind==="known"&&/\.[a-z0-9-]+\.elb\.amazonaws\.com(\.cn)?$/i.test(domainName.value)?{kind:"known",value:/^(dualstack\.)?internal-/i.test(domainName.value),from:domainName.from}:loadBalancer.kind==="known"?loadBalancer.value.internal:loadBalancer}function fail2(at,internal){let related=internal.from===at?[]:[{at:internal.from,label:"the load balancer is internal"}];return{outcome:"fail",at,related}}var HIGHEST_PORT=65535,invalid_default={title:"CloudFront does not connect to this port",section:"D",consequence:"deploy-failure",certainty:"proven",subject:"origin",message:"Port {port} cannot be an origin's {scheme} port: CloudFront takes 80, 443 and 1024 to 65535",why:"CloudFront connects to origins on ports 80, 443 and 1024 to 65535 only. The API refuses a distribution that names another port, whether or not the protocol policy ever uses it.",fix:"Let the origin listen on one of these ports, and set http_port or https_port (CloudFormation: HTTPPort, HTTPSPort) to it.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesHTTPPort"],check({httpPort,httpsPort}){return[checkPort(httpPort,"HTTP"),checkPort(httpsPort,"HTTPS")]},examples:[{name:"port 444",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 444 # <- fail
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPSPort: 444 # <- fail
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"ports given as text, and high ones",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = "80"
      https_port             = 9243
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: "80"
              HTTPSPort: 9243
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the port has no value",expect:"unknown",terraform:`
variable "port" {
  type = number
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = var.port
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Port:
    Type: Number
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPSPort: !Ref Port
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function checkPort(port,scheme){return port.kind==="absent"?NOT_APPLICABLE:port.kind==="unknown"?undecidable(reasons(port)):isAllowed(port.value)?PASS:{outcome:"fail",at:port.from,args:{port,scheme},discriminator:scheme}}function isAllowed(port){return port===80||port===443||Number.isInteger(port)&&port>=1024&&port<=HIGHEST_PORT}var ENCRYPTED=new Set(["HTTPS","TLS","SSL"]),protocol_mismatch_default={title:"CloudFront and the listener do not speak the same protocol",section:"D",consequence:"502",certainty:"proven",subject:"originRequest",message:"CloudFront will speak {scheme} to port {port} of {endpoint.loadBalancer.address}, where the listener speaks {protocol}",why:"A listener speaks one protocol. A TLS handshake sent to a plain HTTP listener is answered with an HTTP error that CloudFront cannot read as TLS, so it drops the connection and returns 502. Plain HTTP sent to a TLS listener fails too: an application or classic load balancer answers 400, a network load balancer closes the connection.",fix:"Use the scheme of the listener (origin_protocol_policy; CloudFormation: OriginProtocolPolicy), or point the port at a listener of the other protocol.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html","https://repost.aws/knowledge-center/api-gateway-private-integration-errors"],check(request){let{listener}=request.endpoint;if(listener.kind==="absent")return NOT_APPLICABLE;if(listener.kind==="unknown")return undecidable(listener.why);let{protocol}=listener.value;if(protocol.kind!=="known")return undecidable(reasons(protocol));let encrypted=ENCRYPTED.has(protocol.value);return!encrypted&&protocol.value!=="HTTP"?NOT_APPLICABLE:encrypted===(request.scheme.value==="https")?PASS:mismatch5(request,protocol.value,listener.value.protocol.from)},examples:[{name:"https-only to a plain HTTP listener on 443",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP to an HTTPS listener: the load balancer itself answers 400",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 8443
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 8443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 8443
              OriginProtocolPolicy: http-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"plain HTTP to a plain HTTP listener",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = "80"
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a TCP listener passes TLS on to its target",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "TCP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: TCP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the listener's protocol has no value",expect:"unknown",terraform:`
variable "protocol" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = var.protocol
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocol:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: !Ref Protocol
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function mismatch5(request,protocol,listener){let{loadBalancer}=request.endpoint,kind=loadBalancer.kind==="known"?loadBalancer.value.kind:void 0,isNetwork=kind?.kind==="known"&&kind.value==="network",answers400=request.scheme.value==="http"&&!isNetwork;return{outcome:"fail",at:request.scheme.from,args:{scheme:request.scheme.value==="https"?"HTTPS":"plain HTTP",protocol},related:[{at:listener,label:`the listener speaks ${protocol}`}],...answers400?{consequence:"400"}:{}}}var LEGACY=["TLSv1","TLSv1.1"];function isLegacy(protocol){return any(LEGACY.map(legacy=>equal(protocol,known(legacy,protocol.from))))}function listsOnlyLegacy({protocols}){let{items:listed2,open:open2}=items(protocols);return listed2.length===0&&open2.length===0?FALSE:all([...listed2.map(isLegacy),...open2.length>0?[unknownTruth(open2)]:[]])}function acceptsLegacy(endpoint){let policy2=ifKnown(tlsPolicyOf(endpoint));if(policy2!==void 0){let accepted=policy2.protocols.some(protocol=>LEGACY.includes(protocol));return accepted||endpoint.apiDomain.kind!=="known"?accepted:"unknown"}let kind=ifKnown(endpoint.kind);return kind==="function-url"||kind==="s3-bucket"?!1:"unknown"}function mismatch6({protocols,endpoint}){let isRefused=acceptsLegacy(endpoint)===!1;return{outcome:"fail",certainty:isRefused?"likely":"possible",at:protocols.from,args:{offered:describe(protocols),origin:isRefused?"this origin wants TLS 1.2":"most origins now want TLS 1.2; if this one does, the handshake fails"}}}var legacy_only_default={title:"Only TLS versions are listed that most origins have switched off",section:"B",consequence:"502",certainty:"possible",subject:"originRequest",message:"CloudFront may speak only {offered} with the origin: {origin}",why:"TLS 1.0 and 1.1 were deprecated in 2021 (RFC 8996), and current servers, the newer policies of load balancers and AWS's own services refuse them. If the origin does, it shares no version with CloudFront: the handshake fails and CloudFront answers 502. That can begin on the day when somebody updates the origin, without any change here.",fix:'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"], or add TLSv1.2 to the list while the origin still needs an older version.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols","https://docs.aws.amazon.com/lambda/latest/dg/security-infrastructure.html","https://docs.aws.amazon.com/AmazonS3/latest/userguide/network-isolation.html","https://www.rfc-editor.org/rfc/rfc8996"],check(request){let isUsed=truth(request.scheme.value==="https"&&isProtocolListWritten(request.protocols)),suffices=any([not(listsOnlyLegacy(request)),truth(acceptsLegacy(request.endpoint)===!0)]);return decide(isUsed,suffices,()=>mismatch6(request))},examples:[{name:"an origin of which nothing is known",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, TLSv1.1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a function URL wants TLS 1.2",expect:"fail",terraform:`
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = split("/", aws_lambda_function_url.api.function_url)[2]

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: arn:aws:lambda:eu-west-1:111122223333:function:api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"TLS 1.2 stands beside the older ones",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the listener's policy accepts TLS 1.0",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-2016-08"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-2016-08
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a version without a value stands beside TLS 1.0",expect:"unknown",terraform:`
variable "protocol" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", var.protocol]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocol:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, !Ref Protocol]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"with http-only the list is never used",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "website"
    domain_name = "www.example.com.s3-website.eu-central-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "website"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: website
            DomainName: www.example.com.s3-website.eu-central-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: website
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};function offers({protocols},protocol){return contains(protocols,known(protocol,protocols.from))}function configurable({protocols}){return protocols.filter(protocol=>protocol!=="TLSv1.3")}function listed(names){return names.join(", ").replace(/, (?=[^,]*$)/," and ")}function mismatch7({protocols,endpoint},policy2){let accepted=listed(policy2.value.protocols),isOfApiDomain=endpoint.apiDomain.kind==="known";return{outcome:"fail",...isOfApiDomain?{certainty:"possible"}:{},at:protocols.from,args:{offered:describe(protocols),policy:isOfApiDomain?`${policy2.value.name}, if the API has the same,`:policy2.value.name,accepted},related:[{at:policy2.from,label:`${policy2.value.name} accepts only ${accepted}`}]}}var no_common_protocol_default={title:"CloudFront and the origin have no TLS version in common",section:"B",consequence:"502",certainty:"likely",subject:"originRequest",message:"CloudFront may speak only {offered} with this origin, and its policy {policy} accepts only {accepted}",why:"CloudFront offers an origin the TLS versions that the origin's settings list. A listener accepts those of its TLS policy; under a custom domain of API Gateway the API's own policy decides, which may be another than the domain's. The two lists share no version, so the handshake fails before any certificate is looked at, and CloudFront answers 502.",fix:'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"]. Every policy of a load balancer or API domain accepts it, but for those of TLS 1.3 only.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html","https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html","https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"],supersedes:["tls/legacy-only","tls/sslv3"],check(request){if(request.scheme.value==="http"||!isProtocolListWritten(request.protocols))return NOT_APPLICABLE;let policy2=tlsPolicyOf(request.endpoint);if(policy2.kind==="absent")return NOT_APPLICABLE;if(policy2.kind==="unknown")return offers(request,"TLSv1.2").is===!0?PASS:undecidable(policy2.why);let accepted=configurable(policy2.value);if(accepted.length===0)return NOT_APPLICABLE;let shared=any(accepted.map(protocol=>offers(request,protocol)));return decide(TRUE,shared,()=>mismatch7(request,policy2))},examples:[{name:"TLS 1.1 at most, and a listener that wants 1.2",expect:"fail",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-2-2017-01"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS-1-2-2017-01
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, TLSv1.1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the domain of an API wants TLS 1.2",expect:"fail",terraform:`
resource "aws_acm_certificate" "api" {
  domain_name       = "api.example.com"
  validation_method = "DNS"
}

resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = aws_acm_certificate.api.arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: api.example.com
      ValidationMethod: DNS
  Api:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - CertificateArn: !Ref Certificate
          EndpointType: REGIONAL
          SecurityPolicy: TLS_1_2
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: api.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"older versions beside TLS 1.2",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"a listener without a policy of its own accepts TLS 1.0",expect:"pass",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"the listener's policy has no value",expect:"unknown",terraform:`
variable "ssl_policy" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.ssl_policy
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  SslPolicy:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: !Ref SslPolicy
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"with http-only the list is never used",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-2-2017-01"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS-1-2-2017-01
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"TLS 1.2 is offered, whatever the listener's policy",expect:"pass",terraform:`
variable "ssl_policy" {
  type = string
}

resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.ssl_policy
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Parameters:
  SslPolicy:
    Type: String
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: !Ref SslPolicy
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"TLS 1.3 only is another question",expect:"not-applicable",terraform:`
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      ValidationMethod: DNS
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"no list is written",expect:"not-applicable",cloudformation:`
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`}]};function lists({protocols},protocol){return contains(protocols,known(protocol,protocols.from))}function mismatch8(request){let mayUseTls12=lists(request,"TLSv1.2").is!==!1;return{outcome:"fail",at:request.protocols.from,args:{because:mayUseTls12?"if CloudFront begins with it, and not with the TLSv1.2 beside it, almost no origin answers":"CloudFront will send an SSLv3 handshake, which almost no origin answers"},...mayUseTls12?{certainty:"possible"}:{}}}var sslv3_default={title:"SSLv3 makes CloudFront send a handshake that origins refuse",section:"B",consequence:"502",certainty:"likely",subject:"originRequest",message:"SSLv3 is listed for the origin: {because}",why:"Where SSLv3 is chosen, CloudFront sends SSLv3 handshakes to the origin, and TLS 1.1 and later are not compatible with these. Servers have refused SSLv3 since 2014 (RFC 7568), so the handshake fails and CloudFront answers 502.",fix:'Remove SSLv3 from origin_ssl_protocols (CloudFormation: OriginSSLProtocols); ["TLSv1.2"] suits every origin of today.',references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols","https://www.rfc-editor.org/rfc/rfc7568"],check(request){let isUsed=truth(request.scheme.value==="https"&&isProtocolListWritten(request.protocols));return decide(isUsed,not(lists(request,"SSLv3")),()=>mismatch8(request))},examples:[{name:"SSLv3 alone",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["SSLv3"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [SSLv3] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"SSLv3 beside TLS 1.2",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["SSLv3", "TLSv1.2"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [SSLv3, TLSv1.2] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"TLS only",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the list has no value",expect:"unknown",terraform:`
variable "protocols" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = var.protocols
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocols:
    Type: CommaDelimitedList
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: !Ref Protocols
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"with http-only the list is never used",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["SSLv3"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [SSLv3]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"CloudFormation does without a list",expect:"not-applicable",cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var PROTOCOLS=["SSLv3","TLSv1","TLSv1.1","TLSv1.2"];function isTaken(protocol){return any(PROTOCOLS.map(each=>equal(protocol,known(each,protocol.from))))}function refused({sslProtocols}){let strangers=items(sslProtocols).items.filter(protocol=>isTaken(protocol).is===!1);return{outcome:"fail",at:sslProtocols.from,args:{strangers:strangers.map(describe).join(", ")}}}var unknown_protocol_default={title:"CloudFront cannot be given this protocol for an origin",section:"B",consequence:"deploy-failure",certainty:"proven",subject:"origin",message:"CloudFront takes SSLv3, TLSv1, TLSv1.1 and TLSv1.2 for an origin, and not {strangers}",why:"The API knows four values and refuses a distribution with any other, even where http-only makes the list irrelevant. TLS 1.3 towards origins cannot be configured. Names such as TLSv1.2_2021 are security policies for viewers and belong to the viewer certificate.",fix:'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"].',references:["https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginSslProtocols.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols"],check(origin){let{items:listed2,open:open2}=items(origin.sslProtocols),areTaken=all([...listed2.map(isTaken),...open2.length>0?[unknownTruth(open2)]:[]]);return decide(truth(isProtocolListWritten(origin.sslProtocols)),areTaken,()=>refused(origin))},examples:[{name:"TLS 1.3 cannot be chosen",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2", "TLSv1.3"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2, TLSv1.3] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a policy for viewers, where the list is not even used",expect:"fail",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2_2021"] # <- fail
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2_2021] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the four that there are",expect:"pass",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [SSLv3, TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the list has no value",expect:"unknown",terraform:`
variable "protocols" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = var.protocols
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Parameters:
  Protocols:
    Type: CommaDelimitedList
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: !Ref Protocols
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"a bucket has no such list",expect:"not-applicable",terraform:`
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"CloudFormation does without a list",expect:"not-applicable",cloudformation:`
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]};var typedRules={"certificate/private-ca":private_ca_default,"certificate/self-signed":self_signed_default,"deploy/dangling-target-origin":dangling_target_origin_default,"deploy/viewer-certificate-region":viewer_certificate_region_default,"dns/malformed-origin-domain":malformed_origin_domain_default,"dns/private-zone":private_zone_default,"edge/region":region_default,"edge/unsupported-feature":unsupported_feature_default,"edge/version":version_default,"host/forwarded-to-api-gateway":forwarded_to_api_gateway_default,"name/alias-not-covered":alias_not_covered_default,"name/cloudfront-default-domain":cloudfront_default_domain_default,"name/load-balancer-default-name":load_balancer_default_name_default,"name/not-covered":not_covered_default,"name/wildcard-depth":wildcard_depth_default,"port/internal-load-balancer":internal_load_balancer_default,"port/invalid":invalid_default,"port/protocol-mismatch":protocol_mismatch_default,"tls/legacy-only":legacy_only_default,"tls/no-common-protocol":no_common_protocol_default,"tls/sslv3":sslv3_default,"tls/unknown-protocol":unknown_protocol_default},declarativeRules={"port/api-gateway-http":{title:"API Gateway does not answer plain HTTP",subject:"originRequest",then:[{given:"$.scheme",operator:"is",operand:{literal:"https"}}],message:"CloudFront will use plain HTTP to reach {origin.domainName}, and API Gateway answers only HTTPS",consequence:"502",certainty:"proven",section:"D",why:"API Gateway exposes HTTPS endpoints only. On port 80 of an API's default endpoint nobody listens: the connection is refused, and CloudFront returns 502.",fix:'Set origin_protocol_policy to "https-only" (CloudFormation: OriginProtocolPolicy: https-only).',references:["https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/template-preconfigured-origin-settings.html"],where:[{given:"$.endpoint.kind",operator:"is",operand:{literal:"execute-api"}}],examples:[{name:"http-only to a REST API",expect:"fail",terraform:`resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    origin_path = "/v1"
    domain_name = "\${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            OriginPath: /v1
            DomainName: !Sub "\${Orders}.execute-api.eu-west-1.amazonaws.com"
            CustomOriginConfig:
              OriginProtocolPolicy: http-only # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"match-viewer behind HTTPS viewers only",expect:"pass",terraform:`resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = trimprefix(aws_apigatewayv2_api.orders.api_endpoint, "https://")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Orders:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: orders
      ProtocolType: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Orders.ApiEndpoint]]
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"match-viewer lets plain HTTP viewers through",expect:"fail",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "allow-all"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
            CustomOriginConfig:
              OriginProtocolPolicy: match-viewer # <- fail
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the origin's name has no value",expect:"unknown",terraform:`variable "api_domain" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api_domain

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Parameters:
  ApiDomain:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref ApiDomain
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`}]},"port/no-listener":{title:"The load balancer has no listener on the port that CloudFront uses",subject:"originRequest",then:[{given:"$.endpoint.listener",operator:"present",operand:{literal:!0}}],message:"CloudFront will connect to port {port} of {endpoint.loadBalancer.address}, and nothing listens there: its listeners are on {endpoint.loadBalancer.listeners[*].port}",consequence:"502",certainty:"likely",section:"D",why:"CloudFront opens a TCP connection to the origin's HTTP or HTTPS port, whichever the protocol policy selects. A load balancer accepts connections only on the ports of its listeners; on any other port the connection is refused or never answered, and CloudFront returns 502 to the viewer.",fix:"Set https_port or http_port (CloudFormation: HTTPSPort, HTTPPort) of the origin to the port of a listener, or add a listener on that port.",references:["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html","https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html"],where:[{given:"$.endpoint.loadBalancer",operator:"present",operand:{literal:!0}}],at:"$.port",related:[{at:"$.endpoint.loadBalancer.listeners[*].port",label:"the load balancer listens here"}],examples:[{name:"the origin asks for 8443, the listener is on 443",expect:"fail",terraform:`resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name = "www.example.com"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["www.example.com"]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 8443 # <- fail
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`,cloudformation:`Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPSPort: 8443 # <- fail
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
`},{name:"origin and listener agree on a port of their own",expect:"pass",terraform:`resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8080
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = "8080"
      https_port             = "443"
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 8080
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: "8080"
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"the listeners are made elsewhere",expect:"unknown",terraform:`resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 8080
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,cloudformation:`Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 8080
              OriginProtocolPolicy: http-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`},{name:"no load balancer is involved",expect:"not-applicable",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]},"port/s3-website-https":{title:"An S3 website endpoint does not speak HTTPS",subject:"originRequest",then:[{given:"$.scheme",operator:"is",operand:{literal:"http"}}],message:"CloudFront will use HTTPS to reach {origin.domainName}, and an S3 website endpoint answers only plain HTTP",consequence:"502",certainty:"proven",section:"D",why:"A bucket's website endpoint listens on port 80 only. CloudFront's connection to port 443 fails, and every viewer whose request leads to an HTTPS origin request gets an error: 502 for an origin that does not respond on its port, or 504 where the connection is left to time out.",fix:`Set the origin's protocol policy to "http-only"; or use the bucket's REST endpoint with origin access control, which speaks HTTPS.`,references:["https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html","https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html","https://github.com/aws/aws-cdk/issues/17835"],supersedes:["tls/sslv3","tls/legacy-only"],where:[{given:"$.endpoint.kind",operator:"is",operand:{literal:"s3-website"}}],examples:[{name:"https-only to a website endpoint",expect:"fail",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"match-viewer lets HTTPS viewers through",expect:"fail",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"http-only is what a website endpoint speaks",expect:"pass",terraform:`resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = "site.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: site.s3-website-eu-west-1.amazonaws.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`},{name:"a name without a value may be anything",expect:"unknown",terraform:`variable "origin_domain" {
  type = string
}
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "site"
    domain_name = var.origin_domain
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,cloudformation:`Parameters:
  OriginDomain:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: !Ref OriginDomain
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`}]}};function ok(value){return{ok:!0,value}}function failed(message){return{ok:!1,message}}import vm from"vm";var Hooks=class{add(name,callback,first){if(typeof arguments[0]!="string")for(let name2 in arguments[0])this.add(name2,arguments[0][name2],arguments[1]);else(Array.isArray(name)?name:[name]).forEach(function(name2){this[name2]=this[name2]||[],callback&&this[name2][first?"unshift":"push"](callback)},this)}run(name,env){this[name]=this[name]||[],this[name].forEach(function(callback){callback.call(env&&env.context?env.context:env,env)})}},Plugins=class{constructor(jsep2){this.jsep=jsep2,this.registered={}}register(...plugins){plugins.forEach(plugin2=>{if(typeof plugin2!="object"||!plugin2.name||!plugin2.init)throw new Error("Invalid JSEP plugin format");this.registered[plugin2.name]||(plugin2.init(this.jsep),this.registered[plugin2.name]=plugin2)})}},Jsep=class _Jsep{static get version(){return"1.4.0"}static toString(){return"JavaScript Expression Parser (JSEP) v"+_Jsep.version}static addUnaryOp(op_name){return _Jsep.max_unop_len=Math.max(op_name.length,_Jsep.max_unop_len),_Jsep.unary_ops[op_name]=1,_Jsep}static addBinaryOp(op_name,precedence,isRightAssociative){return _Jsep.max_binop_len=Math.max(op_name.length,_Jsep.max_binop_len),_Jsep.binary_ops[op_name]=precedence,isRightAssociative?_Jsep.right_associative.add(op_name):_Jsep.right_associative.delete(op_name),_Jsep}static addIdentifierChar(char){return _Jsep.additional_identifier_chars.add(char),_Jsep}static addLiteral(literal_name,literal_value){return _Jsep.literals[literal_name]=literal_value,_Jsep}static removeUnaryOp(op_name){return delete _Jsep.unary_ops[op_name],op_name.length===_Jsep.max_unop_len&&(_Jsep.max_unop_len=_Jsep.getMaxKeyLen(_Jsep.unary_ops)),_Jsep}static removeAllUnaryOps(){return _Jsep.unary_ops={},_Jsep.max_unop_len=0,_Jsep}static removeIdentifierChar(char){return _Jsep.additional_identifier_chars.delete(char),_Jsep}static removeBinaryOp(op_name){return delete _Jsep.binary_ops[op_name],op_name.length===_Jsep.max_binop_len&&(_Jsep.max_binop_len=_Jsep.getMaxKeyLen(_Jsep.binary_ops)),_Jsep.right_associative.delete(op_name),_Jsep}static removeAllBinaryOps(){return _Jsep.binary_ops={},_Jsep.max_binop_len=0,_Jsep}static removeLiteral(literal_name){return delete _Jsep.literals[literal_name],_Jsep}static removeAllLiterals(){return _Jsep.literals={},_Jsep}get char(){return this.expr.charAt(this.index)}get code(){return this.expr.charCodeAt(this.index)}constructor(expr){this.expr=expr,this.index=0}static parse(expr){return new _Jsep(expr).parse()}static getMaxKeyLen(obj){return Math.max(0,...Object.keys(obj).map(k=>k.length))}static isDecimalDigit(ch){return ch>=48&&ch<=57}static binaryPrecedence(op_val){return _Jsep.binary_ops[op_val]||0}static isIdentifierStart(ch){return ch>=65&&ch<=90||ch>=97&&ch<=122||ch>=128&&!_Jsep.binary_ops[String.fromCharCode(ch)]||_Jsep.additional_identifier_chars.has(String.fromCharCode(ch))}static isIdentifierPart(ch){return _Jsep.isIdentifierStart(ch)||_Jsep.isDecimalDigit(ch)}throwError(message){let error=new Error(message+" at character "+this.index);throw error.index=this.index,error.description=message,error}runHook(name,node){if(_Jsep.hooks[name]){let env={context:this,node};return _Jsep.hooks.run(name,env),env.node}return node}searchHook(name){if(_Jsep.hooks[name]){let env={context:this};return _Jsep.hooks[name].find(function(callback){return callback.call(env.context,env),env.node}),env.node}}gobbleSpaces(){let ch=this.code;for(;ch===_Jsep.SPACE_CODE||ch===_Jsep.TAB_CODE||ch===_Jsep.LF_CODE||ch===_Jsep.CR_CODE;)ch=this.expr.charCodeAt(++this.index);this.runHook("gobble-spaces")}parse(){this.runHook("before-all");let nodes=this.gobbleExpressions(),node=nodes.length===1?nodes[0]:{type:_Jsep.COMPOUND,body:nodes};return this.runHook("after-all",node)}gobbleExpressions(untilICode){let nodes=[],ch_i,node;for(;this.index<this.expr.length;)if(ch_i=this.code,ch_i===_Jsep.SEMCOL_CODE||ch_i===_Jsep.COMMA_CODE)this.index++;else if(node=this.gobbleExpression())nodes.push(node);else if(this.index<this.expr.length){if(ch_i===untilICode)break;this.throwError('Unexpected "'+this.char+'"')}return nodes}gobbleExpression(){let node=this.searchHook("gobble-expression")||this.gobbleBinaryExpression();return this.gobbleSpaces(),this.runHook("after-expression",node)}gobbleBinaryOp(){this.gobbleSpaces();let to_check=this.expr.substr(this.index,_Jsep.max_binop_len),tc_len=to_check.length;for(;tc_len>0;){if(_Jsep.binary_ops.hasOwnProperty(to_check)&&(!_Jsep.isIdentifierStart(this.code)||this.index+to_check.length<this.expr.length&&!_Jsep.isIdentifierPart(this.expr.charCodeAt(this.index+to_check.length))))return this.index+=tc_len,to_check;to_check=to_check.substr(0,--tc_len)}return!1}gobbleBinaryExpression(){let node,biop,prec,stack,biop_info,left,right,i,cur_biop;if(left=this.gobbleToken(),!left||(biop=this.gobbleBinaryOp(),!biop))return left;for(biop_info={value:biop,prec:_Jsep.binaryPrecedence(biop),right_a:_Jsep.right_associative.has(biop)},right=this.gobbleToken(),right||this.throwError("Expected expression after "+biop),stack=[left,biop_info,right];biop=this.gobbleBinaryOp();){if(prec=_Jsep.binaryPrecedence(biop),prec===0){this.index-=biop.length;break}biop_info={value:biop,prec,right_a:_Jsep.right_associative.has(biop)},cur_biop=biop;let comparePrev=prev=>biop_info.right_a&&prev.right_a?prec>prev.prec:prec<=prev.prec;for(;stack.length>2&&comparePrev(stack[stack.length-2]);)right=stack.pop(),biop=stack.pop().value,left=stack.pop(),node={type:_Jsep.BINARY_EXP,operator:biop,left,right},stack.push(node);node=this.gobbleToken(),node||this.throwError("Expected expression after "+cur_biop),stack.push(biop_info,node)}for(i=stack.length-1,node=stack[i];i>1;)node={type:_Jsep.BINARY_EXP,operator:stack[i-1].value,left:stack[i-2],right:node},i-=2;return node}gobbleToken(){let ch,to_check,tc_len,node;if(this.gobbleSpaces(),node=this.searchHook("gobble-token"),node)return this.runHook("after-token",node);if(ch=this.code,_Jsep.isDecimalDigit(ch)||ch===_Jsep.PERIOD_CODE)return this.gobbleNumericLiteral();if(ch===_Jsep.SQUOTE_CODE||ch===_Jsep.DQUOTE_CODE)node=this.gobbleStringLiteral();else if(ch===_Jsep.OBRACK_CODE)node=this.gobbleArray();else{for(to_check=this.expr.substr(this.index,_Jsep.max_unop_len),tc_len=to_check.length;tc_len>0;){if(_Jsep.unary_ops.hasOwnProperty(to_check)&&(!_Jsep.isIdentifierStart(this.code)||this.index+to_check.length<this.expr.length&&!_Jsep.isIdentifierPart(this.expr.charCodeAt(this.index+to_check.length)))){this.index+=tc_len;let argument=this.gobbleToken();return argument||this.throwError("missing unaryOp argument"),this.runHook("after-token",{type:_Jsep.UNARY_EXP,operator:to_check,argument,prefix:!0})}to_check=to_check.substr(0,--tc_len)}_Jsep.isIdentifierStart(ch)?(node=this.gobbleIdentifier(),_Jsep.literals.hasOwnProperty(node.name)?node={type:_Jsep.LITERAL,value:_Jsep.literals[node.name],raw:node.name}:node.name===_Jsep.this_str&&(node={type:_Jsep.THIS_EXP})):ch===_Jsep.OPAREN_CODE&&(node=this.gobbleGroup())}return node?(node=this.gobbleTokenProperty(node),this.runHook("after-token",node)):this.runHook("after-token",!1)}gobbleTokenProperty(node){this.gobbleSpaces();let ch=this.code;for(;ch===_Jsep.PERIOD_CODE||ch===_Jsep.OBRACK_CODE||ch===_Jsep.OPAREN_CODE||ch===_Jsep.QUMARK_CODE;){let optional;if(ch===_Jsep.QUMARK_CODE){if(this.expr.charCodeAt(this.index+1)!==_Jsep.PERIOD_CODE)break;optional=!0,this.index+=2,this.gobbleSpaces(),ch=this.code}this.index++,ch===_Jsep.OBRACK_CODE?(node={type:_Jsep.MEMBER_EXP,computed:!0,object:node,property:this.gobbleExpression()},node.property||this.throwError('Unexpected "'+this.char+'"'),this.gobbleSpaces(),ch=this.code,ch!==_Jsep.CBRACK_CODE&&this.throwError("Unclosed ["),this.index++):ch===_Jsep.OPAREN_CODE?node={type:_Jsep.CALL_EXP,arguments:this.gobbleArguments(_Jsep.CPAREN_CODE),callee:node}:(ch===_Jsep.PERIOD_CODE||optional)&&(optional&&this.index--,this.gobbleSpaces(),node={type:_Jsep.MEMBER_EXP,computed:!1,object:node,property:this.gobbleIdentifier()}),optional&&(node.optional=!0),this.gobbleSpaces(),ch=this.code}return node}gobbleNumericLiteral(){let number="",ch,chCode;for(;_Jsep.isDecimalDigit(this.code);)number+=this.expr.charAt(this.index++);if(this.code===_Jsep.PERIOD_CODE)for(number+=this.expr.charAt(this.index++);_Jsep.isDecimalDigit(this.code);)number+=this.expr.charAt(this.index++);if(ch=this.char,ch==="e"||ch==="E"){for(number+=this.expr.charAt(this.index++),ch=this.char,(ch==="+"||ch==="-")&&(number+=this.expr.charAt(this.index++));_Jsep.isDecimalDigit(this.code);)number+=this.expr.charAt(this.index++);_Jsep.isDecimalDigit(this.expr.charCodeAt(this.index-1))||this.throwError("Expected exponent ("+number+this.char+")")}return chCode=this.code,_Jsep.isIdentifierStart(chCode)?this.throwError("Variable names cannot start with a number ("+number+this.char+")"):(chCode===_Jsep.PERIOD_CODE||number.length===1&&number.charCodeAt(0)===_Jsep.PERIOD_CODE)&&this.throwError("Unexpected period"),{type:_Jsep.LITERAL,value:parseFloat(number),raw:number}}gobbleStringLiteral(){let str="",startIndex=this.index,quote=this.expr.charAt(this.index++),closed=!1;for(;this.index<this.expr.length;){let ch=this.expr.charAt(this.index++);if(ch===quote){closed=!0;break}else if(ch==="\\")switch(ch=this.expr.charAt(this.index++),ch){case"n":str+=`
`;break;case"r":str+="\r";break;case"t":str+="	";break;case"b":str+="\b";break;case"f":str+="\f";break;case"v":str+="\v";break;default:str+=ch}else str+=ch}return closed||this.throwError('Unclosed quote after "'+str+'"'),{type:_Jsep.LITERAL,value:str,raw:this.expr.substring(startIndex,this.index)}}gobbleIdentifier(){let ch=this.code,start=this.index;for(_Jsep.isIdentifierStart(ch)?this.index++:this.throwError("Unexpected "+this.char);this.index<this.expr.length&&(ch=this.code,_Jsep.isIdentifierPart(ch));)this.index++;return{type:_Jsep.IDENTIFIER,name:this.expr.slice(start,this.index)}}gobbleArguments(termination){let args=[],closed=!1,separator_count=0;for(;this.index<this.expr.length;){this.gobbleSpaces();let ch_i=this.code;if(ch_i===termination){closed=!0,this.index++,termination===_Jsep.CPAREN_CODE&&separator_count&&separator_count>=args.length&&this.throwError("Unexpected token "+String.fromCharCode(termination));break}else if(ch_i===_Jsep.COMMA_CODE){if(this.index++,separator_count++,separator_count!==args.length){if(termination===_Jsep.CPAREN_CODE)this.throwError("Unexpected token ,");else if(termination===_Jsep.CBRACK_CODE)for(let arg=args.length;arg<separator_count;arg++)args.push(null)}}else if(args.length!==separator_count&&separator_count!==0)this.throwError("Expected comma");else{let node=this.gobbleExpression();(!node||node.type===_Jsep.COMPOUND)&&this.throwError("Expected comma"),args.push(node)}}return closed||this.throwError("Expected "+String.fromCharCode(termination)),args}gobbleGroup(){this.index++;let nodes=this.gobbleExpressions(_Jsep.CPAREN_CODE);if(this.code===_Jsep.CPAREN_CODE)return this.index++,nodes.length===1?nodes[0]:nodes.length?{type:_Jsep.SEQUENCE_EXP,expressions:nodes}:!1;this.throwError("Unclosed (")}gobbleArray(){return this.index++,{type:_Jsep.ARRAY_EXP,elements:this.gobbleArguments(_Jsep.CBRACK_CODE)}}},hooks=new Hooks;Object.assign(Jsep,{hooks,plugins:new Plugins(Jsep),COMPOUND:"Compound",SEQUENCE_EXP:"SequenceExpression",IDENTIFIER:"Identifier",MEMBER_EXP:"MemberExpression",LITERAL:"Literal",THIS_EXP:"ThisExpression",CALL_EXP:"CallExpression",UNARY_EXP:"UnaryExpression",BINARY_EXP:"BinaryExpression",ARRAY_EXP:"ArrayExpression",TAB_CODE:9,LF_CODE:10,CR_CODE:13,SPACE_CODE:32,PERIOD_CODE:46,COMMA_CODE:44,SQUOTE_CODE:39,DQUOTE_CODE:34,OPAREN_CODE:40,CPAREN_CODE:41,OBRACK_CODE:91,CBRACK_CODE:93,QUMARK_CODE:63,SEMCOL_CODE:59,COLON_CODE:58,unary_ops:{"-":1,"!":1,"~":1,"+":1},binary_ops:{"||":1,"??":1,"&&":2,"|":3,"^":4,"&":5,"==":6,"!=":6,"===":6,"!==":6,"<":7,">":7,"<=":7,">=":7,"<<":8,">>":8,">>>":8,"+":9,"-":9,"*":10,"/":10,"%":10,"**":11},right_associative:new Set(["**"]),additional_identifier_chars:new Set(["$","_"]),literals:{true:!0,false:!1,null:null},this_str:"this"});Jsep.max_unop_len=Jsep.getMaxKeyLen(Jsep.unary_ops);Jsep.max_binop_len=Jsep.getMaxKeyLen(Jsep.binary_ops);var jsep=expr=>new Jsep(expr).parse(),stdClassProps=Object.getOwnPropertyNames(class{});Object.getOwnPropertyNames(Jsep).filter(prop=>!stdClassProps.includes(prop)&&jsep[prop]===void 0).forEach(m=>{jsep[m]=Jsep[m]});jsep.Jsep=Jsep;var CONDITIONAL_EXP="ConditionalExpression",ternary={name:"ternary",init(jsep2){jsep2.hooks.add("after-expression",function(env){if(env.node&&this.code===jsep2.QUMARK_CODE){this.index++;let test=env.node,consequent=this.gobbleExpression();if(consequent||this.throwError("Expected expression"),this.gobbleSpaces(),this.code===jsep2.COLON_CODE){this.index++;let alternate=this.gobbleExpression();if(alternate||this.throwError("Expected expression"),env.node={type:CONDITIONAL_EXP,test,consequent,alternate},test.operator&&jsep2.binary_ops[test.operator]<=.9){let newTest=test;for(;newTest.right.operator&&jsep2.binary_ops[newTest.right.operator]<=.9;)newTest=newTest.right;env.node.test=newTest.right,newTest.right=env.node,env.node=test}}else this.throwError("Expected :")}})}};jsep.plugins.register(ternary);var FSLASH_CODE=47,BSLASH_CODE=92,index={name:"regex",init(jsep2){jsep2.hooks.add("gobble-token",function(env){if(this.code===FSLASH_CODE){let patternIndex=++this.index,inCharSet=!1;for(;this.index<this.expr.length;){if(this.code===FSLASH_CODE&&!inCharSet){let pattern=this.expr.slice(patternIndex,this.index),flags="";for(;++this.index<this.expr.length;){let code=this.code;if(code>=97&&code<=122||code>=65&&code<=90||code>=48&&code<=57)flags+=this.char;else break}let value;try{value=new RegExp(pattern,flags)}catch(e){this.throwError(e.message)}return env.node={type:jsep2.LITERAL,value,raw:this.expr.slice(patternIndex-1,this.index)},env.node=this.gobbleTokenProperty(env.node),env.node}this.code===jsep2.OBRACK_CODE?inCharSet=!0:inCharSet&&this.code===jsep2.CBRACK_CODE&&(inCharSet=!1),this.index+=this.code===BSLASH_CODE?2:1}this.throwError("Unclosed Regex")}})}},PLUS_CODE=43,MINUS_CODE=45,plugin={name:"assignment",assignmentOperators:new Set(["=","*=","**=","/=","%=","+=","-=","<<=",">>=",">>>=","&=","^=","|=","||=","&&=","??="]),updateOperators:[PLUS_CODE,MINUS_CODE],assignmentPrecedence:.9,init(jsep2){let updateNodeTypes=[jsep2.IDENTIFIER,jsep2.MEMBER_EXP];plugin.assignmentOperators.forEach(op=>jsep2.addBinaryOp(op,plugin.assignmentPrecedence,!0)),jsep2.hooks.add("gobble-token",function(env){let code=this.code;plugin.updateOperators.some(c=>c===code&&c===this.expr.charCodeAt(this.index+1))&&(this.index+=2,env.node={type:"UpdateExpression",operator:code===PLUS_CODE?"++":"--",argument:this.gobbleTokenProperty(this.gobbleIdentifier()),prefix:!0},(!env.node.argument||!updateNodeTypes.includes(env.node.argument.type))&&this.throwError(`Unexpected ${env.node.operator}`))}),jsep2.hooks.add("after-token",function(env){if(env.node){let code=this.code;plugin.updateOperators.some(c=>c===code&&c===this.expr.charCodeAt(this.index+1))&&(updateNodeTypes.includes(env.node.type)||this.throwError(`Unexpected ${env.node.operator}`),this.index+=2,env.node={type:"UpdateExpression",operator:code===PLUS_CODE?"++":"--",argument:env.node,prefix:!1})}}),jsep2.hooks.add("after-expression",function(env){env.node&&updateBinariesToAssignments(env.node)});function updateBinariesToAssignments(node){plugin.assignmentOperators.has(node.operator)?(node.type="AssignmentExpression",updateBinariesToAssignments(node.left),updateBinariesToAssignments(node.right)):node.operator||Object.values(node).forEach(val=>{val&&typeof val=="object"&&updateBinariesToAssignments(val)})}}};jsep.plugins.register(index,plugin);jsep.addUnaryOp("typeof");jsep.addUnaryOp("void");jsep.addLiteral("null",null);jsep.addLiteral("undefined",void 0);var BLOCKED_PROTO_PROPERTIES=new Set(["constructor","__proto__","__defineGetter__","__defineSetter__","__lookupGetter__","__lookupSetter__"]),SafeEval={evalAst(ast,subs){switch(ast.type){case"BinaryExpression":case"LogicalExpression":return SafeEval.evalBinaryExpression(ast,subs);case"Compound":return SafeEval.evalCompound(ast,subs);case"ConditionalExpression":return SafeEval.evalConditionalExpression(ast,subs);case"Identifier":return SafeEval.evalIdentifier(ast,subs);case"Literal":return SafeEval.evalLiteral(ast,subs);case"MemberExpression":return SafeEval.evalMemberExpression(ast,subs);case"UnaryExpression":return SafeEval.evalUnaryExpression(ast,subs);case"ArrayExpression":return SafeEval.evalArrayExpression(ast,subs);case"CallExpression":return SafeEval.evalCallExpression(ast,subs);case"AssignmentExpression":return SafeEval.evalAssignmentExpression(ast,subs);default:throw SyntaxError("Unexpected expression",ast)}},evalBinaryExpression(ast,subs){return{"||":(a,b)=>a||b(),"&&":(a,b)=>a&&b(),"|":(a,b)=>a|b(),"^":(a,b)=>a^b(),"&":(a,b)=>a&b(),"==":(a,b)=>a==b(),"!=":(a,b)=>a!=b(),"===":(a,b)=>a===b(),"!==":(a,b)=>a!==b(),"<":(a,b)=>a<b(),">":(a,b)=>a>b(),"<=":(a,b)=>a<=b(),">=":(a,b)=>a>=b(),"<<":(a,b)=>a<<b(),">>":(a,b)=>a>>b(),">>>":(a,b)=>a>>>b(),"+":(a,b)=>a+b(),"-":(a,b)=>a-b(),"*":(a,b)=>a*b(),"/":(a,b)=>a/b(),"%":(a,b)=>a%b()}[ast.operator](SafeEval.evalAst(ast.left,subs),()=>SafeEval.evalAst(ast.right,subs))},evalCompound(ast,subs){let last;for(let i=0;i<ast.body.length;i++){ast.body[i].type==="Identifier"&&["var","let","const"].includes(ast.body[i].name)&&ast.body[i+1]&&ast.body[i+1].type==="AssignmentExpression"&&(i+=1);let expr=ast.body[i];last=SafeEval.evalAst(expr,subs)}return last},evalConditionalExpression(ast,subs){return SafeEval.evalAst(ast.test,subs)?SafeEval.evalAst(ast.consequent,subs):SafeEval.evalAst(ast.alternate,subs)},evalIdentifier(ast,subs){if(Object.hasOwn(subs,ast.name))return subs[ast.name];throw ReferenceError(`${ast.name} is not defined`)},evalLiteral(ast){return ast.value},evalMemberExpression(ast,subs){let prop=String(ast.computed?SafeEval.evalAst(ast.property):ast.property.name),obj=SafeEval.evalAst(ast.object,subs);if(obj==null)throw TypeError(`Cannot read properties of ${obj} (reading '${prop}')`);if(!Object.hasOwn(obj,prop)&&BLOCKED_PROTO_PROPERTIES.has(prop))throw TypeError(`Cannot read properties of ${obj} (reading '${prop}')`);let result=obj[prop];return typeof result=="function"?result.bind(obj):result},evalUnaryExpression(ast,subs){return{"-":a=>-SafeEval.evalAst(a,subs),"!":a=>!SafeEval.evalAst(a,subs),"~":a=>~SafeEval.evalAst(a,subs),"+":a=>+SafeEval.evalAst(a,subs),typeof:a=>typeof SafeEval.evalAst(a,subs),void:a=>{SafeEval.evalAst(a,subs)}}[ast.operator](ast.argument)},evalArrayExpression(ast,subs){return ast.elements.map(el=>SafeEval.evalAst(el,subs))},evalCallExpression(ast,subs){let args=ast.arguments.map(arg=>SafeEval.evalAst(arg,subs)),func=SafeEval.evalAst(ast.callee,subs);if(func===Function)throw new Error("Function constructor is disabled");return func(...args)},evalAssignmentExpression(ast,subs){if(ast.left.type!=="Identifier")throw SyntaxError("Invalid left-hand side in assignment");let id=ast.left.name,value=SafeEval.evalAst(ast.right,subs);return subs[id]=value,subs[id]}},SafeScript=class{constructor(expr){this.code=expr,this.ast=jsep(this.code)}runInNewContext(context){let keyMap=Object.assign(Object.create(null),context);return SafeEval.evalAst(this.ast,keyMap)}};function push(arr,item){return arr=arr.slice(),arr.push(item),arr}function unshift(item,arr){return arr=arr.slice(),arr.unshift(item),arr}var NewError=class extends Error{constructor(value){super('JSONPath should not be called with "new" (it prevents return of (unwrapped) scalar values)'),this.avoidNew=!0,this.value=value,this.name="NewError"}};function JSONPath(opts,expr,obj,callback,otherTypeCallback){if(!(this instanceof JSONPath))try{return new JSONPath(opts,expr,obj,callback,otherTypeCallback)}catch(e){if(!e.avoidNew)throw e;return e.value}typeof opts=="string"&&(otherTypeCallback=callback,callback=obj,obj=expr,expr=opts,opts=null);let optObj=opts&&typeof opts=="object";if(opts=opts||{},this.json=opts.json||obj,this.path=opts.path||expr,this.resultType=opts.resultType||"value",this.flatten=opts.flatten||!1,this.wrap=Object.hasOwn(opts,"wrap")?opts.wrap:!0,this.sandbox=opts.sandbox||{},this.eval=opts.eval===void 0?"safe":opts.eval,this.ignoreEvalErrors=typeof opts.ignoreEvalErrors>"u"?!1:opts.ignoreEvalErrors,this.parent=opts.parent||null,this.parentProperty=opts.parentProperty||null,this.callback=opts.callback||callback||null,this.otherTypeCallback=opts.otherTypeCallback||otherTypeCallback||function(){throw new TypeError("You must supply an otherTypeCallback callback option with the @other() operator.")},opts.autostart!==!1){let args={path:optObj?opts.path:expr};optObj?"json"in opts&&(args.json=opts.json):args.json=obj;let ret=this.evaluate(args);if(!ret||typeof ret!="object")throw new NewError(ret);return ret}}JSONPath.prototype.evaluate=function(expr,json,callback,otherTypeCallback){let currParent=this.parent,currParentProperty=this.parentProperty,{flatten,wrap}=this;if(this.currResultType=this.resultType,this.currEval=this.eval,this.currSandbox=this.sandbox,callback=callback||this.callback,this.currOtherTypeCallback=otherTypeCallback||this.otherTypeCallback,json=json||this.json,expr=expr||this.path,expr&&typeof expr=="object"&&!Array.isArray(expr)){if(!expr.path&&expr.path!=="")throw new TypeError('You must supply a "path" property when providing an object argument to JSONPath.evaluate().');if(!Object.hasOwn(expr,"json"))throw new TypeError('You must supply a "json" property when providing an object argument to JSONPath.evaluate().');({json}=expr),flatten=Object.hasOwn(expr,"flatten")?expr.flatten:flatten,this.currResultType=Object.hasOwn(expr,"resultType")?expr.resultType:this.currResultType,this.currSandbox=Object.hasOwn(expr,"sandbox")?expr.sandbox:this.currSandbox,wrap=Object.hasOwn(expr,"wrap")?expr.wrap:wrap,this.currEval=Object.hasOwn(expr,"eval")?expr.eval:this.currEval,callback=Object.hasOwn(expr,"callback")?expr.callback:callback,this.currOtherTypeCallback=Object.hasOwn(expr,"otherTypeCallback")?expr.otherTypeCallback:this.currOtherTypeCallback,currParent=Object.hasOwn(expr,"parent")?expr.parent:currParent,currParentProperty=Object.hasOwn(expr,"parentProperty")?expr.parentProperty:currParentProperty,expr=expr.path}if(currParent=currParent||null,currParentProperty=currParentProperty||null,Array.isArray(expr)&&(expr=JSONPath.toPathString(expr)),!expr&&expr!==""||!json)return;let exprList=JSONPath.toPathArray(expr);exprList[0]==="$"&&exprList.length>1&&exprList.shift(),this._hasParentSelector=null;let result=this._trace(exprList,json,["$"],currParent,currParentProperty,callback).filter(function(ea){return ea&&!ea.isParentSelector});return result.length?!wrap&&result.length===1&&!result[0].hasArrExpr?this._getPreferredOutput(result[0]):result.reduce((rslt,ea)=>{let valOrPath=this._getPreferredOutput(ea);return flatten&&Array.isArray(valOrPath)?rslt=rslt.concat(valOrPath):rslt.push(valOrPath),rslt},[]):wrap?[]:void 0};JSONPath.prototype._getPreferredOutput=function(ea){let resultType=this.currResultType;switch(resultType){case"all":{let path=Array.isArray(ea.path)?ea.path:JSONPath.toPathArray(ea.path);return ea.pointer=JSONPath.toPointer(path),ea.path=typeof ea.path=="string"?ea.path:JSONPath.toPathString(ea.path),ea}case"value":case"parent":case"parentProperty":return ea[resultType];case"path":return JSONPath.toPathString(ea[resultType]);case"pointer":return JSONPath.toPointer(ea.path);default:throw new TypeError("Unknown result type")}};JSONPath.prototype._handleCallback=function(fullRetObj,callback,type){if(callback){let preferredOutput=this._getPreferredOutput(fullRetObj);fullRetObj.path=typeof fullRetObj.path=="string"?fullRetObj.path:JSONPath.toPathString(fullRetObj.path),callback(preferredOutput,type,fullRetObj)}};JSONPath.prototype._trace=function(expr,val,path,parent,parentPropName,callback,hasArrExpr,literalPriority){let retObj;if(!expr.length)return retObj={path,value:val,parent,parentProperty:parentPropName,hasArrExpr},this._handleCallback(retObj,callback,"value"),retObj;let loc=expr[0],x=expr.slice(1),ret=[];function addRet(elems){Array.isArray(elems)?elems.forEach(t=>{ret.push(t)}):ret.push(elems)}if((typeof loc!="string"||literalPriority)&&val&&Object.hasOwn(val,loc))addRet(this._trace(x,val[loc],push(path,loc),val,loc,callback,hasArrExpr));else if(loc==="*")this._walk(val,m=>{addRet(this._trace(x,val[m],push(path,m),val,m,callback,!0,!0))});else if(loc==="..")addRet(this._trace(x,val,path,parent,parentPropName,callback,hasArrExpr)),this._walk(val,m=>{typeof val[m]=="object"&&addRet(this._trace(expr.slice(),val[m],push(path,m),val,m,callback,!0))});else{if(loc==="^")return this._hasParentSelector=!0,{path:path.slice(0,-1),expr:x,isParentSelector:!0};if(loc==="~")return retObj={path:push(path,loc),value:parentPropName,parent,parentProperty:null},this._handleCallback(retObj,callback,"property"),retObj;if(loc==="$")addRet(this._trace(x,val,path,null,null,callback,hasArrExpr));else if(/^(-?\d*):(-?\d*):?(\d*)$/u.test(loc))addRet(this._slice(loc,x,val,path,parent,parentPropName,callback));else if(loc.indexOf("?(")===0){if(this.currEval===!1)throw new Error("Eval [?(expr)] prevented in JSONPath expression.");let safeLoc=loc.replace(/^\?\((.*?)\)$/u,"$1"),nested=/@.?([^?]*)[['](\??\(.*?\))(?!.\)\])[\]']/gu.exec(safeLoc);nested?this._walk(val,m=>{let npath=[nested[2]],nvalue=nested[1]?val[m][nested[1]]:val[m];this._trace(npath,nvalue,path,parent,parentPropName,callback,!0).length>0&&addRet(this._trace(x,val[m],push(path,m),val,m,callback,!0))}):this._walk(val,m=>{this._eval(safeLoc,val[m],m,path,parent,parentPropName)&&addRet(this._trace(x,val[m],push(path,m),val,m,callback,!0))})}else if(loc[0]==="("){if(this.currEval===!1)throw new Error("Eval [(expr)] prevented in JSONPath expression.");addRet(this._trace(unshift(this._eval(loc,val,path.at(-1),path.slice(0,-1),parent,parentPropName),x),val,path,parent,parentPropName,callback,hasArrExpr))}else if(loc[0]==="@"){let addType=!1,valueType=loc.slice(1,-2);switch(valueType){case"scalar":(!val||!["object","function"].includes(typeof val))&&(addType=!0);break;case"boolean":case"string":case"undefined":case"function":typeof val===valueType&&(addType=!0);break;case"integer":Number.isFinite(val)&&!(val%1)&&(addType=!0);break;case"number":Number.isFinite(val)&&(addType=!0);break;case"nonFinite":typeof val=="number"&&!Number.isFinite(val)&&(addType=!0);break;case"object":val&&typeof val===valueType&&(addType=!0);break;case"array":Array.isArray(val)&&(addType=!0);break;case"other":addType=this.currOtherTypeCallback(val,path,parent,parentPropName);break;case"null":val===null&&(addType=!0);break;default:throw new TypeError("Unknown value type "+valueType)}if(addType)return retObj={path,value:val,parent,parentProperty:parentPropName},this._handleCallback(retObj,callback,"value"),retObj}else if(loc[0]==="`"&&val&&Object.hasOwn(val,loc.slice(1))){let locProp=loc.slice(1);addRet(this._trace(x,val[locProp],push(path,locProp),val,locProp,callback,hasArrExpr,!0))}else if(loc.includes(",")){let parts=loc.split(",");for(let part of parts)addRet(this._trace(unshift(part,x),val,path,parent,parentPropName,callback,!0))}else!literalPriority&&val&&Object.hasOwn(val,loc)&&addRet(this._trace(x,val[loc],push(path,loc),val,loc,callback,hasArrExpr,!0))}if(this._hasParentSelector)for(let t=0;t<ret.length;t++){let rett=ret[t];if(rett&&rett.isParentSelector){let tmp=this._trace(rett.expr,val,rett.path,parent,parentPropName,callback,hasArrExpr);if(Array.isArray(tmp)){ret[t]=tmp[0];let tl=tmp.length;for(let tt=1;tt<tl;tt++)t++,ret.splice(t,0,tmp[tt])}else ret[t]=tmp}}return ret};JSONPath.prototype._walk=function(val,f){if(Array.isArray(val)){let n=val.length;for(let i=0;i<n;i++)f(i)}else val&&typeof val=="object"&&Object.keys(val).forEach(m=>{f(m)})};JSONPath.prototype._slice=function(loc,expr,val,path,parent,parentPropName,callback){if(!Array.isArray(val))return;let len=val.length,parts=loc.split(":"),step=parts[2]&&Number.parseInt(parts[2])||1,start=parts[0]&&Number.parseInt(parts[0])||0,end=parts[1]&&Number.parseInt(parts[1])||len;start=start<0?Math.max(0,start+len):Math.min(len,start),end=end<0?Math.max(0,end+len):Math.min(len,end);let ret=[];for(let i=start;i<end;i+=step)this._trace(unshift(i,expr),val,path,parent,parentPropName,callback,!0).forEach(t=>{ret.push(t)});return ret};JSONPath.prototype._eval=function(code,_v,_vname,path,parent,parentPropName){this.currSandbox._$_parentProperty=parentPropName,this.currSandbox._$_parent=parent,this.currSandbox._$_property=_vname,this.currSandbox._$_root=this.json,this.currSandbox._$_v=_v;let containsPath=code.includes("@path");containsPath&&(this.currSandbox._$_path=JSONPath.toPathString(path.concat([_vname])));let scriptCacheKey=this.currEval+"Script:"+code;if(!JSONPath.cache[scriptCacheKey]){let script=code.replaceAll("@parentProperty","_$_parentProperty").replaceAll("@parent","_$_parent").replaceAll("@property","_$_property").replaceAll("@root","_$_root").replaceAll(/@([.\s)[])/gu,"_$_v$1");if(containsPath&&(script=script.replaceAll("@path","_$_path")),this.currEval==="safe"||this.currEval===!0||this.currEval===void 0)JSONPath.cache[scriptCacheKey]=new this.safeVm.Script(script);else if(this.currEval==="native")JSONPath.cache[scriptCacheKey]=new this.vm.Script(script);else if(typeof this.currEval=="function"&&this.currEval.prototype&&Object.hasOwn(this.currEval.prototype,"runInNewContext")){let CurrEval=this.currEval;JSONPath.cache[scriptCacheKey]=new CurrEval(script)}else if(typeof this.currEval=="function")JSONPath.cache[scriptCacheKey]={runInNewContext:context=>this.currEval(script,context)};else throw new TypeError(`Unknown "eval" property "${this.currEval}"`)}try{return JSONPath.cache[scriptCacheKey].runInNewContext(this.currSandbox)}catch(e){if(this.ignoreEvalErrors)return!1;throw new Error("jsonPath: "+e.message+": "+code)}};JSONPath.cache={};JSONPath.toPathString=function(pathArr){let x=pathArr,n=x.length,p="$";for(let i=1;i<n;i++)/^(~|\^|@.*?\(\))$/u.test(x[i])||(p+=/^[0-9*]+$/u.test(x[i])?"["+x[i]+"]":"['"+x[i]+"']");return p};JSONPath.toPointer=function(pointer){let x=pointer,n=x.length,p="";for(let i=1;i<n;i++)/^(~|\^|@.*?\(\))$/u.test(x[i])||(p+="/"+x[i].toString().replaceAll("~","~0").replaceAll("/","~1"));return p};JSONPath.toPathArray=function(expr){let{cache}=JSONPath;if(cache[expr])return cache[expr].concat();let subx=[],exprList=expr.replaceAll(/@(?:null|boolean|number|string|integer|undefined|nonFinite|scalar|array|object|function|other)\(\)/gu,";$&;").replaceAll(/[['](\??\(.*?\))[\]'](?!.\])/gu,function($0,$1){return"[#"+(subx.push($1)-1)+"]"}).replaceAll(/\[['"]([^'\]]*)['"]\]/gu,function($0,prop){return"['"+prop.replaceAll(".","%@%").replaceAll("~","%%@@%%")+"']"}).replaceAll("~",";~;").replaceAll(/['"]?\.['"]?(?![^[]*\])|\[['"]?/gu,";").replaceAll("%@%",".").replaceAll("%%@@%%","~").replaceAll(/(?:;)?(\^+)(?:;)?/gu,function($0,ups){return";"+ups.split("").join(";")+";"}).replaceAll(/;;;|;;/gu,";..;").replaceAll(/;$|'?\]|'$/gu,"").split(";").map(function(exp){let match=exp.match(/#(\d+)/u);return!match||!match[1]?exp:subx[match[1]]});return cache[expr]=exprList,cache[expr].concat()};JSONPath.prototype.safeVm={Script:SafeScript};JSONPath.prototype.vm=vm;var MAX_PATH_LENGTH=200,MAX_DESCENTS=2,INDEX=/^\d{1,6}$/;function parsePath(text){if(!text.startsWith("$"))return failed(`a path begins with "$": write "$.${text.replace(/^[.$]+/,"")}"`);if(text.length>MAX_PATH_LENGTH)return failed(`a path has at most ${MAX_PATH_LENGTH} characters`);let[root,...tokens]=JSONPath.toPathArray(text);if(root!=="$")return failed(`cannot read "${text}" as a path`);let refusal=refuse(text,tokens);return refusal!==void 0?failed(refusal):readSteps(text,tokens)}var REFUSED=[[/^\?/,"filters ([?(\u2026)]) are not allowed: conditions stand in where and then"],[/^\(/,"scripts ([(\u2026)]) are not allowed"],[/^\^$/,"the parent operator (^) is not allowed"],[/^~$/,"the property-name operator (~) is not allowed"],[/^@\w+\(\)$/,"type selectors (@string()) are not allowed"],[/^`/,"escapes (`) are not allowed"],[/^-\d+$/,"negative indices are not allowed"],[/^-?\d*:-?\d*(:-?\d*)?$/,"slices ([1:2]) are not allowed"],[/,/,"unions ([a,b]) are not allowed"]];function refuse(text,tokens){for(let token of tokens)for(let[pattern,message]of REFUSED)if(pattern.test(token))return message;if(tokens.filter(token=>token==="..").length>MAX_DESCENTS)return'".." may stand at most twice in a path';if(text==="$")return'"$" alone names nothing: add a field'}function readSteps(text,tokens){let steps=[],position=1,descends=!1;for(let token of tokens){if(token===".."&&!descends){descends=!0;continue}let step=stepOf(token,descends);if(step===void 0)return failed('".." must be followed by a name, as in "$..name"');let spelling=spellings(token,descends).find(spelled=>text.startsWith(spelled,position));if(spelling===void 0)return unreadable(text,position);steps.push(step),position+=spelling.length,descends=!1}return descends?failed(`the path "${text}" is not finished`):position===text.length?ok(steps):unreadable(text,position)}function unreadable(text,position){return failed(`cannot read "${text.slice(position)}" in the path "${text}"`)}function spellings(token,descends){let quoted=[`['${token}']`,`["${token}"]`];return descends?[`..${token}`,...quoted.map(text=>`..${text}`)]:token==="*"||INDEX.test(token)?[`[${token}]`,...token==="*"?[".*"]:quoted]:/^[\w-]+$/u.test(token)?[`.${token}`,...quoted]:quoted}function stepOf(token,descends){return descends?token==="*"||INDEX.test(token)?void 0:{kind:"descend",name:token}:token==="*"?{kind:"each"}:INDEX.test(token)?{kind:"index",index:Number(token)}:{kind:"name",name:token}}function listOf(field){return{listOf:field}}function thing(name){return{thing:name}}function back(name){return{thing:name,back:!0}}function oneOf(...words){return{oneOf:Object.fromEntries(words.map(word=>[word,!0]))}}var entity={address:"text",type:"text",region:"text",account:"text",constructPath:"text"},service=oneOf("lambda","cloudfront-function"),protocolPolicy=oneOf("http-only","match-viewer","https-only"),texts=listOf("text"),SHAPES2={originRequest:{id:"text",distribution:back("distribution"),behavior:thing("behavior"),origin:thing("origin"),member:oneOf("none","primary","secondary"),scheme:oneOf("http","https"),occurs:"boolean",port:"number",hostForwarded:"boolean",hosts:listOf(thing("host")),protocols:texts,endpoint:thing("endpoint"),edge:thing("edgeInfluence")},host:{name:"text",from:oneOf("origin-domain","alias","default-domain","function"),sni:"text",namesThatWillDo:texts},endpoint:{kind:oneOf("s3-bucket","s3-website","load-balancer","ec2","execute-api","api-domain","api-domain-target","function-url","distribution","host"),via:listOf(thing("dnsRecord")),loadBalancer:thing("loadBalancer"),listener:thing("listener"),apiDomain:thing("apiDomain"),certificates:listOf(thing("attachedCertificate")),observed:"nothing"},edgeInfluence:{mayRewriteOrigin:"boolean",mayRewriteBeforeDns:"boolean",answersEverything:"boolean"},distribution:{...entity,enabled:"boolean",staging:"boolean",aliases:texts,httpVersion:"text",viewerCertificate:thing("viewerCertificate"),origins:listOf(thing("origin")),originGroups:listOf(thing("originGroup")),behaviors:listOf(thing("behavior"))},viewerCertificate:{acmCertificateArn:"text",certificate:thing("certificate")},behavior:{distribution:back("distribution"),isDefault:"boolean",pathPattern:"text",targetOriginId:"text",viewerProtocolPolicy:oneOf("allow-all","https-only","redirect-to-https"),allowedMethods:texts,cachePolicyId:"text",cachePolicy:thing("cachePolicy"),originRequestPolicyId:"text",originRequestPolicy:thing("originRequestPolicy"),forwardedHeaders:texts,functions:listOf(thing("functionAssociation")),grpc:"boolean"},functionAssociation:{service,eventType:oneOf("viewer-request","viewer-response","origin-request","origin-response"),arn:"text",includeBody:"boolean",version:oneOf("numbered","latest","alias","unqualified","unpublished","invoke-arn"),function:thing("edgeFunction")},origin:{distribution:back("distribution"),id:"text",domainName:"text",path:"text",access:oneOf("s3","custom","vpc"),vpcOrigin:thing("vpcOrigin"),httpPort:"number",httpsPort:"number",protocolPolicy,sslProtocols:texts,readTimeoutSeconds:"number",keepaliveTimeoutSeconds:"number",responseCompletionTimeoutSeconds:"number",connectionAttempts:"number",connectionTimeoutSeconds:"number",addressType:"text",clientCertificateArn:"text",accessControlId:"text",originAccessIdentity:"text",originShield:"boolean",headers:listOf(thing("originHeader"))},originHeader:{name:"text",value:"secret"},originGroup:{distribution:back("distribution"),id:"text",members:texts,failoverStatusCodes:listOf("number")},vpcOrigin:{...entity,targetArn:"text",loadBalancer:thing("loadBalancer"),httpPort:"number",httpsPort:"number",protocolPolicy,sslProtocols:texts},cachePolicy:{...entity,name:"text",managed:"boolean",headers:thing("cachePolicyHeaders")},cachePolicyHeaders:{behavior:oneOf("none","whitelist"),names:texts},originRequestPolicy:{...entity,name:"text",managed:"boolean",headers:thing("originRequestPolicyHeaders")},originRequestPolicyHeaders:{behavior:oneOf("none","whitelist","allViewer","allViewerAndWhitelistCloudFront","allExcept"),names:texts},certificate:{...entity,source:oneOf("requested","imported"),names:texts,commonName:"text",keyAlgorithm:"text",certificateAuthorityArn:"text",privateAuthority:"boolean",selfSigned:"boolean",bodyPem:"text",chainPem:"text"},attachedCertificate:{arn:"text",certificate:thing("certificate"),isDefault:"boolean"},loadBalancer:{...entity,kind:oneOf("application","network","gateway","classic"),internal:"boolean",addressType:"text",idleTimeoutSeconds:"number",securityGroups:texts,listeners:listOf(thing("listener"))},listener:{...entity,loadBalancerArn:"text",loadBalancer:back("loadBalancer"),port:"number",protocol:oneOf("HTTP","HTTPS","TCP","TLS","SSL","UDP","TCP_UDP","GENEVE","QUIC","TCP_QUIC"),sslPolicy:"text",certificates:listOf(thing("attachedCertificate")),mutualAuthentication:"text"},dnsZone:{...entity,name:"text",private:"boolean",managed:"boolean"},dnsRecord:{...entity,zone:thing("dnsZone"),name:"text",recordType:"text",values:texts,aliasTarget:"text"},apiDomain:{...entity,name:"text",securityPolicy:"text",endpointType:"text",certificates:listOf(thing("attachedCertificate")),mutualTls:"boolean"},functionUrl:{...entity,authType:"text"},bucketWebsite:{...entity,bucket:"text"},edgeFunction:{...entity,service,name:"text",runtime:"text",publish:"boolean",code:"text",environmentVariables:texts,vpcSubnets:texts,layers:texts,deadLetterTarget:"text",tracingMode:"text",packageType:"text",architectures:texts,ephemeralStorageMegabytes:"number",kmsKeyArn:"text",memoryMegabytes:"number",timeoutSeconds:"number",roleArn:"text"}},FIELDS=new Map(Object.entries(SHAPES2).map(([name,fields])=>[name,new Map(Object.entries(fields))])),NO_FIELDS=new Map;function fieldsOf(name){return FIELDS.get(name)??NO_FIELDS}var SUBJECTS={originRequest:!0,distribution:!0,behavior:!0,origin:!0,originGroup:!0,vpcOrigin:!0,cachePolicy:!0,originRequestPolicy:!0,certificate:!0,loadBalancer:!0,listener:!0,dnsZone:!0,dnsRecord:!0,apiDomain:!0,functionUrl:!0,bucketWebsite:!0,edgeFunction:!0},SUBJECT_NAMES=Object.keys(SUBJECTS);function isSubjectName(text){return Object.hasOwn(SUBJECTS,text)}function bindPath(text,subject){let parsed=parsePath(text);if(!parsed.ok)return parsed;let many=parsed.value.some(step=>step.kind==="each"||step.kind==="descend");if(subject==="resource")return ok({text,ways:[{steps:parsed.value,quietUntil:0}],end:"any",many});let trails=[{steps:[],quietUntil:0,shape:{thing:subject},spelled:"$"}];for(let step of parsed.value){let next=advance(trails,step);if(!next.ok)return next;trails=next.value}let[first]=trails;return first===void 0?failed(`"${text}" leads nowhere`):ok({text,ways:trails,end:first.shape,many})}function advance(trails,step){let next=[],refusal;for(let trail of trails){let result=step.kind==="descend"?descend(trail,step.name):single(trail,step);result.ok?next.push(...result.value):refusal??=result}return next.length>0||refusal===void 0?ok(next):refusal}function single(trail,step){let{shape}=trail;if(step.kind==="name"){let field=fieldOf(trail,step.name);return field.ok?ok([extend(trail,step,field.value,`.${step.name}`)]):field}if(!isList2(shape))return failed(`"${trail.spelled}" is ${describe2(shape)}, not a list`);let spelled=step.kind==="each"?"[*]":`[${step.index}]`;return ok([extend(trail,step,shape.listOf,spelled)])}function fieldOf(trail,name){let{shape,spelled}=trail;if(isList2(shape))return failed(`"${spelled}" is a list: write "${spelled}[*].${name}"`);if(!isThing(shape))return failed(`"${spelled}" is ${describe2(shape)} and has no field "${name}"`);let fields=fieldsOf(shape.thing),field=fields.get(name);return field!==void 0?ok(field):failed(`${shape.thing} has no field "${name}"${didYouMean(name,fields.keys())}`)}function extend(trail,step,shape,spelled){return{...trail,steps:[...trail.steps,step],shape,spelled:trail.spelled+spelled}}function descend(trail,name){let found=[],names=new Set,search=(at,above)=>{if(isList2(at.shape)&&search(extend(at,{kind:"each"},at.shape.listOf,"[*]"),above),!isThing(at.shape)||at.shape.back||above.has(at.shape.thing))return;let below=new Set([...above,at.shape.thing]);for(let[field,shape]of fieldsOf(at.shape.thing)){names.add(field);let next=extend(at,{kind:"name",name:field},shape,`.${field}`);field===name&&found.push({...next,quietUntil:next.steps.length-1}),search(next,below)}};return search(isThing(trail.shape)?{...trail,shape:{thing:trail.shape.thing}}:trail,new Set),found.length>0?ok(found):failed(`nothing below "${trail.spelled}" has a field "${name}"${didYouMean(name,names)}`)}function isList2(shape){return typeof shape=="object"&&"listOf"in shape}function isThing(shape){return typeof shape=="object"&&"thing"in shape}function describe2(shape){return typeof shape=="object"?"listOf"in shape?"a list":"thing"in shape?`a thing of type ${shape.thing}`:"a text":shape==="any"?"anything":shape==="nothing"?"known to verify only":shape==="secret"?"a text":`a ${shape}`}function walk(path,subject,from){let matches2=[];for(let way of path.ways)for(let match of walkWay(way,known(subject,from))){if(matches2.length>=LIMITS.collectionElements)return[...matches2,unknown([tooMany(path)],from)];matches2.push(match)}return matches2}function tooMany(path){return{what:path.text,why:"limit",says:"leads to more values than the limit allows"}}function walkWay(way,start){let matches2=[start];for(let[index2,step]of way.steps.entries())matches2=take(matches2,step,index2<way.quietUntil);return matches2}function*take(matches2,step,quiet){for(let match of matches2)for(let next of takeStep(match,step))(!quiet||next.kind!=="absent")&&(yield next)}function takeStep(match,step){if(step.kind==="descend")return descend2(match,step.name);if(match.kind==="absent")return[match];let opened=open(match);return opened===void 0?match.kind==="unknown"?[match]:[missing(match,step)]:opened.kind==="fields"?fieldOf2(opened,match,step):step.kind==="each"?itemsOf(opened):[itemAt(opened,match,step)]}function open(match){if(match.kind==="absent")return;if(match.kind==="unknown")return openForm(match.form,unknown(match.why,match.from));let{value,from}=match,wrap=inner=>inherit(toValue(inner,from),match.sensitive===!0);return Array.isArray(value)?{kind:"items",items:value.map(wrap)}:value instanceof Map?openMap(value,wrap):isCollection(value)?openCollection(value,from):isRecord(value)?{kind:"fields",get:name=>{let inner=Object.hasOwn(value,name)?value[name]:void 0;return inner===void 0?void 0:wrap(inner)},all:()=>Object.values(value).map(wrap)}:void 0}function openMap(map,wrap){return{kind:"fields",get:name=>map.has(name)?wrap(map.get(name)):void 0,all:()=>[...map.values()].map(wrap)}}function openCollection(collection,from){let items2=collection.items.map(item=>toValue(item,from));return collection.open.length===0?{kind:"items",items:items2}:{kind:"items",items:items2,rest:unknown(collection.open,from)}}function openForm(form,rest2){if(form===void 0||form.kind==="text")return;if(form.kind==="list")return{kind:"items",items:form.items,...form.open?{rest:rest2}:{}};let{entries}=form;return{kind:"fields",get:name=>entries.get(name),all:()=>entries.values(),...form.open?{rest:rest2}:{}}}function fieldOf2(fields,match,step){if(step.kind==="each")return fields.rest===void 0?fields.all():[...fields.all(),fields.rest];let name=step.kind==="name"?step.name:String(step.index);return[fields.get(name)??fields.rest??missing(match,step)]}function*itemsOf(items2){yield*items2.items,items2.rest!==void 0&&(yield items2.rest)}function itemAt(items2,match,step){return(step.kind==="index"?items2.items[step.index]:void 0)??(step.kind==="index"?items2.rest:void 0)??missing(match,step)}function*descend2(match,name){if(match.kind==="absent")return;let opened=open(match);if(opened===void 0){match.kind==="unknown"&&match.form===void 0&&(yield match);return}if(opened.kind==="fields"){let found=opened.get(name);found!==void 0&&(yield found);for(let inner of opened.all())yield*descend2(inner,name)}else for(let inner of opened.items)yield*descend2(inner,name);opened.rest!==void 0&&(yield opened.rest)}function missing(match,step){let suffix=step.kind==="name"?step.name:step.kind==="index"?`[${step.index}]`:"[*]",path=match.from.path===""?suffix:`${match.from.path}.${suffix}`;return absent({...match.from,kind:"not-written",path})}function toValue(inner,from){return isValue(inner)?inner:known(inner,isRecord(inner)&&isProvenance(inner.from)?inner.from:from)}function inherit(match,sensitive){return sensitive&&match.kind==="known"?{...match,sensitive:!0}:match}function isRecord(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)&&!(value instanceof Map)}function isValue(value){return!isRecord(value)||!isProvenance(value.from)?!1:value.kind==="known"||value.kind==="absent"||value.kind==="unknown"}function isProvenance(value){return isRecord(value)&&Array.isArray(value.via)&&Array.isArray(value.because)}function isCollection(value){return isRecord(value)&&Array.isArray(value.items)&&Array.isArray(value.open)}var NO_ARGUMENT="the rule gives no",PLACEHOLDER=/\{\{|\}\}|\{([^{}]*)\}|[{}]/g;function readTemplate(text,subject){let parts=[],end=0;for(let match of text.matchAll(PLACEHOLDER)){parts.push(text.slice(end,match.index)),end=match.index+match[0].length;let name=match[1];if(match[0]==="{{"||match[0]==="}}")parts.push(match[0].charAt(0));else{if(name===void 0)return failed(`"${match[0]}" stands alone: write "${match[0].repeat(2)}" for a brace`);parts.push(placeholder(name,subject))}}return parts.push(text.slice(end)),ok({parts:parts.filter(part=>part!=="")})}function placeholder(name,subject){let path=bindPath(`$.${name}`,subject);return path.ok?{name,path:path.value}:{name}}function placeholderProblem(template2,subject){for(let part of template2.parts){if(typeof part=="string"||part.path!==void 0)continue;let path=bindPath(`$.${part.name}`,subject);if(!path.ok)return`{${part.name}}: ${path.message}`}}function render(template2,subject,from,args){let used=[];return{text:template2.parts.map(part=>{if(typeof part=="string")return part;let arg=Object.hasOwn(args,part.name)?args[part.name]:void 0;if(arg!==void 0)return isValue(arg)&&used.push(arg.from),isValue(arg)?show(arg):showPlain(arg);if(part.path===void 0)return`(unknown: ${NO_ARGUMENT} ${part.name})`;let matches2=walk(part.path,subject,from);used.push(...matches2.map(match=>match.from));let isSecret=part.path.end==="secret";return join(matches2.map(match=>isSecret&&match.kind!=="absent"?SENSITIVE:show(match)))}).join(""),from:used}}var SENSITIVE="(sensitive)",MAX_LENGTH=200,MAX_ITEMS=8;function show(value){if(value.kind==="absent")return"(not set)";if(value.kind==="known")return value.sensitive?SENSITIVE:showPlain(value.value);if(value.why.some(reason=>reason.why==="sensitive"))return SENSITIVE;let{form}=value;if(form?.kind==="list"&&form.items.length>0)return join([...form.items.map(show),...form.open?["\u2026"]:[]]);if(form?.kind==="text"&&saysEnough(form.parts))return showPlain(form.parts.map(describePart).join(""));let blocker=value.why[0];return blocker===void 0?"(unknown)":`(unknown: ${blocker.what} ${blocker.says})`}function saysEnough(parts){return parts.some(part=>typeof part=="string")||parts.every(part=>typeof part!="string"&&part.address!==void 0)}function showPlain(value){if(typeof value=="string")return value.length>MAX_LENGTH?`${value.slice(0,MAX_LENGTH)}\u2026`:value;if(typeof value=="number"||typeof value=="boolean")return String(value);if(Array.isArray(value))return join(value.map(item=>isValue(item)?show(item):showPlain(item)));if(value instanceof Map)return`{${join([...value.keys()].map(String))}}`;if(!isRecord(value))return"(nothing)";if(Array.isArray(value.items))return join(value.items.map(showPlain));let name=value.address??value.name??value.id;return isValue(name)?show(name):typeof name=="string"?name:"(a thing without a name)"}function join(texts2){return texts2.length===0?"(none)":texts2.slice(0,MAX_ITEMS).join(", ")+(texts2.length>MAX_ITEMS?` and ${texts2.length-MAX_ITEMS} more`:"")}var CERTAINTIES=["proven","likely","possible"],SEVERITIES=["error","warning","note"];function compareCertainty(a,b){return CERTAINTIES.indexOf(a)-CERTAINTIES.indexOf(b)}function compareSeverity(a,b){return SEVERITIES.indexOf(a)-SEVERITIES.indexOf(b)}function lowerCertainty(certainty){return certainty==="proven"?"likely":"possible"}function lowerSeverity(severity){return severity==="error"?"warning":"note"}function weakerCertainty(a,b){return compareCertainty(a,b)<0?b:a}function severityFor(certainty){return certainty==="possible"?"warning":"error"}function weakerFinding(a,b){return(compareCertainty(a.certainty,b.certainty)||compareSeverity(a.severity,b.severity))<0?b:a}var RULES_URL="https://github.com/originlint/originlint/blob/main/rules";function docsUrl(id,extension){return`${RULES_URL}/${id}.${extension}`}function severityOf(description){return description.severity??severityFor(description.certainty)}function compileTypedRule(id,rule){let message=readTemplate(rule.message,rule.subject);if(!message.ok)throw new Error(`${id}: ${message.message}`);return{id,description:rule,severity:severityOf(rule),message:message.value,docs:docsUrl(id,"ts"),subject:rule.subject,check:(subject,context)=>rule.check(subject,context)}}function provenanceOf(subject){return"from"in subject?subject.from:subject.scheme.from}var MAX_PATTERN_LENGTH=500,compiled=new Map;function regularExpression(pattern){let result=compiled.get(pattern);return result===void 0&&(result=compile(pattern),compiled.set(pattern,result)),result}function compile(pattern){if(pattern.length>MAX_PATTERN_LENGTH)return failed(`a regular expression has at most ${MAX_PATTERN_LENGTH} characters`);try{return ok(RE2JS.compile(pattern))}catch(error){return failed(`not a regular expression: ${error instanceof Error?error.message:String(error)}`)}}var OPERATOR_NAMES=["is","isNot","in","notIn","matches","startsWith","endsWith","atLeast","atMost","present","contains","subsetOf","overlaps","covers"];function isOperatorName(text){return OPERATOR_NAMES.some(name=>name===text)}var OPERATOR_TYPES={is:{given:"scalar",operand:"same"},isNot:{given:"scalar",operand:"same"},in:{given:"scalar",operand:"same list"},notIn:{given:"scalar",operand:"same list"},matches:{given:"text",operand:"pattern"},startsWith:{given:"text",operand:"text"},endsWith:{given:"text",operand:"text"},atLeast:{given:"number",operand:"number"},atMost:{given:"number",operand:"number"},present:{given:"any",operand:"boolean"},contains:{given:"list or text",operand:"same"},subsetOf:{given:"list",operand:"same list"},overlaps:{given:"list",operand:"same list"},covers:{given:"text",operand:"text"}};function apply(operator,given,operand){let first=operand.items[0];return first===void 0&&operand.open.length>0?unknownTruth(operand.open):operator==="present"?isPresent(given,first):given.kind==="absent"?truth(operator==="is"&&first!==void 0&&isNull(first)):operator==="contains"||operator==="subsetOf"||operator==="overlaps"?compareList(operator,given,operand):compareScalar(operator,scalarOf(given),operand)}function compareScalar(operator,given,operand){if(given===void 0)return FALSE;if(operator==="in")return isOneOf(given,operand);if(operator==="notIn")return not(isOneOf(given,operand));let other=operand.items[0];if(other===void 0)return FALSE;if(operator==="is"||operator==="isNot"){let same=isNull(other)?not(isPresent(given,void 0)):sameScalar(given,scalarOf(other));return operator==="is"?same:not(same)}let scalar=scalarOf(other);if(scalar===void 0||scalar.kind==="absent")return FALSE;switch(operator){case"matches":return matches(given,scalar);case"startsWith":case"endsWith":return hasEnd(operator,given,scalar);case"atLeast":return compareNumbers(given,scalar,(a,b)=>a>=b);case"atMost":return compareNumbers(given,scalar,(a,b)=>a<=b);case"covers":return covers(asText(given),asText(scalar))}}function isPresent(given,wanted){let expected=wanted?.kind==="known"?wanted.value!==!1:!0;return given.kind==="known"?truth(expected):given.kind==="absent"?truth(!expected):given.form!==void 0&&(given.form.kind!=="text"||given.form.parts.some(isWritten))?truth(expected):unknownTruth(given.why)}function isWritten(part){return typeof part=="string"||part.address!==void 0}function isNull(match){return match.kind==="known"&&match.value===null}function sameScalar(a,b){return b===void 0?FALSE:a.kind==="known"&&b.kind==="known"?truth(String(a.value)===String(b.value)):equal(a,b)}function isOneOf(given,operand){let found=any(operand.items.map(item=>sameScalar(given,scalarOf(item))));return found.is===!1&&operand.open.length>0?unknownTruth(operand.open):found}function matches(given,pattern){if(given.kind!=="known"||pattern.kind!=="known")return unknownTruth(blockers(given,pattern));let expression=regularExpression(String(pattern.value));return expression.ok?truth(expression.value.matcher(String(given.value)).find()):FALSE}function hasEnd(operator,given,end){let parts=textParts(given);if(parts===void 0||end.kind!=="known")return equal(given,end).is===!0?TRUE:unknownTruth(blockers(given,end));let wanted=String(end.value),atStart=operator==="startsWith",outer=atStart?parts[0]:parts.at(-1);if(typeof outer=="string"&&(atStart?outer.startsWith(wanted):outer.endsWith(wanted)))return TRUE;let rest2={source:"the rest of the text",shape:{min:0}};return sameText(atStart?[wanted,rest2]:[rest2,wanted],toPattern(parts))===!1?FALSE:unknownTruth(blockers(given))}function compareNumbers(given,other,compare){return given.kind!=="known"||other.kind!=="known"?unknownTruth(blockers(given,other)):truth(compare(Number(given.value),Number(other.value)))}function compareList(operator,given,operand){let list=listOf2(given);if(operator==="contains"){let wanted=operand.items[0];return wanted===void 0?FALSE:list===void 0?containsText(given,wanted):isAmong(wanted,list)}if(list===void 0)return given.kind==="unknown"?unknownTruth(given.why):FALSE;let found=list.items.map(item=>isAmong(item,operand)),rest2=list.open.length>0?[unknownTruth(list.open)]:[];return operator==="subsetOf"?all([...found,...rest2]):any([...found,...rest2])}function isAmong(wanted,list){let scalar=scalarOf(wanted);return scalar===void 0?FALSE:isOneOf(scalar,list)}function containsText(given,wanted){let text=scalarOf(given);return text===void 0?FALSE:wanted.kind!=="known"?unknownTruth(blockers(given,wanted)):(textParts(text)??[]).some(part=>typeof part=="string"&&part.includes(String(wanted.value)))?TRUE:given.kind==="known"?FALSE:unknownTruth(blockers(given))}function listOf2(given){return given.kind==="unknown"?given.form?.kind==="list"?{items:given.form.items,open:given.form.open?given.why:[]}:void 0:given.kind!=="known"||!Array.isArray(given.value)?void 0:{items:given.value,open:[]}}function literal(value,from){return known(value,from)}function operandOf(matches2){let[only,...others]=matches2;return(only!==void 0&&others.length===0?listOf2(only):void 0)??{items:matches2,open:[]}}function scalarOf(match){if(match.kind!=="known")return match;let{value}=match;if(!(typeof value!="string"&&typeof value!="number"&&typeof value!="boolean"))return{...match,value}}function asText(value){return value.kind==="known"?{...value,value:String(value.value)}:value}function blockers(...values){return values.flatMap(value=>value.kind==="unknown"?value.why:[])}function bindCondition(document,subject,match){let bind=inner=>bindCondition(inner,subject,match);return"all"in document?{kind:"all",conditions:document.all.map(bind)}:"any"in document?{kind:"any",conditions:document.any.map(bind)}:"not"in document?{kind:"not",condition:bind(document.not)}:bindComparison(document,subject,match)}function bindComparison(document,subject,match){let{operand}=document;return{kind:"comparison",given:checkedPath(document.given,subject),operator:document.operator,operand:"path"in operand?{path:checkedPath(operand.path,subject)}:operand,match:document.match??match}}function checkedPath(text,subject){let bound=bindPath(text,subject);if(!bound.ok)throw new Error(`unchecked path ${text}: ${bound.message}`);return bound.value}function evaluate(condition,view){switch(condition.kind){case"all":return all(condition.conditions.map(inner=>evaluate(inner,view)));case"any":return any(condition.conditions.map(inner=>evaluate(inner,view)));case"not":return not(evaluate(condition.condition,view));case"comparison":{let truths=judgements(condition,view).map(({truth:truth2})=>truth2);return condition.match==="every"?all(truths):any(truths)}}}function culprit(condition,view,expected=!0){if(condition.kind==="not")return culprit(condition.condition,view,!expected);if(condition.kind==="comparison"){let found=judgements(condition,view);return(found.find(({truth:truth2})=>truth2.is===!expected)??found[0])?.match}let deciding=condition.conditions.filter(inner=>evaluate(inner,view).is===!expected);for(let inner of deciding){let match=culprit(inner,view,expected);if(match!==void 0)return match}}function judgements(comparison,view){return walk(comparison.given,view.subject,view.from).map(match=>({match,truth:apply(comparison.operator,match,resolveOperand(comparison.operand,match,view))}))}function resolveOperand(operand,given,view){if("path"in operand)return operandOf(walk(operand.path,view.subject,view.from));if("list"in operand)return{items:operand.list.map(item=>literal(item,given.from)),open:[]};let value="option"in operand?view.options[operand.option]??null:operand.literal;return{items:[literal(value,given.from)],open:[]}}function compileDocument(id,document,docs){let description=describeDocument(document),program=bindProgram(document),common={id,description,severity:severityOf(description),message:template(document.message,document.subject),docs};if(document.subject==="resource"){let check2=(resource,context)=>judge3(program,resource.properties,resource,context);return{...common,subject:"resource",types:document.type??[],check:check2}}let check=(subject,context)=>judge3(program,subject,subject,context);return{...common,subject:document.subject,check}}function describeDocument(document){let{title,message,severity,supersedes,options}=document;return{title,message,section:document.section??"-",consequence:document.consequence??"policy",certainty:document.certainty??"proven",why:document.why??"",fix:document.fix??"",references:document.references??[],examples:document.examples??[],...severity===void 0?{}:{severity},...supersedes===void 0?{}:{supersedes},...options===void 0?{}:{options}}}function bindProgram(document){let{subject}=document;return{applies:(document.where??[]).map(condition=>bindCondition(condition,subject,"some")),demands:document.then.map(condition=>bindCondition(condition,subject,"every")),at:document.at===void 0?void 0:checkedPath(document.at,subject),related:(document.related??[]).map(({at,label})=>({at:checkedPath(at,subject),label:template(label,subject)}))}}function template(text,subject){let read=readTemplate(text,subject);if(!read.ok)throw new Error(`unchecked text ${text}: ${read.message}`);return read.value}function judge3(program,root,subject,context){let view={subject:root,from:provenanceOf(subject),options:context.options},where=truthOf(program.applies,view);if(where.is===!1)return NOT_APPLICABLE;let then=truthOf(program.demands,view);return then.is===!0?PASS:where.is==="unknown"?undecidable([...where.why,...then.is==="unknown"?then.why:[]]):then.is==="unknown"?undecidable(then.why):fail3(program,view)}function truthOf(conditions,view){return all(conditions.map(condition=>evaluate(condition,view)))}function fail3(program,view){return{outcome:"fail",at:((program.at===void 0?void 0:walk(program.at,view.subject,view.from)[0])??culprit({kind:"all",conditions:program.demands},view))?.from??view.from,related:participants(program,view)}}function participants(program,view){let found=[];for(let{at,label}of program.related){let text=render(label,view.subject,view.from,{}).text;for(let match of walk(at,view.subject,view.from))found.push({at:match.from,label:text})}return found}function builtInRules(){let declarative=Object.entries(declarativeRules).map(([id,document])=>compileDocument(id,document,docsUrl(id,"yaml"))),typed=Object.entries(typedRules).map(([id,rule])=>compileTypedRule(id,rule));return[...declarative,...typed].sort((a,b)=>a.id<b.id?-1:1)}export{textParts,equal,equalIgnoringCase,contains,items,reasons,distinct,DEFAULT_API_GATEWAY_POLICY,DEFAULT_ELB_POLICY,describe,describeReasons,normalizeName,sameName,isWildcard,covers,endpointKindOf,addressIn,unfilledDefault,compareCertainty,compareSeverity,lowerCertainty,lowerSeverity,weakerCertainty,severityFor,weakerFinding,SUBJECT_NAMES,isSubjectName,bindPath,describe2,readTemplate,placeholderProblem,render,provenanceOf,NOT_APPLICABLE,undecidable,regularExpression,OPERATOR_NAMES,isOperatorName,OPERATOR_TYPES,compileDocument,builtInRules};
