var o=process.getBuiltinModule("node:url");var e=o.domainToASCII;var n=o.fileURLToPath;var t=process.getBuiltinModule("node:module");var r=t.createRequire;export{e as a,n as b,r as c};
