var t=class{text;constructor(s){this.text=s}};export{t as a};
