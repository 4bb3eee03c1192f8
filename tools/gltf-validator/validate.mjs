// Holds glTF files to the Khronos rules: `node validate.mjs FILE…` prints one JSON object a line,
// {"file", "errors", "warnings", "messages": [{"code", "message", "severity", "pointer"}]}.
// Exit code 0 when every file was read and has neither error nor warning, 1 when one has, 2 when one can't be read.

import { readFile } from "node:fs/promises";
import path from "node:path";
import validator from "gltf-validator";

let worst = 0;
for (const file of process.argv.slice(2)) {
  try {
    const report = await validator.validateBytes(new Uint8Array(await readFile(file)), {
      uri: path.basename(file),
      maxIssues: 100,
      writeTimestamp: false,
      externalResourceFunction: async (uri) =>
        new Uint8Array(await readFile(path.join(path.dirname(file), decodeURIComponent(uri)))),
    });
    const { numErrors: errors, numWarnings: warnings, messages } = report.issues;
    console.log(JSON.stringify({ file, errors, warnings, messages }));
    if (errors + warnings > 0) worst = Math.max(worst, 1);
  } catch (fault) {
    console.log(JSON.stringify({ file, errors: 1, warnings: 0, messages: [{ code: "UNREADABLE", message: String(fault) }] }));
    worst = 2;
  }
}
process.exitCode = worst;
