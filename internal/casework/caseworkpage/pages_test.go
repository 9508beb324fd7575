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
