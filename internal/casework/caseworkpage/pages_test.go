package caseworkpage_test

import (
	"testing"

	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/web"
)

// family starts the pages of this package over the family’s case.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{Routes: func(f *pagetest.Family) []web.Route {
		return caseworkpage.Pages{Pack: f.Pack}.Routes()
	}})
}

func TestPictures(t *testing.T) {
	f := family(t)
	hannah := f.Path("people", string(f.Hannah.Entry))
	f.Ruth.Picture(map[string]string{
		"people": f.Path("people"), "person": hannah, "safe-contact": hannah + "/safe-contact", "record": hannah + "/record/interpreter",
		"relation": hannah + "/relation/" + string(f.Isla.Entry), "detail": hannah + "/detail", "add-person": f.Path("people", "add"),
		"reveal": f.Path("reveal", string(f.AddressFact.Entry)),
	})
}
