package gallery_test

import (
	"testing"

	"candour/internal/govuk/gallery"
	"candour/internal/govuk/htmlcheck"
)

func TestEveryPageOfTheGalleryIsSound(t *testing.T) {
	for name, page := range gallery.Pages {
		t.Run(name, func(t *testing.T) {
			htmlcheck.Component(t, page, htmlcheck.Sound(), htmlcheck.PlainWords(), htmlcheck.Count("h1", 1), htmlcheck.In("main h1"))
		})
	}
}
