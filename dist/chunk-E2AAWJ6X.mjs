var e=["error","warning","note","never"],r=["off","error","warning","note"],n={terraform:{varFiles:[],vars:new Map},environments:[],policies:[],rules:[]};export{e as a,r as b,n as c};
