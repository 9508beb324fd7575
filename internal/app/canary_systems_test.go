package app

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"candour/internal/api"
)

// TestNothingHiddenIsInWhatAnySystemIsGiven asks for everything there is, for one person of each set of roles.
func TestNothingHiddenIsInWhatAnySystemIsGiven(t *testing.T) {
	t.Parallel()
	c := newCoop(t)
	c.plantAll(t)
	shown := 0
	for _, person := range c.roles(t) {
		second := c.staff(t)[0].ID
		if second == person.ID {
			second = c.staff(t)[1].ID
		}
		s := &standing{token: letsIn(t, c.record.Ledger, c.record.Service.Stream, person.ID, second)}
		of := api.Root + "/cases/" + string(c.stream)
		for _, path := range []string{api.Root + "/cases?limit=200", of, of + "/entries?limit=200", of + "/changes?limit=200", of + "/changes?after=200&limit=200"} {
			answer := httptest.NewRecorder()
			c.service.handler.ServeHTTP(answer, asSystem(t, s, http.MethodGet, path))
			if answer.Code == http.StatusOK {
				shown++
			}
			c.holdsNone(t, "what a system of "+person.Name+" was answered", answer.Body.Bytes())
		}
	}
	if shown < 10 {
		t.Errorf("only %d answers showed anything", shown)
	}
	c.holdsNone(t, "the log", c.log.whole())
}
