// The package in Node, asked by lines of JSON and answering by such lines, with the time of a call.

import { createInterface } from "node:readline";

const { load } = await import(process.argv[2]);
const roicm = await load();
let texts = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, document, request, calls, fresh } = JSON.parse(line);
  const documents = Array.from({ length: calls }, () => (fresh ? `${document}\n# ${(texts += 1)}\n` : document));
  let answer;
  const start = performance.now();
  for (const one of documents) answer = roicm[verb](one, request);
  const seconds = (performance.now() - start) / calls / 1000;
  console.log(JSON.stringify({ seconds, answer }));
}
