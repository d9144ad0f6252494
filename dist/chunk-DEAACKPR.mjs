var e=process.getBuiltinModule("node:path"),o=e.resolve;var t=e.isAbsolute,s=e.join,n=e.relative;var r=e.dirname;var a=e.sep;export{o as a,t as b,s as c,n as d,r as e,a as f};
