package pack

// Notices says within how many working hours whoever has a case sees what came into it, before somebody else is told.
type Notices struct {
	Seen HourRule `yaml:"seen" need:"yes"`
}

func (l *loader) checkNotices() {
	if l.pack.Notices.Seen.Hours < 1 {
		l.problem("notices.yaml", "seen.hours", "must be at least one")
	}
}
