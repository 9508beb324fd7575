package argument

// Line is a line of a walk down an explanation: a record, and how it bears on the one that it stands under.
type Line struct {
	Ground // of the record above; the zero Role for the first line
	Why    Why
	Depth  int  // 0 for the record that was asked about
	Again  bool // it was explained further up, and is not explained again
}

// Walk is an explanation in full: the record, under it the grounds of its standing, and under each what that comes from in turn, down to
// the last. Each record is explained once. It ends because ranks strictly fall from each line to those under it.
func (l *Labelling) Walk(id ID) []Line {
	w := walk{l: l, explained: map[ID]bool{}}
	w.down(Ground{Record: id, Onward: true}, 0)
	return w.lines
}

type walk struct {
	l         *Labelling
	explained map[ID]bool
	lines     []Line
}

func (w *walk) down(g Ground, depth int) {
	why := w.l.Why(g.Record)
	again := g.Onward && w.explained[g.Record] && len(why.Grounds) > 0
	w.lines = append(w.lines, Line{g, why, depth, again})
	if again || !g.Onward {
		return
	}
	w.explained[g.Record] = true
	for _, under := range why.Grounds {
		w.down(under, depth+1)
	}
}
