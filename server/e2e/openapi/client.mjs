// client.mjs DOCUMENT ORIGIN DIR: generates a client in DIR with openapi-typescript, has TypeScript check client.ts
// against it, and reads with it what is known of Russia.
import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import generate, { astToString } from "openapi-typescript";
import ts from "typescript";

const [file, origin, dir] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const document = JSON.parse(readFileSync(file, "utf8"));
const source = join(dir, "client.ts");

writeFileSync(join(dir, "generated.ts"), astToString(await generate(document)));
writeFileSync(join(dir, "package.json"), `{"type":"module"}`);
copyFileSync(join(here, "client.ts"), source);
symlinkSync(join(here, "node_modules"), join(dir, "node_modules"));

const program = ts.createProgram([source], {
	strict: true, noUncheckedIndexedAccess: true, noEmitOnError: true, skipLibCheck: true, types: [],
	target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
	lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
});
const faults = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
if (faults.length > 0) {
	console.error(ts.formatDiagnostics(faults, { getCanonicalFileName: (f) => f, getCurrentDirectory: () => dir, getNewLine: () => "\n" }));
	process.exit(1);
}
const { classOf, recognitions } = await import(pathToFileURL(join(dir, "client.js")).href);
const api = origin + document.servers[0].url;
console.log([await classOf(api, "RUS", "2025-07-02"), await classOf(api, "RUS", "2025-07-03"), ...await recognitions(api, "RUS")].join(" "));
