// answers.mjs DOCUMENT ORIGIN TOKEN: sends every request that the examples of the document make to a server of which the
// data set is all, and has Ajv compare the answers with the document: status, media type, schema.
import { readFileSync } from "node:fs";
import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";

const [file, origin, token] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, "document");

const pointer = (...parts) => "document#" + parts.map((p) => "/" + encodeURIComponent(String(p).replaceAll("~", "~0").replaceAll("/", "~1"))).join("");

function fail(what) {
	console.error(what);
	process.exitCode = 1;
}

/** A value made of the examples of a schema and of what it has inside, as the writer of a first program would. */
function example(schema) {
	if (schema.$ref) {
		return example(schema.$ref.split("/").slice(1).reduce((at, name) => at[name], document));
	}
	if (schema.examples) {
		return schema.examples[0];
	}
	if (schema.items) {
		const item = example(schema.items);
		return item === undefined ? undefined : [item];
	}
	if (schema.properties) {
		const made = Object.entries(schema.properties).map(([name, of]) => [name, example(of)]);
		return Object.fromEntries(made.filter(([, value]) => value !== undefined));
	}
	return undefined;
}

/** Checks an answer, whatever its status, and returns its body. */
async function check(path, method, answer) {
	const said = document.paths[path][method].responses[answer.status];
	const [mediaType] = answer.headers.get("Content-Type").split(/;(?! header=)/);
	const text = await answer.text();
	const where = `${method} ${answer.url} = ${answer.status} ${mediaType}`;
	const listed = Object.keys(said?.content ?? {}).find((name) => name.split(";")[0] === mediaType);
	if (!listed) {
		fail(`${where}, of which the document says nothing: ${text.slice(0, 300)}`);
		return undefined;
	}
	if (!mediaType.endsWith("json")) {
		return text;
	}
	const body = JSON.parse(text);
	const validate = ajv.compile({ $ref: pointer("paths", path, method, "responses", answer.status, "content", listed, "schema") });
	if (!validate(body)) {
		fail(`${where}: ${ajv.errorsText(validate.errors)}\n${text.slice(0, 600)}`);
	}
	if (validate(null)) {
		fail(`${where}: the document would take anything`);
	}
	return body;
}

/** Sends the request that the examples of an operation make, with more parameters and headers. */
async function send(path, method, more = {}, headers = {}) {
	const operation = document.paths[path][method];
	let address = path;
	const query = new URLSearchParams();
	for (const p of operation.parameters ?? []) {
		const value = p.example ?? example(p.schema);
		if (p.in === "path") {
			address = address.replace(`{${p.name}}`, encodeURIComponent(value));
		} else if (p.in === "query" && value !== undefined) {
			query.set(p.name, value);
		}
	}
	for (const [name, value] of Object.entries(more)) {
		query.set(name, value);
	}
	const init = { method: method.toUpperCase(), headers };
	if (operation.requestBody) {
		init.headers = { ...headers, "Content-Type": "application/json" };
		init.body = JSON.stringify(withoutEnds(example(operation.requestBody.content["application/json"].schema)));
	}
	return fetch(`${origin}${document.servers[0].url}${address}?${query}`, init);
}

/** "ends" belongs to recalls, and the event of the examples is none. */
function withoutEnds(body) {
	delete body.event.ends;
	return body;
}

async function expect(status, path, method, more, headers) {
	const answer = await send(path, method, more, headers);
	const body = await check(path, method, answer);
	if (answer.status !== status) {
		fail(`${method} ${answer.url} = ${answer.status}, want ${status}: ${JSON.stringify(body).slice(0, 300)}`);
	}
	return answer;
}

for (const [path, operations] of Object.entries(document.paths)) {
	if (operations.get && path !== "/stream") { // which does not end
		await expect(200, path, "get");
		await expect(422, path, "get", { nonsense: "1" });
	}
}
// Writes, in the order in which the example allows them: it is an event of the data set.
const event = "/events/{id}";
const authorization = { Authorization: "Bearer " + token };
const seen = async () => ({ ...authorization, "If-Match": (await send(event, "get")).headers.get("ETag") });
const before = await seen();
await expect(401, event, "put", {}, { "If-Match": before["If-Match"] });
await expect(428, event, "put", {}, authorization);
await expect(200, event, "put", {}, before);
await expect(412, event, "put", {}, before);
await expect(200, event, "delete", {}, await seen());
await expect(410, event, "get");
await expect(200, event + "/revisions", "get");
await expect(200, "/changes", "get", { since: "600" }); // with the tombstone
await expect(201, "/events", "post", {}, authorization);
await expect(409, "/events", "post", {}, authorization);
