import { createRequire as originlintRequire } from "node:module"; const require = originlintRequire(import.meta.url);
var LineTable=class{#starts=[0];#file;constructor(file){this.#file=file;let{text}=file;for(let i=text.indexOf(`
`);i!==-1;i=text.indexOf(`
`,i+1))this.#starts.push(i+1)}position(offset){let low=0,high=this.#starts.length-1;for(;low<high;){let middle=low+high+1>>1;(this.#starts[middle]??0)<=offset?low=middle:high=middle-1}return{line:low+1,column:offset-(this.#starts[low]??0)+1}}place(start,end){return{file:this.#file.path,start:this.position(start),end:this.position(end)}}};export{LineTable};
