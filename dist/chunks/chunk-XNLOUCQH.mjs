import{a as o}from"./chunk-ALXGDVON.mjs";var l=o((r,e)=>{e.exports=process.getBuiltinModule("node:url")});export{l as a};
