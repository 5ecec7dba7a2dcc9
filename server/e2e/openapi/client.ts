// How a program of somebody else uses the API: with a client that was generated from the document.
import createClient from "openapi-fetch";
import type { paths } from "./generated.js";

/** Returns the class of a country on a day. */
export async function classOf(api: string, country: string, date: string): Promise<string> {
	const client = createClient<paths>({ baseUrl: api });
	const { data, error } = await client.GET("/standing", { params: { query: { date } } });
	if (error) {
		throw new Error(error.detail ?? error.title);
	}
	const found = data.countries.find((c) => c.country === country);
	if (!found || data.date !== date) {
		throw new Error(`the answer of ${data.date} has not ${country}`);
	}
	const known: "recognized" | "ambassador" | "none" | "na" = found.class;
	return known;
}

/** Returns the ids of the recognitions by a country. */
export async function recognitions(api: string, country: string): Promise<string[]> {
	const client = createClient<paths>({ baseUrl: api });
	const { data, error } = await client.GET("/events", { params: { query: { country: [country], kind: ["recognition"] } } });
	if (error) {
		throw new Error(error.detail ?? error.title);
	}
	return data.events.map((e) => e.id);
}
