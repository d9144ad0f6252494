var t=/originlint_unknown_\d+/;function i(n){if(n?.kind==="known")return typeof n.value=="string"?n.value:void 0;if(n?.kind!=="unknown"||n.form?.kind!=="text")return;let{parts:o}=n.form;if(o.some(e=>typeof e=="string"&&e.includes(`
`)))return o.map((e,r)=>typeof e=="string"?e:`originlint_unknown_${r}`).join("")}export{t as a,i as b};
