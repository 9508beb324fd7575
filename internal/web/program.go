package web

import (
	"net/http"

	"candour/internal/access"
)

// Program is a visit by another system that acts for a person: it sees what they see now, and its looks are theirs. The pattern is what the record of
// looks calls the address; it names the system too. The answer waits for recorded, as a page does.
func (k *Kit) Program(r *http.Request, people *access.People, p access.Person, pattern string) (v *Visit, recorded func() error) {
	looking := &looking{}
	r = r.WithContext(withLooking(r.Context(), looking))
	return &Visit{Request: r, Person: p, People: people, Now: k.now(), kit: k, route: &Route{Pattern: pattern}}, looking.recorded
}

// Open is the case that {case} of the address names, when a rule lets the person in. Their look is on its way to the record.
func (v *Visit) Open(rule access.Rule) (*Case, error) { return v.kit.find(v, rule) }

// Beside is served beside the pages, under the same headers: an address that ends in a slash, and what answers there.
type Beside struct {
	Prefix  string
	Handler http.Handler
}
