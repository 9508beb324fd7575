package typeset

import "encoding/json"

// Link is one line of the provenance that a PDF carries: statement and source by the numbers printed, and the commitment under
// which the record holds the source. It has no words, names, times or ids: nothing that the page does not show.
type Link struct {
	Statement  string `json:"statement"`
	Source     int    `json:"source"`
	Commitment string `json:"commitment"`
}

// Links are the document's statements and the committed sources that they rest on, in reading order.
func (d Document) Links() []Link {
	commitments := map[int]string{}
	for _, s := range d.Sources {
		commitments[s.Number] = s.Commitment
	}
	var links []Link
	for _, p := range d.paragraphs() {
		for _, n := range p.sources() {
			if c := commitments[n]; c != "" {
				links = append(links, Link{p.Number, n, c})
			}
		}
	}
	return links
}

// provenance is the attached file, or nil when nothing is committed to.
func provenance(d Document) []byte {
	links := d.Links()
	if len(links) == 0 {
		return nil
	}
	b, err := json.MarshalIndent(struct {
		Format string `json:"format"`
		Links  []Link `json:"links"`
	}{"candour provenance 1", links}, "", " ")
	if err != nil {
		panic(err) // strings and whole numbers always have a JSON form
	}
	return append(b, '\n')
}
