var e={certificates:[],outsideHosts:[]};export{e as a};
