package ordertextpage

import (
	"candour/internal/access"
	"candour/internal/redaction"
	"candour/internal/web"
)

// Home is the part of an order’s address in which its questions are marked.
const Home = "questions"

// Pages holds what these pages stand on.
type Pages struct {
	Desk redaction.Desk // reads the papers of a case
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{web.ForCase("/case/{case}/order/{order}/"+Home, access.CaseWorker, p.showQuestions, p.questions)}
}
