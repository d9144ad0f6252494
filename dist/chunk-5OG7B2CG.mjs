var o=process.getBuiltinModule("node:url");var t=o.domainToASCII;var e=o.fileURLToPath;export{t as a,e as b};
