var t=process.getBuiltinModule("node:buffer"),o=t.Buffer;var e=t.isUtf8;export{o as a,e as b};
