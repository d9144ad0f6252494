var o=class{#t=[0];#e;constructor(i){this.#e=i;let{text:t}=i;for(let e=t.indexOf(`
`);e!==-1;e=t.indexOf(`
`,e+1))this.#t.push(e+1)}position(i){let t=0,e=this.#t.length-1;for(;t<e;){let n=t+e+1>>1;(this.#t[n]??0)<=i?t=n:e=n-1}return{line:t+1,column:i-(this.#t[t]??0)+1}}place(i,t){return{file:this.#e.path,start:this.position(i),end:this.position(t)}}};export{o as a};
