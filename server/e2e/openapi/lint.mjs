// lint.mjs FILE...: what Redocly's linter finds in OpenAPI documents, by the rules that it recommends. Warnings count too.
// One rule is left out: Message is what the data of a stream is, to which OpenAPI 3.1 has no way to refer.
import { createConfig, formatProblems, getTotals, lint } from "@redocly/openapi-core";

const config = await createConfig({ extends: ["recommended"], rules: { "no-unused-components": "off" } });
for (const file of process.argv.slice(2)) {
	const problems = await lint({ ref: file, config });
	if (problems.length > 0) {
		formatProblems(problems, { format: "codeframe", totals: getTotals(problems), version: "" });
		process.exitCode = 1;
	}
}
