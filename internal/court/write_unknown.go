package court

import (
	"regexp"
	"slices"
	"strings"

	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// tellUnknown says that there is something in the payload that this program could not read, once for each place.
func (w *writing) tellUnknown(c *hmcts.CourtCase) {
	var places []UnknownPlace
	for _, u := range c.Account.Unknown {
		place := UnknownPlace{pattern(u.Path, c.Path), u.Value}
		if !w.held.unknown[place] && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	if len(places) > 0 {
		put(w, w.s.Stream, Unknown, w.id("unknown"), nil, UnknownBody{At: w.now.at, Places: places})
	}
}

// tellContradiction says, once for each time, that the court sent two versions of the case as of that time.
func (w *writing) tellContradiction() {
	at := w.now.at
	twice := slices.ContainsFunc(w.tellings, func(t *telling) bool { return t.at == at && t.content != w.now.content })
	if twice && !slices.Contains(w.held.contradictions, at) {
		put(w, w.s.Stream, Contradicts, ledger.DerivedID(w.s.Stream, "contradicts "+at), nil, ContradictsBody{At: at})
	}
}

var indexes = regexp.MustCompile(`/[0-9]+(/|$)`)

// pattern is a place in a payload from its case on, for every element of a list alike.
func pattern(path, of string) string {
	path = strings.TrimPrefix(path, of)
	for indexes.MatchString(path) {
		path = indexes.ReplaceAllString(path, "/*$1")
	}
	return path
}
