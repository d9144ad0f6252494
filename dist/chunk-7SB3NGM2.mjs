var o={http:80,https:443},s=1024,e=65535;function n(t){return t===o.http||t===o.https?!0:Number.isInteger(t)&&t>=s&&t<=e}export{o as a,n as b};
