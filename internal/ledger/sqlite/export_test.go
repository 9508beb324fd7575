package sqlite

// Step has a function called before each statement of the connection that commits; an error from it stands for the statement's own.
func (e *Engine) Step(do func(statement string) error) {
	e.commits.mu.Lock()
	defer e.commits.mu.Unlock()
	e.commits.step = do
}
