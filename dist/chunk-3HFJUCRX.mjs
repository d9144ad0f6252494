var i=/originlint_unknown_\d+/;function r(n){if(n?.kind==="known")return typeof n.value=="string"?n.value:void 0;if(n?.kind!=="unknown"||n.form?.kind!=="text")return;let{parts:o}=n.form;if(o.some(e=>typeof e=="string"&&e.includes(`
`)))return o.map((e,t)=>typeof e=="string"?e:`originlint_unknown_${t}`).join("")}function d(n){return n.kind==="known"&&n.sensitive===!0}export{i as a,r as b,d as c};
