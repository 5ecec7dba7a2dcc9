package api

import (
	"context"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"recognitionmap/server/internal/sources"
)

// tellsOfSources reports whether the answer at a path changes with what was learned of sources.
func tellsOfSources(path string) bool {
	return strings.HasPrefix(path, base+"/sources") || strings.HasPrefix(path, base+"/events")
}

// page is a source: what the record says of it, and what was learned by asking for it.
type page struct {
	URL       string   `json:"url" example:"https://mid.ru/en/foreign_policy/news/1"`
	Publisher string   `json:"publisher" example:"Ministry of Foreign Affairs, Russia"`
	Title     string   `json:"title,omitempty" example:"On the recognition"`
	Language  string   `json:"language" example:"ru" doc:"BCP 47, of the page"`
	Kind      string   `json:"kind" enum:"official,agency,media,party,mirror" doc:"official: a government's or the United Nations' own page. party: of the government in Kabul, whose own word it is. mirror: a copy of another's page"`
	Published string   `json:"published,omitempty" example:"2025-07-03" doc:"When it was first published, as the page gives it"`
	Events    []string `json:"events" nullable:"false" doc:"Ids of the events that name it"`

	Checked string `json:"checked,omitempty" format:"date-time" doc:"When it was last asked for; left out where it never was, as all below"`
	Answer  string `json:"answer,omitempty" enum:"alive,moved,gone,soft-gone,refused,unreachable,private" doc:"What came of it. moved: read at another address for good. soft-gone: gone, and the status says that all is well. refused: robots.txt does not allow it"`
	Detail  string `json:"detail,omitempty" example:"200 OK" doc:"The same in words"`
	To      string `json:"to,omitempty" doc:"Where it was found, if not at its address"`
	Dead    bool   `json:"dead,omitempty" doc:"It is not found any more"`
	Read    string `json:"read,omitempty" format:"date-time" doc:"When it was last read"`
	SHA256  string `json:"sha256,omitempty" doc:"Of what was read then, hexadecimal"`
	Copied  bool   `json:"copied,omitempty" doc:"A copy is kept by the operators of this site, or in an archive"`
	Archive string `json:"archive,omitempty" doc:"Address of a snapshot in a public archive"`
	Refusal string `json:"refusal,omitempty" example:"the archive answers 403 Forbidden" doc:"Why there is none, where one was asked for"`
}

func newPage(s *sources.Source) page {
	p := page{URL: s.URL, Publisher: s.Publisher, Title: s.Title, Language: s.Language, Kind: string(s.Kind), Published: s.Published, Events: s.Events}
	k := &s.Page
	p.Checked, p.Answer, p.Detail, p.To, p.Dead = at(k.Checked), string(k.Answer), k.Detail, k.To, k.Dead()
	p.Read, p.SHA256, p.Copied, p.Archive, p.Refusal = at(k.Read), k.Hash, k.Copied(), k.Archive, k.Refusal
	return p
}

// at is a time in an answer, "" for none.
func at(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

type sourcesQuery struct {
	Event    string `query:"event" maxLength:"200" doc:"Id of an event that names the page"`
	Kind     string `query:"kind" enum:"official,agency,media,party,mirror"`
	Language string `query:"language" maxLength:"20" example:"ru"`
	Answer   string `query:"answer" enum:"none,alive,moved,gone,soft-gone,refused,unreachable,private" doc:"none for pages that were never asked for"`
	Copied   string `query:"copied" enum:"true,false" doc:"Whether a copy is kept"`
	After    string `query:"after" maxLength:"2048" doc:"Address of the last page that the caller has, as next gives it"`
	Limit    int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
}

// has reports whether a page is wanted.
func (q *sourcesQuery) has(s *sources.Source) bool {
	answer := string(s.Page.Answer)
	if answer == "" {
		answer = "none"
	}
	return (q.Event == "" || slices.Contains(s.Events, q.Event)) && (q.Kind == "" || q.Kind == string(s.Kind)) && (q.Language == "" || q.Language == s.Language) &&
		(q.Answer == "" || q.Answer == answer) && (q.Copied == "" || q.Copied == strconv.FormatBool(s.Page.Copied()))
}

// next returns the address of the list after a page.
func (q *sourcesQuery) next(m moment, after string) string {
	v := url.Values{"after": {after}, "limit": {strconv.Itoa(q.Limit)}}
	for name, value := range map[string]string{"event": q.Event, "kind": q.Kind, "language": q.Language, "answer": q.Answer, "copied": q.Copied} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if m.edition != 0 {
		v.Set("edition", strconv.FormatInt(m.edition, 10))
	}
	return base + "/sources?" + v.Encode()
}

type pagesFound struct {
	Revision string `json:"revision" example:"712-0a1b2c3d"`
	Total    int    `json:"total" example:"533" doc:"How many pages fit the query"`
	Sources  []page `json:"sources" nullable:"false" doc:"By address"`
	Next     string `json:"next,omitempty" doc:"Address of the rest of the list, where there is more; also as a Link header"`
}

type sourcesReply struct {
	Link string `header:"Link" doc:"The rest of the list, rel=next"`
	Body pagesFound
}

// sources answers GET sources: the pages that the record rests on.
func (a *api) sources(ctx context.Context, q *sourcesQuery) (*sourcesReply, error) {
	m := momentOf(ctx)
	all := slices.DeleteFunc(sources.Of(m.state.Record, m.known), func(s *sources.Source) bool { return !q.has(s) })
	out := pagesFound{Revision: m.state.Revision(), Total: len(all), Sources: []page{}}
	from := 0
	if q.After != "" {
		from = sort.Search(len(all), func(i int) bool { return all[i].URL > q.After })
	}
	end := min(from+q.Limit, len(all))
	for _, s := range all[from:end] {
		out.Sources = append(out.Sources, newPage(s))
	}
	reply := &sourcesReply{Body: out}
	if end < len(all) {
		reply.Body.Next = q.next(m, all[end-1].URL)
		reply.Link = "<" + reply.Body.Next + `>; rel="next"`
	}
	return reply, nil
}

// restsOn is what the colours of today rest on, counted.
type restsOn struct {
	Revision  string               `json:"revision" example:"712-0a1b2c3d"`
	Date      string               `json:"date" example:"2026-11-30" doc:"Today, of which the colours are"`
	Newest    string               `json:"newest" example:"2026-06-12" doc:"Date of the newest event"`
	Line      string               `json:"line" doc:"The most of it in a sentence, as on the map's page"`
	Decide    sources.EventCounts  `json:"decide" doc:"Events that decide the class of a state above none"`
	All       sources.EventCounts  `json:"all" doc:"All events"`
	Pages     int                  `json:"pages" example:"533" doc:"Sources, each address once"`
	Languages []sources.PageCounts `json:"languages" nullable:"false" doc:"Pages by language"`
	Kinds     []sources.PageCounts `json:"kinds" nullable:"false" doc:"Pages by kind"`
	Answers   []sources.PageCounts `json:"answers" nullable:"false" doc:"Pages by what came of asking for them, \"\" where nobody has"`
	Oldest    []page               `json:"oldest" nullable:"false" doc:"The oldest checks first, at most 20"`
}

type countsReply struct{ Body restsOn }

// counts answers GET sources/counts: what the page /sources says.
func (a *api) counts(ctx context.Context, _ *struct{}) (*countsReply, error) {
	m := momentOf(ctx)
	b := sources.NewBoard(m.state.Record, m.known, m.today)
	out := restsOn{
		Revision: m.state.Revision(), Date: m.today.String(), Newest: b.Newest.String(), Line: sources.Line(m.state.Record, m.known, m.today),
		Decide: b.Decide, All: b.All, Pages: len(b.Pages), Languages: b.Languages, Kinds: b.Kinds, Answers: b.Answers, Oldest: []page{},
	}
	oldest := sources.ByAge(b.Pages)
	for _, s := range oldest[:min(20, len(oldest))] {
		out.Oldest = append(out.Oldest, newPage(s))
	}
	return &countsReply{out}, nil
}
