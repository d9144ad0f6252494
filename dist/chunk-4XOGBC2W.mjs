var l={files:2e4,walkedFiles:5e5,fileBytes:52428800,totalBytes:524288e3,depth:200,syntaxNodes:2e6,expressionHeight:1e3,evaluationSteps:1e6,collectionElements:1e5,stringLength:1048576,choices:4,choiceOptions:4,worlds:64};var o=class{#e=[0];#t;constructor(i){this.#t=i;let{text:e}=i;for(let t=e.indexOf(`
`);t!==-1;t=e.indexOf(`
`,t+1))this.#e.push(t+1)}position(i){let e=0,t=this.#e.length-1;for(;e<t;){let s=e+t+1>>1;(this.#e[s]??0)<=i?e=s:t=s-1}return{line:e+1,column:i-(this.#e[e]??0)+1}}place(i,e){return{file:this.#t.path,start:this.position(i),end:this.position(e)}}};export{l as a,o as b};
