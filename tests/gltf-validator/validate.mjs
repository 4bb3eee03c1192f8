// Validates glTF files with the Khronos validator and prints one JSON line for each:
// {"file", "errors", "warnings", "messages": [{"code", "message", "severity", "pointer"}]}
// Usage: node validate.mjs FILE…  (or `-` to read file names from standard input, one a line)

import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import validator from "gltf-validator";

const named = process.argv.slice(2);
const files = named[0] === "-" ? readFileSync(0, "utf8").split("\n").filter((line) => line) : named;

for (const file of files) {
  let line;
  try {
    const report = await validator.validateBytes(new Uint8Array(await readFile(file)), {
      uri: file,
      maxIssues: 50,
      externalResourceFunction: async (uri) =>
        new Uint8Array(await readFile(resolve(dirname(file), decodeURIComponent(uri)))),
    });
    const { numErrors: errors, numWarnings: warnings, messages } = report.issues;
    line = { file, errors, warnings, messages };
  } catch (fault) {
    line = { file, errors: 1, warnings: 0, messages: [{ code: "UNREADABLE", message: String(fault), severity: 0 }] };
  }
  console.log(JSON.stringify(line));
}
