package gallery_test

import (
	"strings"
	"testing"

	"candour/internal/govuk/gallery"
	"candour/internal/govuk/htmlcheck"
)

func TestEveryPageOfTheGalleryIsSound(t *testing.T) {
	for name, page := range gallery.Pages {
		t.Run(name, func(t *testing.T) {
			body := htmlcheck.Component(t, page, htmlcheck.Sound(), htmlcheck.Count("h1", 1), htmlcheck.In("main h1"))
			for _, codeWord := range []string{"footing", "ledger", "defeat"} {
				if strings.Contains(body, codeWord) {
					t.Errorf("the page says %q, which is a word of the code", codeWord)
				}
			}
		})
	}
}
