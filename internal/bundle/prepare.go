package bundle

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/redaction"
	"candour/internal/typeset"
	"candour/internal/words"
	"candour/internal/workbench"
)

// prepare makes the pages of a document, or finds why they are not in the volume. Its error is a fault of ours.
func (d Desk) prepare(ctx context.Context, v *volume, l *leaf) error {
	if l.Out == In {
		if err := d.pagesOf(ctx, v, l); err != nil {
			return err
		}
	}
	if l.Out != In {
		l.pdf, l.words, l.Pages = nil, nil, 0
	}
	if l.Out == Paper || v.exhibit && l.Out == In {
		sheet, pages, err := d.render(ctx, v, v.sheet(l))
		if err != nil {
			return err
		}
		l.sheet, l.Sheets, l.Pages = sheet, pages, l.Pages+pages
	}
	return nil
}

// pagesOf makes the pages of a document as it came.
func (d Desk) pagesOf(ctx context.Context, v *volume, l *leaf) (err error) {
	if says := l.choice.Says(); says != "" {
		if strings.Contains(says, casework.HeldBackWords) {
			l.hold("Words of this note are held back.")
			return nil
		}
		return d.set(ctx, v, l, says)
	}
	file, err := d.fileOf(ctx, v, l)
	if err != nil || l.Out != In {
		return err
	}
	switch kind := workbench.Sniff(file); {
	case kind == workbench.PDF:
		return d.bound(ctx, v, l, file)
	case kind == workbench.Plain:
		says, err := d.Bench.Plain(ctx, file)
		if err != nil {
			return l.unless(err)
		}
		return d.set(ctx, v, l, says)
	case kind.IsPicture():
		return d.picture(ctx, v, l, file)
	default:
		l.apart("It is a file of a kind that cannot be printed here.")
		return nil
	}
}

// fileOf is the file of a document; a copy of words is held back when it may not leave any more.
func (d Desk) fileOf(ctx context.Context, v *volume, l *leaf) ([]byte, error) {
	if l.choice.Sort != redaction.CopyOfWords {
		return d.papers().Original(ctx, l.choice)
	}
	file, err := d.papers().CopyFile(ctx, v.history, l.choice.Document)
	if fault.KindOf(err) == fault.Denied {
		l.hold(fault.Sentence(err))
		return nil, nil
	}
	return file, err
}

// bound takes the pages of a PDF, once its words were looked through.
func (d Desk) bound(ctx context.Context, v *volume, l *leaf, file []byte) error {
	reading, err := d.Bench.PDF(ctx, file)
	if err != nil {
		return l.unless(err)
	}
	unread := 0
	for _, p := range reading.Pages {
		l.words = append(l.words, p.Text)
		if p.Missing || len(p.Pictures) > 0 || !given(p.Text) {
			unread++
		}
	}
	if v.holds(l) || v.unlooked(l, unread) {
		return nil
	}
	pages, err := d.Bench.Loose(ctx, file)
	if err != nil {
		return l.unless(err)
	}
	if pages.Count != len(reading.Pages) {
		l.apart("Two programs do not agree on how many pages it has.")
		return nil
	}
	l.pdf, l.Pages = pages.PDF, pages.Count
	if pages.Notes > 0 {
		l.Why = fmt.Sprintf("Notes in its margin are not printed: %d.", pages.Notes)
	}
	return nil
}

// set sets a text as pages.
func (d Desk) set(ctx context.Context, v *volume, l *leaf, says string) (err error) {
	l.words = []string{says}
	if v.holds(l) {
		return nil
	}
	l.pdf, l.Pages, err = d.render(ctx, v, v.text(l, says))
	return err
}

// picture sets a picture on a page. What it shows no machine has read.
func (d Desk) picture(ctx context.Context, v *volume, l *leaf, file []byte) error {
	if v.unlooked(l, 1) {
		return nil
	}
	clean, err := d.Bench.Picture(ctx, file)
	if err != nil {
		return l.unless(err)
	}
	doc := v.text(l, "")
	doc.Sections[0].Blocks = []typeset.Block{{Picture: &typeset.Picture{Image: clean.Image, Alt: typeset.Printable(l.Title)}}}
	l.pdf, l.Pages, err = d.render(ctx, v, doc)
	return err
}

// holds reports whether a document holds a hidden detail, and then holds it back.
func (v *volume) holds(l *leaf) bool {
	var p words.Printer
	var all []string
	for _, k := range v.gate.In(l.words...) {
		all = append(all, k.Words(p))
	}
	if len(all) == 0 {
		return false
	}
	l.hold("It holds " + words.List(unique(all)) + ".")
	return true
}

func unique(all []string) []string {
	var once []string
	seen := map[string]bool{}
	for _, x := range all {
		if !seen[x] {
			once, seen[x] = append(once, x), true
		}
	}
	return once
}

// unlooked reports whether pages that no machine could read stand in the way: where something is hidden from somebody, and nobody said that they looked.
func (v *volume) unlooked(l *leaf, unread int) bool {
	if unread == 0 || v.looked || v.gate.KeepsNothing() {
		return false
	}
	l.hold(fmt.Sprintf("No machine could read all of it (pages: %d), and nobody said that they looked at them.", unread))
	return true
}

func (l *leaf) hold(why string)  { l.Out, l.Why = Held, why }
func (l *leaf) apart(why string) { l.Out, l.Why = Paper, why }

// unless takes a file that cannot be read or printed for one that is handed over apart; any other error is a fault of ours.
func (l *leaf) unless(err error) error {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge:
		l.apart(fault.Sentence(err))
		return nil
	}
	return err
}
