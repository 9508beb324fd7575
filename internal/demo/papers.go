package demo

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

// The papers of the stories are committed, because the typesetter takes a minute to be made ready on a new machine. They are made by the
// real typesetter from the very documents that the stories sign, and each is compared with its document, word by word, whenever a
// demonstration is told: one that is no longer true stops the telling.
//
//go:generate go test -run TestThePapersAreTrue . -update
//go:embed papers/*.pdf
var committedPapers embed.FS

// papers is where they are read from; when they are printed anew, from the folder itself.
var papers fs.FS = committedPapers

// paperName is the file of a document that a story signs, or gives as a draft, which its banner says.
func paperName(d typeset.Document) string {
	words := strings.FieldsFunc(strings.ToLower(d.Reference+" "+d.Title+" "+d.Banner), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	return strings.Join(words, "-")
}

// committed is a press that has printed everything before.
type committed struct{}

// Render gives the committed paper of a document.
func (committed) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	pdf, err := fs.ReadFile(papers, "papers/"+paperName(d)+".pdf")
	if err != nil {
		return nil, stale(d, err)
	}
	return pdf, nil
}

// Proof compares it with the document. The papers are ours, so they may be read in our own process.
func (committed) Proof(_ context.Context, d typeset.Document, pdf []byte) error {
	text, err := typeset.Text(pdf)
	if err == nil {
		err = typeset.SameWords(d, text)
	}
	if err != nil {
		return stale(d, err)
	}
	return nil
}

// Text reads the words of a committed paper.
func (committed) Text(_ context.Context, pdf []byte) (string, error) { return typeset.Text(pdf) }

// stale says what to run when a paper is not what its story signs.
func stale(d typeset.Document, err error) error {
	return fmt.Errorf("the printed paper %s is not what the story now signs; print the papers anew with “go generate ./internal/demo” and build again: %w", paperName(d), err)
}

// attached puts a committed paper with a source, under the name it came with.
func (s *scene) attached(name, called string) func(*evidence.SourceForm) {
	return func(f *evidence.SourceForm) {
		f.Paper.Name = called
		if s.err != nil {
			return
		}
		var pdf []byte
		if pdf, s.err = fs.ReadFile(papers, "papers/"+name+".pdf"); s.err != nil {
			return
		}
		f.Paper.File, s.err = s.Files.Put(s.ctx, "application/pdf", bytes.NewReader(pdf))
	}
}

// signs signs the report as its author, with the paper that is committed for it.
func (w *writing) signs() {
	r := w.reading()
	if r == nil {
		return
	}
	var people *access.People
	if people, w.err = (access.Staff{Ledger: w.Ledger, Service: w.Service}).People(w.ctx); w.err != nil {
		return
	}
	author, _ := people.Find(r.Author)
	press := w.Press
	if press == nil {
		press = committed{}
	}
	for _, c := range r.OpenChecks() {
		w.err = fmt.Errorf("%s: %s", c.Sentence, c.Mend)
		return
	}
	id := w.id(w.stream)
	w.err = report.Signer{Press: press, Files: w.Files}.Sign(w.ctx, r, report.SignForm{
		ID: id, By: r.Author, Stage: author.Stage(r.Day), Case: w.history(w.stream).Version, Draft: w.history(w.draft).Version,
	}, func(act ledger.Act) (ledger.Histories, error) { return w.Ledger.Do(w.ctx, act) })
	w.signed = ref{Stream: w.stream, Entry: id}
}

// letter is a letter of somebody outside the service, as it came to us.
func letter(from, to string, on calendar.Date, paragraphs ...string) typeset.Document {
	d := typeset.Document{
		Title: from, Language: "en-GB", Date: on.String(), Sections: []typeset.Section{{Heading: "Letter of " + on.Plain()}},
		Particulars: []typeset.Particular{{Label: "To", Value: to}, {Label: "Date", Value: on.Plain()}},
	}
	for _, p := range paragraphs {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: p}}}})
	}
	return d
}

// letters are the papers that came from outside, by the names of their files.
var letters = map[string]typeset.Document{
	"school-letter": letter("Thornmere Primary School", "To whom it may concern", may(12),
		"I write about the collection of Rowan and Isla Halloran from school.",
		"On Friday 8 May Mr Halloran collected the children at 3.20pm. The member of staff at the gate noticed that he smelled strongly of alcohol.",
		"Both children attend every day and are doing well.", "Mrs P. Tolland, deputy head"),
	"school-correction": undated(letter("Thornmere Primary School", "Marcus Webb, Wexcombe family team", papersDay,
		"Our letter of 12 May named the wrong adult. The children were collected by their uncle, Mr Liam Halloran. Mr Daniel Halloran was not at school that day. We are sorry.",
		"I have since read the teaching assistant’s own note of 8 May. I had not read it when I wrote in May.", "Mrs P. Tolland, deputy head")),
}

// undated is a letter that bears no day, so that it may come on any.
func undated(d typeset.Document) typeset.Document {
	d.Sections[0].Heading, d.Particulars = "Letter", d.Particulars[:1]
	return d
}
