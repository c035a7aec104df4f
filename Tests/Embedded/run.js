// Runs a WebAssembly module of the kernel and prints its figures, one a line.
const file = require('fs').readFileSync(process.argv[2]);
const { run, digit } = new WebAssembly.Instance(new WebAssembly.Module(file), {}).exports;
const count = run();
for (let place = 0; place < count; place++) console.log(String(digit(place)));
