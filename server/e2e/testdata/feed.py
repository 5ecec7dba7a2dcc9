"""Reads Atom feeds as the Universal Feed Parser does: feed.py FILE... Each must be well-formed and have all of its parts."""
import sys

import feedparser

for file in sys.argv[1:]:
    with open(file, "rb") as f:
        d = feedparser.parse(f, response_headers={"content-type": "application/atom+xml; charset=utf-8", "content-location": "https://map.example/"})
    assert not d.bozo, (file, d.bozo_exception)
    assert d.version == "atom10", (file, d.version)
    assert d.feed.id.startswith("tag:") and d.feed.title and d.feed.updated_parsed and d.feed.author, (file, d.feed)
    assert {link.rel for link in d.feed.links} == {"self", "alternate"}, (file, d.feed.links)
    assert d.entries and len({e.id for e in d.entries}) == len(d.entries), file
    for e in d.entries:
        assert e.id.startswith("tag:") and e.title and e.summary and e.updated_parsed and e.link.startswith("http"), (file, e)
        assert e.summary_detail.type == e.title_detail.type == "text/plain", (file, e)
        assert e.updated_parsed <= d.feed.updated_parsed, (file, e)
    print(len(d.entries))
