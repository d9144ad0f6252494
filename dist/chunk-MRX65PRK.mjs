var o=process.getBuiltinModule("node:module");var e=o.createRequire;export{e as a};
