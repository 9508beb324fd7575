package ledger

// Making gathers the entries of one act, as verbs do. After an entry that cannot be made it takes no more, and Done gives the reason.
type Making struct {
	By     Author
	Change Change
	err    error
}

// Put makes an entry and adds it to the act.
func Put[T any](m *Making, stream StreamID, kind Kind[T], id EntryID, when *Happened, body T) {
	if m.err != nil {
		return
	}
	n, err := kind.New(id, m.By, when, body)
	if err != nil {
		m.err = err
		return
	}
	m.Change.Add(stream, n)
}

// Take adds to the act what another verb made, or gives it up for the same reason.
func (m *Making) Take(made Change, err error) {
	if err != nil {
		m.Fail(err)
	}
	if m.err != nil {
		return
	}
	for stream, entries := range made.Entries {
		m.Change.Add(stream, entries...)
	}
	m.Change.Jobs = append(m.Change.Jobs, made.Jobs...)
}

// Fail gives up the act, keeping the first reason.
func (m *Making) Fail(err error) {
	if m.err == nil {
		m.err = err
	}
}

// Err is why the act was given up; nil while it was not.
func (m *Making) Err() error { return m.err }

// Done is the whole act, or why there is none.
func (m *Making) Done() (Change, error) {
	if m.err != nil {
		return Change{}, m.err
	}
	return m.Change, nil
}
