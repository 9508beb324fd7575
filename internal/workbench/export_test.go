package workbench

// WaitingCases are the cases of the presses that wait for work, longest waiting first.
func (b *Bench) WaitingCases() (cases []string) {
	b.presses.mutex.Lock()
	defer b.presses.mutex.Unlock()
	for _, p := range b.presses.waiting {
		cases = append(cases, p.caseName)
	}
	return cases
}

// AllowNetwork makes the bench start children as it does where the system refuses namespaces.
func (b *Bench) AllowNetwork() { b.networked.Store(true) }

// KillWaiting ends the processes of the presses that wait, behind the bench's back.
func (b *Bench) KillWaiting() {
	b.presses.mutex.Lock()
	defer b.presses.mutex.Unlock()
	for _, p := range b.presses.waiting {
		p.command.Process.Kill()
	}
}
