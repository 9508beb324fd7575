package report

import "slices"

// RejoinedRow is a statement of a section as its writer has it in front of them, with what others did to it meanwhile.
type RejoinedRow struct {
	SectionRow
	Theirs   *Statement // as somebody else wrote it meanwhile, when both changed it; nil otherwise
	TakenOut bool       // somebody took it out meanwhile, and its writer changed it: saved, it is a new statement
}

// Clashes reports whether two people did different things to it.
func (r RejoinedRow) Clashes() bool { return r.Theirs != nil || r.TakenOut }

// Rejoin is what somebody wrote on an older version of the report, on the report as it is now. What only others changed is as they wrote it, what
// only the writer changed as the writer did, and of what both changed there are both.
func (d *Draft) Rejoin(seen *Draft, form SectionForm) []RejoinedRow {
	var mine []RejoinedRow
	for _, row := range form.Rows {
		if r, stays := d.rejoin(seen, row); stays {
			mine = append(mine, r)
		}
	}
	theirs := d.rowsOf(form.Section, mine)
	if len(seen.moved(form.Rows)) == 0 {
		return weave(theirs, mine)
	}
	return weave(mine, theirs)
}

// SectionOf is a section as it stands, for whoever begins to write in it.
func (d *Draft) SectionOf(section string) SectionForm {
	form := SectionForm{Section: section}
	for _, r := range d.rowsOf(section, nil) {
		form.Rows = append(form.Rows, r.SectionRow)
	}
	return form
}

// rejoin is one row; false when it was taken out by others and its writer did nothing to it.
func (d *Draft) rejoin(seen *Draft, row SectionRow) (RejoinedRow, bool) {
	was, known := seen.row(row)
	if !known {
		return RejoinedRow{SectionRow: row}, true
	}
	now, there := d.row(row)
	untouched := !row.Out && was.same(row.Saying)
	switch {
	case !there:
		return RejoinedRow{SectionRow: row, TakenOut: true}, !untouched && !row.Out
	case untouched:
		row.Saying = now.Saying
		return RejoinedRow{SectionRow: row}, true
	case now.same(was.Saying) || now.same(row.Saying) && !row.Out:
		return RejoinedRow{SectionRow: row}, true
	default:
		return RejoinedRow{SectionRow: row, Theirs: now}, true
	}
}

// rowsOf are the statements of a section in their order, each as one of the rows given has it, or else as it stands.
func (d *Draft) rowsOf(section string, given []RejoinedRow) []RejoinedRow {
	var all []RejoinedRow
	for _, s := range d.statements {
		if s.Section != section {
			continue
		}
		row := RejoinedRow{SectionRow: SectionRow{Key: string(s.Ref.Entry), Saying: s.Saying}}
		if i := indexOf(given, row.Key); i >= 0 {
			row = given[i]
		}
		all = append(all, row)
	}
	return all
}

// weave puts what is in one list alone into another, each after what it follows.
func weave(into, from []RejoinedRow) []RejoinedRow {
	at := 0
	for _, row := range from {
		if i := indexOf(into, row.Key); i >= 0 {
			at = i + 1
			continue
		}
		into = slices.Insert(into, at, row)
		at++
	}
	return into
}

func indexOf(rows []RejoinedRow, key string) int {
	return slices.IndexFunc(rows, func(r RejoinedRow) bool { return r.Key == key })
}
