var t=process.getBuiltinModule("node:module");var e=t.createRequire;var o=process.getBuiltinModule("node:url");var s=o.domainToASCII;var r=o.fileURLToPath;export{e as a,s as b,r as c};
