import{a as o}from"./chunk-ALXGDVON.mjs";var s=o((t,e)=>{e.exports=process.getBuiltinModule("node:fs")});export{s as a};
