function t(i,{id:s,equality:n}){let e=i.get(n?.subject??s);if(typeof e!="object")return n===void 0?e:void 0;if(n!==void 0)return e.literals.includes(n.literal)?e.is:e.is?!1:void 0}export{t as a};
