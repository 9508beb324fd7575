package app

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestTodayAsksTheHeadOfPracticeForWhatWasReferredAndTheTeamForTheRest(t *testing.T) {
	d := demonstration(t)
	head := d.visit(t, "Judith Farrar")
	today := head.get("/")
	at := slices.IndexFunc(today.links(), func(to string) bool { return strings.Contains(to, "/no-longer-stands/") })
	if at < 0 || !strings.Contains(today.words(), "it was referred to you") || !strings.Contains(today.words(), "One thing needs your answer") {
		t.Fatalf("the head of practice reads %s", today.words())
	}
	referred := today.links()[at]
	if p := head.get(referred); p.status != http.StatusOK || !strings.Contains(p.words(), "You, as head of practice, answer for it") {
		t.Errorf("%s is answered %d: %s", referred, p.status, p.words())
	}
	worker := d.visit(t, "Marcus Webb").get("/")
	if slices.Contains(worker.links(), referred) {
		t.Error("who referred it is still asked")
	}
	if p := d.visit(t, "Denise Ferreira").get(referred); p.status != http.StatusNotFound {
		t.Errorf("another team’s manager is answered %d", p.status)
	}
}
