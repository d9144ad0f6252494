import{c as r,d as e,g as m,h as p,i as n,k as i,l as s,n as a}from"./chunk-Q3HGVQ4A.mjs";import"./chunk-YGZZTKNJ.mjs";function f(c,x){return c.findings.map(t=>{let{file:R,start:o}=t.place;return`${`${r(x.displayPath(R))}:${o.line}:${o.column}`}: ${t.severity}: ${m(t)} [${e(t.rule)}]
`}).join("")}var v={pretty:p,concise:f,json:i,sarif:a,github:n,markdown:s};export{v as FORMATS};
