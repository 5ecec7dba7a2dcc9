package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// question is one that a reader asks of a map, and where a reader who sees none finds the answer.
type question struct{ ask, answer string }

// questions are what this map answers at a glance, in the three parts into which "Systematically Evaluating Equivalent
// Purpose for Digital Maps" (arXiv 2512.05310) divides the purpose of a map. The words are ours.
var questions = [...]struct {
	part string
	list []question
}{
	{"The map as a whole", []question{
		{"What is the map about, and what does it find?", "The sentence of the day heads every page; title and description carry it too."},
		{"Which day is shown, and how fresh is the record?", "The heading of the map in words names the day, the sentence below it the last change and how far the record reaches."},
		{"What do the colours and patterns mean?", "The legend gives each its word, the page on the method its rule. No colour stands without its word."},
		{"Where do facts and shapes come from, and which lines are disputed?", "Each event has its sources; the border policy names the shapes’ source and its departures."},
		{"What stands out: how many of each, where, and who is unlike the rest?", "The map in words counts each region before it lists the states; the sentence of the day counts the world."},
	}},
	{"What lies where", []question{
		{"Which places are there?", "All of them are in the map in words, territories included, and in the table. A test holds them to the list that the map is drawn from."},
		{"What does the map show of a place?", "Its class, or the value of the lens, stands behind its name, with “contested”, “not confirmed” or “ambassador, accreditation not on record” where the map marks it so. A test holds it to the name that the place has on the map."},
		{"Where is it?", "Its region by the United Nations’ division, and its neighbours."},
		{"How large is it?", "Its area as drawn, and how many of its neighbours are smaller."},
		{"Does it touch the sea?", "The same line says so, as the shapes have it."},
		{"What is its outline?", "Not told in words. The shapes are public as GeoJSON."},
	}},
	{"What lies beside what", []question{
		{"What is beside it?", "Every place that shares a border, and those nearest to it without one. A test holds both sides of a border to each other."},
		{"In which direction, seen from its middle?", "One of eight points of the compass with each neighbour. Distances and directions between places that are no neighbours are not told."},
		{"How far is it, and how long is the border?", "In kilometres to two digits, measured on the shapes."},
		{"How do those around it stand, and how does one go on from there?", "Each neighbour carries what the map shows of it, and its name leads to its own place in the list; an entry’s section “Where it is” has the same."},
	}},
}

// questionList is the list with a heading for each part.
func questionList(m *Model) []markup.Node {
	out := []markup.Node{
		ui.Text("h2", "", "What a map answers, and where these pages answer it in words"),
		ui.El("p").Body(
			ui.Text("span", "", "The Map Equivalent-Purpose Framework ("),
			ui.Link("https://arxiv.org/abs/2512.05310", "arXiv 2512.05310").Attr("rel", "noopener nofollow"),
			ui.Text("span", "", ") asks with fifteen criteria in three parts whether a map that is not seen serves as well as one that is. We have not had its criteria assessed by others, and do not quote them: these are fifteen questions of our own in its three parts, answered mostly on "),
			ui.Link(m.View.On(state.TextMap).URL(), "the map in words"), ui.Text("span", "", "."),
		),
	}
	for i := range questions {
		var rows []markup.Node
		for _, q := range questions[i].list {
			rows = append(rows, ui.Text("dt", "", q.ask), ui.Text("dd", "", q.answer))
		}
		out = append(out, ui.Text("h3", "", questions[i].part), ui.El("dl").Class("answers").Body(rows...))
	}
	return out
}
