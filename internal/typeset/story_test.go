package typeset_test

import (
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/typeset"
)

// aStory is six pictures, which need three sides of a booklet more than they fill.
func aStory(booklet bool) typeset.Document {
	d := typeset.Document{Title: "What is happening, Isla", Language: "en-GB", Date: "2026-11-24", Story: &typeset.Story{End: "Ask a grown-up to ring me. Ruth", Booklet: booklet}}
	for _, words := range []string{"I am Ruth.", "A judge will decide.", "You do not have to choose.", "You told me: “I miss Biscuit.”", "Waiting can be hard.", "You can say stop."} {
		d.Story.Panels = append(d.Story.Panels, typeset.Panel{
			SVG: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 184"><rect width="320" height="184" fill="#dcebf3"/></svg>`), Alt: "A quiet place.", Words: words,
		})
	}
	return d
}

func TestAStoryIsPrintedForEveryoneAsASheetAndAsABooklet(t *testing.T) {
	for _, booklet := range []bool{false, true} {
		d := aStory(booklet)
		pdf := render(t, d)
		if err := bench.Proof(t.Context(), d, pdf); err != nil {
			t.Errorf("booklet %v: %v", booklet, err)
		}
		path := saved(t, pdf)
		mustContain(t, "pdfinfo", tool(t, "poppler-utils", "pdfinfo", path), "Tagged:          yes", map[bool]string{false: "Pages:           1", true: "Pages:           4"}[booklet])
		figures := having(objects(t, path), "/S", "/Figure")
		if len(figures) < len(d.Story.Panels) {
			t.Errorf("booklet %v: %d figures", booklet, len(figures))
		}
		for _, f := range figures {
			if alt, _ := f["/Alt"].(string); !strings.Contains(alt, "A quiet place.") {
				t.Errorf("a picture has the words %q for those who do not see it", alt)
			}
		}
	}
}

func TestAStoryThatSaysAnythingElseIsNotPrinted(t *testing.T) {
	d := aStory(false)
	pdf := render(t, d)
	d.Story.Panels[2].Words = "You have to choose."
	if err := bench.Proof(t.Context(), d, pdf); fault.KindOf(err) != fault.Denied {
		t.Errorf("another story was taken for it: %v", err)
	}
	d.Story.Panels[2].Alt = ""
	if err := d.Check(); err == nil {
		t.Error("a picture without words for those who do not see it was taken")
	}
}
