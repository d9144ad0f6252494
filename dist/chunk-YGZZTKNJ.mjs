var i={name:"originlint",version:"0.1.0",url:"https://github.com/originlint/originlint",issues:"https://github.com/originlint/originlint/issues"};export{i as a};
