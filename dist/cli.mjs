#!/usr/bin/env node
import{a as mt,c as xt,i as bt}from"./chunk-YQ4O5S5R.mjs";import"./chunk-6JIBVBQS.mjs";import{a as ft}from"./chunk-E2AAWJ6X.mjs";import{a as T,c as st,d as at,f as pt,h as ut,m as lt}from"./chunk-KPQ4KSBQ.mjs";import{b as rt,j as it}from"./chunk-MD77XUPL.mjs";import{l as k,m as q,s as $}from"./chunk-UCBAF36U.mjs";import"./chunk-EBLS5G25.mjs";import{a as C,b as E,c as f,d as y,f as ct,g as dt,h as x,i as _,j as ht,l as yt,z as gt}from"./chunk-AJAZRSBK.mjs";import{a as m}from"./chunk-YGZZTKNJ.mjs";import"./chunk-LHFOJO6T.mjs";import"./chunk-TV3D73HP.mjs";import"./chunk-KLRP5SP5.mjs";import"./chunk-BGPDI4M5.mjs";import"./chunk-7246VDOL.mjs";import{a as l}from"./chunk-TYWICJX2.mjs";import"./chunk-NTV5MCNV.mjs";import"./chunk-TAF7BP44.mjs";import"./chunk-K5ZIZDWU.mjs";import"./chunk-L3FBZTTE.mjs";import"./chunk-IBTWRLNP.mjs";import"./chunk-KFCEBPVO.mjs";import"./chunk-GQ7BBYJD.mjs";import"./chunk-M3XFZATA.mjs";import"./chunk-AWECHQ4N.mjs";import{a as wt}from"./chunk-D4CQSZGF.mjs";var oe=100,ne={A:"the certificate and the domain name",B:"protocols and ciphers",C:"an expired, invalid or incomplete certificate",D:"the port",E:"the result of a Lambda@Edge function",F:"DNS",G:"the result of a CloudFront Function",H:"the load balancer's own 502",I:"API Gateway's own 502","-":""};function vt(t,e,o){let n=e.find(i=>i.id===t);if(n)return{ok:!0,text:ae(n,o)};let r=e.filter(i=>U(i)===t.replace(/\/\*?$/,""));return r.length>0?{ok:!0,text:j(r,o)}:{ok:!1,message:`there is no rule "${f(t)}"${l(t,re(e))}`}}function re(t){return new Set([...t.map(e=>e.id),...t.map(U)])}function j(t,e){let o=C(e.color),n=Math.max(0,...t.map(i=>i.id.length)),r=new Map;for(let i of t.toSorted((s,p)=>s.id<p.id?-1:1)){let s=U(i),p=r.get(s)??[o(s,"bold")];r.set(s,p),p.push(...ie(i,n,e,o))}return[...r.values()].map(i=>`${i.join(`
`)}
`).join(`
`)}function U(t){return t.id.split("/")[0]??t.id}function ie(t,e,o,n){let r=n(t.severity.padEnd(7),E(t.severity)),i=se(t.description.consequence).padEnd(6),s=2+e+2+7+2+6+2,p=x(y(t.description.title),Math.max(30,o.width-s)),c=`  ${t.id.padEnd(e)}  ${r}  ${i}  `;return p.map((u,d)=>(d===0?c:" ".repeat(s))+u)}function se(t){return t==="deploy-failure"?"deploy":t}function ae(t,e){let o=C(e.color),n=Math.min(oe,e.width),{description:r}=t;return`${[pe(t,o,n),P("Why",Ot(r.why,n),o),P("How to mend it",Ot(r.fix,n),o),...ce(r.examples).flatMap(s=>de(s,o)),P("References",r.references.map(s=>`  ${f(s)}`),o),P("This rule",[`  ${f(t.docs)}`],o)].filter(s=>s!=="").join(`

`)}
`}function pe(t,e,o){let{title:n,section:r,consequence:i,certainty:s}=t.description,p=x(y(n),o).map(d=>e(d,"bold")),c=e(t.severity,E(t.severity),"bold"),u=i==="deploy-failure"?"the deployment fails":`HTTP ${i}`;return p.push("",`${e(t.id,"bold")}: ${c}, ${s}, ${u}`),r!=="-"&&p.push(`Section ${r} of AWS's page on HTTP 502: ${ne[r]}`),p.join(`
`)}function P(t,e,o){return e.length===0?"":[o(t,"bold"),...e].join(`
`)}function Ot(t,e){return t.split(/\n\s*\n/).map(n=>x(y(n),e-2).map(r=>`  ${r}`)).flatMap((n,r)=>r===0?n:["",...n])}function ce(t){let e=t.find(n=>n.expect==="fail"),o=t.find(n=>n.expect==="pass");return[e,o].filter(n=>n!==void 0)}function de(t,e){let o=t.expect==="fail"?e("Fails","red","bold"):e("Passes","green","bold");return[["Terraform",t.terraform],["CloudFormation",t.cloudformation]].flatMap(([r,i])=>{if(i===void 0)return[];let p=(typeof i=="string"?[i]:Object.entries(i).map(([c,u])=>`# ${c}
${u}`)).flatMap(c=>ue(c,e));return[[`${o}: ${y(t.name)} (${r})`,...p].join(`
`)]})}function ue(t,e){return t.trimEnd().split(`
`).map(o=>{let n=`  ${f(o.replaceAll("	","    "))}`.trimEnd();return/(#|\/\/) <- fail/.test(o)?e(n,"red"):n})}var le=process.getBuiltinModule("node:util");var St=le.parseArgs;var a=class extends Error{};function V(t,e){return{paths:t.length>0?t:["."],vars:new Map(e.texts("var").map(fe)),varFiles:e.texts("var-file"),sourceRoot:e.text("source-root")}}function fe(t){let e=t.indexOf("=");if(e<1)throw new a(`--var takes name=value, not "${t}"`);return[t.slice(0,e),t.slice(e+1)]}var N=["auto","always","never"],W=["check","verify","probe","explain","help"],Ct=["general","check","verify","probe","explain"];var F=class{#t;constructor(e){this.#t=e}isSet(e){return this.#t[e]===!0}text(e){let o=this.#t[e];return typeof o=="string"?o:void 0}texts(e){let o=this.#t[e];return Array.isArray(o)?o.filter(n=>typeof n=="string"):[]}choice(e,o){let n=this.text(e),r=o.find(i=>i===n);if(n===void 0||r!==void 0)return r;throw new a(`--${e} takes ${o.join(", ")}, not "${n}"${l(n,o)}`)}};import{isIP as Tt,isIPv6 as kt}from"node:net";var me=65535,Et=53;function b(t){let e=/^\d{1,5}$/.test(t)?Number(t):0;return e>=1&&e<=me?e:void 0}function $t(t){let e=/^([^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d*)$/.exec(t);if(!e)throw new a(`--connect-to takes HOST:PORT:ADDRESS:PORT, not "${t}"`);let[,o="",n="",r="",i=""]=e,s=Nt(r);if(Tt(s)===0)throw new a(`--connect-to ${t}: the third part must be an IP address, not "${r}"`);return{...o!==""&&{host:k(o)},...n!==""&&{port:Rt(t,n)},address:s,...i!==""&&{toPort:Rt(t,i)}}}function Rt(t,e){let o=b(e);if(o===void 0)throw new a(`--connect-to ${t}: there is no port ${e}`);return o}function Pt(t){if(kt(t))return{address:t,port:Et};let[,e="",o]=/^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(t)??[],n=Nt(e),r=o===void 0?Et:b(o);if(Tt(n)===0||r===void 0)throw new a(`--resolver takes an IP address, with a port if you like (1.1.1.1:53), not "${t}"`);return{address:n,port:r}}function Nt(t){let e=/^\[(.*)\]$/.exec(t)?.[1];return e===void 0?t:kt(e)?e:""}var he=53,Ft=3600;function B(t){let e=we(t.text("timeout"));return{connectTo:t.texts("connect-to").map($t),resolvers:t.texts("resolver").map(Pt),dnsPort:xe(t.text("dns-port")),allowAddresses:t.texts("allow-address").map(ge),...e!==void 0&&{timeoutMilliseconds:e},full:t.isSet("full"),sendOriginHeaders:t.isSet("send-origin-headers"),...ye(t)}}function ye(t){let[e,o]=[t.text("ca"),t.text("root-hints")],[n,r]=[t.text("record"),t.text("replay")];if(n!==void 0&&r!==void 0)throw new a("--record and --replay contradict each other: what is replayed is recorded already");return{...e!==void 0&&{ca:e},...o!==void 0&&{rootHints:o},...n!==void 0&&{record:n},...r!==void 0&&{replay:r}}}function ge(t){if(ut(t)!==void 0)return t;throw new a(`--allow-address takes an address or a block such as 10.0.0.0/8, not "${t}"`)}function we(t){if(t===void 0)return;let e=/^\d+(\.\d+)?s?$/.test(t)?Number.parseFloat(t):0,o=Math.round(e*1e3);if(o>=1&&e<=Ft)return o;throw new a(`--timeout takes seconds, up to ${Ft}, not "${t}"`)}function xe(t){let e=t===void 0?he:b(t);if(e===void 0)throw new a(`--dns-port takes a port, not "${t}"`);return e}var R={format:{type:"string",short:"f",multiple:!0},"fail-on":{type:"string"},var:{type:"string",multiple:!0},"var-file":{type:"string",multiple:!0},"source-root":{type:"string"},policies:{type:"string",multiple:!0},strict:{type:"boolean"},config:{type:"string",short:"c"},"no-config":{type:"boolean"},color:{type:"string"},quiet:{type:"boolean",short:"q"},verbose:{type:"boolean",short:"v"},now:{type:"string"},scheme:{type:"string"},port:{type:"string"},host:{type:"string"},protocols:{type:"string"},path:{type:"string"},distribution:{type:"string"},full:{type:"boolean"},"connect-to":{type:"string",multiple:!0},ca:{type:"string"},resolver:{type:"string",multiple:!0},"root-hints":{type:"string"},"dns-port":{type:"string"},"allow-address":{type:"string",multiple:!0},timeout:{type:"string"},"send-origin-headers":{type:"boolean"},record:{type:"string"},replay:{type:"string"},help:{type:"boolean",short:"h"},version:{type:"boolean",short:"V"}},be=["dns-port"],w=["check","verify","probe"],Y=["check","verify"],h=["verify","probe"],O=["probe"],G=["check","verify","probe","explain"],It={format:w,"fail-on":w,var:Y,"var-file":Y,"source-root":Y,policies:w,strict:w,config:w,"no-config":w,color:G,quiet:w,verbose:w,now:w,scheme:O,port:O,host:O,protocols:O,path:O,distribution:O,full:h,"connect-to":h,ca:h,resolver:h,"root-hints":h,"dns-port":h,"allow-address":h,timeout:h,"send-origin-headers":h,record:h,replay:h,help:G,version:G};function Mt({name:t,rawName:e,value:o,inlineValue:n}){if(!Ht(t)){let s=Object.keys(R).filter(p=>!ve(p));throw new a(`there is no option ${e}${l(e,s.map(p=>`--${p}`))}`)}let r=R[t].type==="string";if(!r&&o!==void 0)throw new a(`${e} takes no value`);let i=n!==!0&&o!==void 0&&/^-./.test(o);if(r&&(o===void 0||o===""||i))throw new a(`${e} needs a value`)}function At({name:t,rawName:e},o){if(!Ht(t)||It[t].includes(o))return;let n=It[t],r=n.length>1?"do":"does";throw new a(`${o} does not take ${e}; ${Oe(n)} ${r}`)}function Oe(t){let e=t.at(-1)??"";return t.length>1?`${t.slice(0,-1).join(", ")} and ${e}`:e}function Ht(t){return Object.hasOwn(R,t)}function ve(t){return be.some(e=>e===t)}var z=["http","https"],Se=253,Ce=/^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;function J(t){let[,e,o=""]=/^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(t)??[],n=e===void 0?void 0:Ee(e,t),[,r="",i="",s]=/^([^/?#]*)([^?#]*)(\?[^#]*)?/s.exec(o)??[];if(s!==void 0)throw new a(`${t} has a query, which is not sent: leave it out`);if(r.includes("@"))throw new a(`${t} has a user name, which CloudFront does not send`);if(q(r)||r.startsWith("["))throw new a(Lt(r));let[,p=r,c]=/^([^:]*):(\d*)$/.exec(r)??[],u=K(p,t),d=c===void 0||c===""?void 0:X(c);return{host:u,...n!==void 0&&{scheme:n},...d!==void 0&&{port:d},...i!==""&&i!=="/"&&{path:Q(i)}}}function K(t,e){if(q(t))throw new a(Lt(t));let o=k(t);if(!(o.length<=Se&&o.split(".").every(r=>Ce.test(r))))throw new a(`"${e}" is not the name of a host`);return o}function X(t){let e=b(t);if(e!==void 0&&lt(e))return e;throw new a(`CloudFront does not connect to port ${t}, only to 80, 443 and 1024 to 65535`)}function Q(t){if(/^\/[\x21-\x7e]*$/.test(t)&&!/[?#]/.test(t))return t;throw new a(`a path begins with "/" and has no space, "?" or "#", unlike "${t}"`)}function Ee(t,e){let o=z.find(n=>n===t.toLowerCase());if(o===void 0)throw new a(`${e}: CloudFront speaks http and https with origins`);return o}function Lt(t){return`${t} is an IP address, and CloudFront takes only names: give the name, and --connect-to to choose the address`}var Re=80,Te=["scheme","port","host","protocols","path"];function Dt(t,e){let o=e.text("distribution");if(o!==void 0)return ke(o,t,e);let n=t.map(d=>({word:d,...$e(J(d),e)})),[r]=n;if(r===void 0)throw new a("probe needs a host: originlint probe origin.example.com, or --distribution FILE");for(let d of n)Pe(r,d);let{scheme:i,port:s,path:p}=r,c=e.text("host"),u=Ne(e.text("protocols"));return{hosts:[...new Set(n.map(({host:d})=>d))],...i!==void 0&&{scheme:i},...s!==void 0&&{port:s},...c!==void 0&&{host:K(c,c)},...u!==void 0&&{protocols:u},...p!==void 0&&{path:p}}}function ke(t,e,o){let n=Te.find(s=>o.text(s)!==void 0);if(n!==void 0)throw new a(`--${n} and --distribution contradict each other: the distribution says it`);let r=e.map(J),[i]=e.filter((s,p)=>Object.keys(r[p]??{}).length>1);if(i!==void 0)throw new a(`beside --distribution, name an origin by its host alone, not "${i}"`);return{hosts:[...new Set(r.map(({host:s})=>s))],distribution:t}}function $e(t,e){let o={port:e.text("port"),path:e.text("path")},n=Z("port",o.port===void 0?void 0:X(o.port),t.port),r=Z("path",o.path===void 0?void 0:Q(o.path),t.path),s=Z("scheme",e.choice("scheme",z),t.scheme)??(n===Re?"http":void 0);return{host:t.host,...s!==void 0&&{scheme:s},...n!==void 0&&{port:n},...r!==void 0&&{path:r}}}function Z(t,e,o){if(e!==void 0&&o!==void 0&&e!==o)throw new a(`--${t} says ${e}, and the host says ${o}`);return e??o}function Pe(t,e){let o=["scheme","port","path"].find(n=>t[n]!==e[n]);if(o!==void 0)throw new a(`${t.word} and ${e.word} differ in their ${o}: probe them one at a time`)}function Ne(t){return t===void 0?void 0:[...new Set(t.split(",").map(e=>Fe(e.trim())))]}function Fe(t){let e=$.find(r=>r===t);if(e!==void 0)return e;let o=`--protocols takes ${$.join(", ")}`;if(t==="TLSv1.3")throw new a(`${o}: TLSv1.3 cannot be chosen for origins`);let n=l(t,$);throw new a(`${o}, as origin_ssl_protocols does, not "${t}"${n}`)}var I=["pretty","concise","json","sarif","github","markdown"];function _t(t){return I.includes(t)}function M(t){let e=t.choice("fail-on",ft),o=Ie(t),n=He(t.text("now"));return{outputs:Ae(t.texts("format").map(Me)),...e!==void 0&&{failOn:e},strict:t.isSet("strict"),quiet:t.isSet("quiet"),verbose:t.isSet("verbose"),color:t.choice("color",N)??"auto",...o!==void 0&&{config:o},policies:t.texts("policies"),...n!==void 0&&{now:n}}}function Ie(t){let e=t.text("config");if(!t.isSet("no-config"))return e;if(e!==void 0)throw new a("--config and --no-config contradict each other");return!1}function Me(t){let e=t.indexOf("="),o=e===-1?t:t.slice(0,e);if(!_t(o))throw new a(`there is no format "${o}"${l(o,I)} (${I.join(", ")})`);if(e===-1)return{format:o};let n=t.slice(e+1);if(n==="")throw new a(`--format ${t} names no file`);return{format:o,file:n}}function Ae(t){return t.some(e=>e.file===void 0)?t:[{format:"pretty"},...t]}function He(t){if(t===void 0)return;let e=/^\d{4}-\d{2}-\d{2}/.test(t)?Date.parse(t):Number.NaN;if(Number.isNaN(e))throw new a(`--now takes a date such as 2026-11-23, not "${t}"`);return e}function jt(t,e){try{return Le(t,e)}catch(o){if(o instanceof a)return{kind:"misuse",message:o.message};throw o}}function Le(t,e){let{values:o,positionals:n,tokens:r}=St({args:[...t],options:R,allowPositionals:!0,strict:!1,verbose:!1,tokens:!0}),i=r.filter(g=>g.kind==="option");for(let g of i)Mt(g);let[s,...p]=n,c=r.map(g=>g.kind),u=c.includes("option-terminator")&&c.indexOf("option-terminator")<c.indexOf("positional"),d=u?void 0:W.find(g=>g===s);if(o.version===!0)return{kind:"version"};if(o.help===!0)return{kind:"help",topic:qt(d)};if(d==="help")return{kind:"help",topic:qt(p[0])};s!==void 0&&d===void 0&&!u&&_e(s,e);let nt=d??"check";for(let g of i)At(g,nt);return De(nt,d===void 0?n:p,new F(o))}function De(t,e,o){switch(t){case"explain":return qe(e,o);case"probe":return{kind:t,request:Dt(e,o),live:B(o),...M(o)};case"verify":return{kind:t,...V(e,o),live:B(o),...M(o)};case"check":return{kind:t,...V(e,o),...M(o)}}}function qt(t){return Ct.find(e=>e===t)??"general"}function _e(t,e){if(!/^[a-z]+$/.test(t)||e(t))return;let o=W;throw new a(`"${t}" is neither a command nor a path that exists${l(t,o)}`)}function qe(t,e){let[o,n]=t;if(n!==void 0)throw new a("explain takes one rule");let r=e.choice("color",N)??"auto";return o===void 0?{kind:"explain",color:r}:{kind:"explain",rule:o,color:r}}async function A(t,e){return t.includes("-")?{input:await e.readInput()}:{}}function Ut(t,e){return t.map(o=>`${je(o,e).join(`
`)}
`).join(`
`)}function je(t,e){let o=C(e.color),n=E(t.severity),i=[`${o(`${t.severity}[${t.code}]`,n,"bold")}${o(`: ${y(t.message)}`,"bold")}`],s=1;if(t.place){let p=yt([{place:t.place,text:"",primary:!0}],e,{style:o,color:n});s=p.gutter,i.push(...p.lines)}if(t.help!==void 0){let p=s+9,[c="",...u]=x(y(t.help),Math.max(30,e.width-p));i.push(`${" ".repeat(s)} ${o("=","blue")} ${o("help:","bold")} ${c}`);for(let d of u)i.push(" ".repeat(p)+d)}return i}function H(t,e,o){return t!=="auto"?t==="always":Vt(e.NO_COLOR)?!1:e.FORCE_COLOR!==void 0?e.FORCE_COLOR!=="0":e.TERM==="dumb"?!1:o||Vt(e.CI)}function Vt(t){return t!==void 0&&t!==""}var Ue=/^<[^/]*>$/;function Wt(t,e){return o=>Ue.test(o)?o:at(t,st(e,o)).split(pt).join("/")||"."}function v(t){return Math.min(140,Math.max(60,t.columns??100))}var Ve=100;async function S(t,e,o,n){let{report:r}=t;Ye(t,e,o);let i=!0;for(let c of e.outputs)i=await We(c,t,e,o,n)&&i;if(!i)return 2;let s=e.failOn??t.config.failOn??"error",p=mt(r,{failOn:s,strict:e.strict});return p===3&&o.error.write(`${ze(r)}
`),p}function L(t,e){return t.now??Ge(e)??e.now()}async function We(t,e,o,n,r){let i=await Be(t.format),s={...Bt(n.out,o,e,n),...r&&{detail:r}};if(t.file===void 0)return n.out.write(i(e.report,{...s,quiet:o.quiet,verbose:o.verbose})),!0;try{let p=i(e.report,ht(s,Ve));return it(T(n.workingDirectory,t.file),p),!0}catch(p){let c=p instanceof Error?p.message:String(p);return n.error.write(`${m.name}: cannot write ${f(t.file)}: ${f(c)}
`),!1}}async function Be(t){return t==="pretty"?gt:(await import("./formats-DRYSNNHY.mjs")).FORMATS[t]}function Ye(t,e,o){let{diagnostics:n}=t.report,r=n.filter(s=>!e.quiet||s.severity==="error");if(r.length===0)return;let i=Ut(r,Bt(o.error,e,t,o));o.error.write(o.error.isTerminal?`${i}
`:i)}function Bt(t,e,o,n){return{color:H(e.color,n.environment,t.isTerminal),width:v(t),source:r=>o.source(r),displayPath:Wt(n.workingDirectory,o.root)}}function Ge(t){let e=t.environment.SOURCE_DATE_EPOCH;return e!==void 0&&/^\d+$/.test(e)?Number(e)*1e3:void 0}function ze(t){return`${m.name}: ${Je(t)}, and --strict asks for that (exit status 3)`}function Je(t){let{undecided:e}=t.summary.originRequests;if(e>0)return`${_(e,"origin request")} could not be decided`;let o=t.probes.filter(({outcome:n})=>n==="not-run").length;return o>0&&t.undecided.length===0?`${_(o,"question")} could not be asked`:"something could not be decided"}async function Yt(t,e,o){let n=await o.run(await tt(t,e));return S(n,t,e)}async function tt(t,e){return{paths:t.paths,...await A(t.paths,e),workingDirectory:e.workingDirectory,config:t.config,vars:t.vars,varFiles:t.varFiles,sourceRoot:t.sourceRoot,policies:t.policies,environment:e.environment,now:L(t,e)}}var Ke=`originlint predicts the errors (502, 503, 504, \u2026) that CloudFront will answer with
because of a disagreement in your Terraform, CloudFormation or CDK code. check reads
files only: it contacts nothing and runs nothing. verify and probe ask the origins.

Usage:
  originlint [check] [PATH\u2026] [options]    find what will fail (default: this directory)
  originlint verify [PATH\u2026] [options]     the same, and ask the origins as CloudFront would
  originlint probe HOST\u2026 [options]        ask one origin, and show all that it answers
  originlint explain [RULE]               what a rule means, or the list of rules
  originlint help [COMMAND]               this text, or a command's options

Examples:
  originlint                              check this directory
  originlint infra --var-file prod.tfvars
  originlint cdk.out                      after cdk synth
  originlint probe origin.example.com     instead of openssl s_client, dig and a browser
  originlint -f sarif=originlint.sarif    pretty on the terminal, SARIF in a file

Exit status:
  0  nothing at or above --fail-on (default: error)
  1  findings
  2  the job could not be done: usage, config, unreadable input, or a bug
  3  with --strict: something could not be decided, or not be asked

originlint check --help lists the options of check; so for verify and probe.
`,Gt=`      --policies DIR         also apply your own rules (repeatable)
  -c, --config FILE          use this config instead of the nearest originlint.config.jsonc
      --no-config            use no config
      --now DATE             judge as on that day: 2026-11-23
                             (default: SOURCE_DATE_EPOCH, else today)
`,zt=`Input:
      --var NAME=VALUE       give a Terraform variable a value (repeatable)
      --var-file FILE        read variables from a file (repeatable)
      --source-root DIR      show findings of a plan in the code of this folder (default: the
                             plan's own folder, or this one, if it is the plan's code)
${Gt}`,et=`Output:
  -f, --format NAME[=FILE]   pretty (default), concise, json, sarif, github, markdown;
                             with =FILE it goes to that file, and the terminal still
                             gets pretty (repeatable)
  -q, --quiet                findings only: no summary, no warnings
  -v, --verbose              what is not decided with the way to what decides it
      --color WHEN           auto (default: as NO_COLOR, FORCE_COLOR and CI say), always, never

Exit status:
      --fail-on SEVERITY     exit 1 from this severity: error (default), warning, note, never
      --strict               exit 3 if something could not be decided, or not be asked

  -h, --help                 this text
  -V, --version              the version

Findings go to the output stream, everything else to the error stream.
`,Jt=`Network:
      --connect-to HOST:PORT:ADDRESS:PORT
                             dial this address and port where that host and port are meant,
                             as curl does; the name is then not resolved (repeatable)
      --ca FILE              trust these roots (PEM) instead of Mozilla's
      --resolver ADDRESS[:PORT]
                             ask this resolver instead of public ones (repeatable)
      --root-hints FILE      begin at these root name servers (as IANA's named.root)
      --allow-address CIDR   dial addresses that are not public, such as 10.0.0.0/8 or
                             127.0.0.1; metadata addresses never are (repeatable)
      --timeout SECONDS      wait for nothing longer than this
      --full                 find out all that an origin offers, even when it is healthy
      --send-origin-headers  send the origin's custom headers, secrets among them
      --record FILE          write what was seen to a file
      --replay FILE          judge what was recorded: contact nothing
`,Xe=`Usage: originlint [check] [PATH\u2026] [options]

PATH is a folder, a .tf file, a CloudFormation template, a cdk.out folder, or what
terraform show -json (of a plan or state) or aws cloudfront get-distribution print
(- for the standard input). The whole module or app that a path belongs to is read;
without PATH, this directory.

${zt}
${et}`,Qe=`Usage: originlint verify [PATH\u2026] [options]

Finds what check finds, then asks the origins what CloudFront would ask them: the same
names, ports, protocols, ciphers, server name and Host. Each finding is confirmed,
refuted (a note, which does not count), or predicted where it could not be asked; what
only the origin shows is observed. PATH is as for check.

A port that does not answer from here may answer CloudFront: that stays undecided.

${zt}
${Jt}
${et}`,Ze=`Usage: originlint probe HOST\u2026 [options]

Asks an origin what CloudFront would ask it, and shows the answers: name servers and
addresses, certificate names, issuers and dates, protocols and ciphers, the response,
each with the public command that shows the same. HOST is a name, HOST:PORT or a URL;
several must agree in scheme, port and path.

Origin:
      --scheme SCHEME        https (default; http for port 80), or http
      --port PORT            80, 443, or 1024 to 65535
      --host NAME            the Host that is forwarded, which is the server name then
      --protocols LIST       as origin_ssl_protocols: TLSv1.2 (default), TLSv1.1, TLSv1, SSLv3
      --path PATH            ask for this path (default: /)
      --distribution FILE    take all this from what aws cloudfront get-distribution prints
                             (- for the standard input); HOST then picks an origin of it

Input:
${Gt}
${Jt}
${et}`,to=`Usage: originlint explain [RULE]

Prints the page of a rule: what goes wrong, why, how to mend it, and examples of
code that fails and code that passes. Without RULE, it lists all rules.

Examples:
  originlint explain
  originlint explain port/no-listener

      --color WHEN   auto (default), always, never
  -h, --help         this text
`;function Kt(t){return{general:Ke,check:Xe,verify:Qe,probe:Ze,explain:to}[t]}var Xt="\r\x1B[K";async function D(t,e,o){if(t.quiet||!eo(e))return o(t.live);let n=new ot(e.error);try{return await o({...t.live,onProgress:r=>n.show(r)})}finally{n.clear()}}function eo({error:t,environment:e}){let o=e.CI!==void 0&&e.CI!==""&&e.CI!=="false";return t.isTerminal&&!o&&e.TERM!=="dumb"}var ot=class{#t;#e=!1;#o=!1;constructor(e){this.#t=e}show(e){this.#o||(this.#e=!0,this.#t.write(`${Xt}${oo(y(e),(this.#t.columns??v(this.#t))-1)}`))}clear(){this.#o=!0,this.#e&&this.#t.write(Xt)}};function oo(t,e){if(dt(t)<=e)return t;let[o,n]=["",0];for(let r of ct(t)){if(n+=r.columns,n>=e)break;o+=r.text}return`${o}\u2026`}async function Qt(t,e,o){let n=await no(t,e),r=await D(t,e,i=>o.probe({...n,live:i}));return S(r,t,e,"page")}async function no(t,e){let{request:o,config:n,policies:r}=t;return{request:o,...await A(o.distribution===void 0?[]:[o.distribution],e),workingDirectory:e.workingDirectory,environment:e.environment,config:n,policies:r,now:L(t,e)}}async function Zt(t,e,o){let n=await tt(t,e),r=await D(t,e,i=>o.run({...n,live:i}));return S(r,t,e)}async function te(t,e,o){try{return await ro(jt(t,r=>rt(T(e.workingDirectory,r))),e,o)}catch(n){return so(n,e)}}async function ro(t,e,o){switch(t.kind){case"check":return Yt(t,e,o);case"verify":return Zt(t,e,o);case"probe":return Qt(t,e,o);case"explain":return io(t,e,o);case"help":return e.out.write(Kt(t.topic)),0;case"version":return e.out.write(`${m.name} ${m.version}
`),0;case"misuse":return e.error.write(`${m.name}: ${f(t.message)}
Try originlint --help
`),2}}async function io(t,e,o){let n=await o.rules(),i={color:H(t.color,e.environment,e.out.isTerminal),width:v(e.out)};if(t.rule===void 0)return e.out.write(j(n,i)),0;let s=vt(t.rule,n,i);return s.ok?(e.out.write(s.text),0):(e.error.write(`${m.name}: ${s.message}
originlint explain lists the rules
`),2)}function so(t,e){let o=t instanceof Error?t.message:String(t);return e.error.write(`${m.name} ${m.version} met a bug of its own and stopped: ${f(o)}
Please report it at ${m.issues}; ORIGINLINT_DEBUG=1 shows where it happened.
`),e.environment.ORIGINLINT_DEBUG==="1"&&t instanceof Error&&e.error.write(`${t.stack??""}
`),2}var ao={run:bt,probe:async t=>(await import("./probe-FPAW4722.mjs")).probe(t),rules:async()=>xt()};function ee(t){let e,o=!1,n=()=>(e??=t().on("error",r=>{o=!0,r.code!=="EPIPE"&&process.exit(2)}),e);return{get isTerminal(){return n().isTTY===!0},get columns(){return n().isTTY?n().columns:void 0},write:r=>{let i=n();o||i.write(r)}}}async function po(){let t=[],e=0;try{for await(let o of process.stdin)if(t.push(o),e+=o.length,e>wt.fileBytes)break}catch{}return Buffer.concat(t).toString("utf8").replace(/^\uFEFF/,"")}var co={workingDirectory:process.cwd(),environment:process.env,out:ee(()=>process.stdout),error:ee(()=>process.stderr),now:()=>Date.now(),readInput:po};process.exitCode=await te(process.argv.slice(2),co,ao);
