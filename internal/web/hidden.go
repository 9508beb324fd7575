package web

// hiddenField is where a form asks what is to be done about hidden details in what was typed; stand is the answer that they must stand.
const (
	hiddenField = "hidden"
	stand       = "stand"
)

// HoldsHidden asks about hidden details in what was typed, each in words that do not repeat it, before anything is kept. It reports whether the
// person says that they must stand, which only a form that shows the question can: see the template of the same name. When nothing is held it
// asks nothing.
func (f *Form) HoldsHidden(held []string) (stands bool) {
	if len(held) == 0 {
		return false
	}
	if f.Text(hiddenField) == stand {
		return true
	}
	f.hold(held, "Take out what is hidden, or say that it must stand")
	return false
}

// MustGo is HoldsHidden where nothing can be done about hidden details but to take them out.
func (f *Form) MustGo(held []string) {
	if len(held) > 0 {
		f.hold(held, "Take out what is hidden")
	}
}

// Without is MustGo of what was found, unless it could not be looked for.
func (f *Form) Without(held []string, err error) error {
	if err == nil {
		f.MustGo(held)
	}
	return err
}

// holdsWhatMustGo reports whether the form, if there is one, was found to hold what is hidden.
func (f *Form) holdsWhatMustGo() bool { return f != nil && len(f.held) > 0 }

func (f *Form) hold(held []string, sentence string) {
	f.held = held
	f.Errors.Add(hiddenField, sentence)
}
